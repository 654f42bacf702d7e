"""A button's 64 bytes: which draft, which revision, which question, what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 64
"""Bytes of a button's data that a messenger carries."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER = "[0-9a-z]{1,12}"  # base 36: stays below 2 ** 63, which a database can look up
_PRESS = re.compile(
    rf"(?P<verb>[a-z_]{{1,12}}):(?P<draft>{_NUMBER}):(?P<revision>{_NUMBER})"
    rf":(?P<question>[a-z][a-z0-9_]{{0,23}}|):(?P<value>-?{_NUMBER}|)"
)


@dataclass(frozen=True, slots=True)
class Press:
    """What a button says. `draft` and `revision` are 0 where the verb is about no draft."""

    verb: str
    draft: int = 0
    revision: int = 0
    question: str = ""
    value: int | None = None


def encode(press: Press) -> str:
    """Return the button's data, at most 64 ASCII bytes.

    ValueError when a part has not the form of `Press`, or all of them are too long together: ids
    below 36**12, revisions below 36**6 and values below 36**5 always fit.
    """
    value = "" if press.value is None else render_number(press.value)
    draft, revision = render_number(press.draft), render_number(press.revision)
    text = f"{press.verb}:{draft}:{revision}:{press.question}:{value}"
    if len(text) > LONGEST or _PRESS.fullmatch(text) is None:
        raise ValueError(f"this does not fit on a button: {text!r}")
    return text


def decode(text: str) -> Press | None:
    """Return what `encode` was given; None for anything that it cannot have made."""
    match = _PRESS.fullmatch(text)
    if match is None or len(text) > LONGEST:
        return None
    verb, draft, revision, question, value = match.groups()
    number = parse_number(value) if value else None
    return Press(verb, parse_number(draft), parse_number(revision), question, number)


def render_number(number: int) -> str:
    """Return a whole number in base 36."""
    if number < 0:
        return "-" + render_number(-number)
    digits = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits


def parse_number(text: str) -> int:
    """Return the number that `render_number` wrote; ValueError when it is none."""
    return int(text, 36)
