"""Slips: passages of one text that are written wrongly, and how each should be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from conversations.checks.finding import Finding, Param, Rank, Spot, build_finding
from conversations.checks.passages import HAN, clip_excerpt
from conversations.checks.subject import Check, Subject
from conversations.drafts.typed_texts import TypedText

NUMERALS = "一二三四五六七八九十"
"""The characters of small Chinese numbers, for use within [] of a pattern."""

_ANY_HAN = re.compile(f"[{HAN}]")
_QUOTED = re.compile("“[^“”\n]*”|《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")
_STOPS = "。！？；\r\n"
_STOP = re.compile(f"[{_STOPS}]")
_AROUND = 5


class Slip(NamedTuple):
    """A passage by its characters; `fix` mechanically takes its place, None where none surely can.

    `wanted` is what is expected there, where the sentence says so and there is no fix.
    """

    start: int
    end: int
    fix: str | None = None
    wanted: str = ""


Reading = Callable[[str], Iterable[Slip]]
"""What finds the slips of one text."""


def build_text_check(check: str, rank: Rank, source: str, read: Reading) -> Check:
    """Return the check that reads each text by itself; words that the unit spares are right."""

    def _find(subject: Subject) -> Iterator[Finding]:
        for typed in subject.texts:
            for slip in read(typed.text):
                if typed.text[slip.start : slip.end] not in subject.spared:
                    yield build_slip_finding(check, rank, typed, slip)

    return Check(check, rank, source, _find, local=True)


def build_slip_finding(
    check: str, rank: Rank, typed: TypedText, slip: Slip, **params: Param
) -> Finding:
    """Return the finding; its sentence may name `excerpt`, `near` (a little more) and `right`."""
    spot = Spot(typed, slip.start, slip.end)
    near = typed.text[max(0, slip.start - _AROUND) : slip.end + _AROUND]
    said: dict[str, Param] = {
        "excerpt": clip_excerpt(spot.excerpt),
        "near": clip_excerpt(near),
        "right": clip_excerpt(slip.fix if slip.fix is not None else slip.wanted),
    }
    return build_finding(check, rank, spot, fix=slip.fix, **said | params)


def is_han(character: str) -> bool:
    """Whether it is a Chinese character; "" is none."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _ANY_HAN.search(text) is not None


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return where the quoted words and the titles of the text begin and end."""
    return [match.span() for match in _QUOTED.finditer(text)]


def is_within(spans: Iterable[tuple[int, int]], at: int) -> bool:
    """Whether the character at that place is in one of them."""
    return any(start <= at < end for start, end in spans)


def get_before(text: str, at: int) -> str:
    """Return the character before that place; "" at the beginning."""
    return text[at - 1] if at else ""


def skip_back(text: str, at: int, spaces: str = " ") -> str:
    """Return the character before that place and the spaces before it; "" at the beginning."""
    while at and text[at - 1] in spaces:
        at -= 1
    return get_before(text, at)


def skip_on(text: str, at: int, spaces: str = " ") -> int:
    """Return the place behind the spaces that stand there."""
    while at < len(text) and text[at] in spaces:
        at += 1
    return at


def get_sentence(text: str, start: int, end: int) -> str:
    """Return the sentence in which the passage stands, without looking further than it."""
    begin = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    following = _STOP.search(text, end)
    return text[begin : following.start() if following else len(text)]


def begins_clause(text: str, at: int) -> bool:
    """Whether a line or a clause begins there: only white space, or a mark, stands before it."""
    before = skip_back(text, at, " \t\u3000")
    return not before or before in "\r\n\u2028。；：，、！？;:,!?”’）)》"
