"""Passages: where a pattern stands in the typed texts of what is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Spot
from conversations.checks.subject import Subject

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, for use within [] of a pattern."""


def find_passages(subject: Subject, pattern: re.Pattern[str]) -> Iterator[Spot]:
    """Yield the passages that the pattern finds, in order; of one with a group, that group."""
    for typed in subject.texts:
        for match in pattern.finditer(typed.text):
            group = 1 if pattern.groups else 0
            yield Spot(typed, match.start(group), match.end(group))


def clip_excerpt(text: str, longest: int = 20) -> str:
    """Return the text on one line, cut to what a sentence about it may quote."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
