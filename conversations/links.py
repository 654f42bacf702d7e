"""Links into a report: the word behind `?start=` that names a draft, a section or a question.

A messenger carries up to 64 of A-Z, a-z, 0-9, _ and - there
(https://core.telegram.org/bots/features#deep-linking). Each of these words has an underscore before
its first hyphen, which no invite's code has, so neither can be taken for the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversations.buttons import parse_number, render_number

_NAME = "[a-z][a-z0-9_]{0,23}"
_PAYLOAD = re.compile(rf"d_([0-9a-z]{{1,12}})(?:-(?:s-({_NAME})|q-({_NAME})))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: to a draft, one of its sections, or one of its questions."""

    draft: int
    section: str = ""
    question: str = ""


def encode_place(place: Place) -> str:
    """Return the word that names the place; one with a question needs no section.

    ValueError when a part of it cannot be: a negative id, or a name that no template may have.
    """
    end = f"-q-{place.question}" if place.question else ""
    end = end or (f"-s-{place.section}" if place.section else "")
    text = f"d_{render_number(place.draft)}{end}"
    if _PAYLOAD.fullmatch(text) is None:
        raise ValueError(f"no link can say this: {text!r}")
    return text


def decode_place(text: str) -> Place | None:
    """Return the place that `encode_place` was given; None for anything that it cannot have made.

    Of a question, its section is left to be found.
    """
    match = _PAYLOAD.fullmatch(text)
    if match is None:
        return None
    draft, section, question = match.groups()
    return Place(parse_number(draft), section or "", question or "")
