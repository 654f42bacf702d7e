"""Names and headings of a drafted template."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from bot.authoring.drafted_title import drop_period
from conversations.engine.texts import UNPRINTABLE, is_blank
from conversations.recognition.markers import find_marker
from conversations.recognition.parts import Part

MASKED = re.compile("[XＸ×]{2,}")
"""A name or number that was masked: XX."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a question is about, in words: the heading in Chinese, its number in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of questions: text_1, text_2, list_1."""

    _counts: Counter[str] = field(default_factory=Counter)

    def make(self, kind: str) -> str:
        """Return an id that was not made before."""
        self._counts[kind] += 1
        return f"{kind}_{self._counts[kind]}"


def clean_line(text: str) -> str:
    """Return the text as one line of what can be printed."""
    return " ".join(UNPRINTABLE.sub("", text).split())


def clean_heading(text: str) -> str:
    """Return the heading in one line, without a number and a year."""
    heading = drop_period(clean_line(text))
    while marker := find_marker(heading):
        heading = heading[marker.end :]
    return heading


def find_heading(part: Part, number: int) -> str:
    """Return the part's heading, or for the author to replace, 第几部分."""
    heading = clean_heading(part.title)
    return f"第{number}部分" if is_blank(heading) else heading
