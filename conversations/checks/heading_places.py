"""Where the headings and the paragraphs of the report were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.subject import Subject
from conversations.drafts.typed_texts import TypedText
from conversations.report.sentences import join_lines, split_lines

_NUMBER = re.compile(
    "^(?:[一二三四五六七八九十百]+[、是]|（[一二三四五六七八九十百]+）|[0-9]+[.]|（[0-9]+）)"
)


def strip_number(heading: str) -> str:
    """Return the heading without the number that the report gives it."""
    return _NUMBER.sub("", heading, count=1)


def map_headings(subject: Subject) -> dict[str, TypedText]:
    """Return the typed texts of one line by that line; of several the same, the first."""
    return {join_lines(each.text): each for each in reversed(subject.texts)}


def find_typed(subject: Subject, paragraph: str) -> TypedText | None:
    """Return the typed text that has the paragraph, or that the paragraph has most of."""
    found = [
        (len(line), -at)
        for at, typed in enumerate(subject.texts)
        for line in _find_lines(typed)
        if line in paragraph
    ]
    return subject.texts[-max(found)[1]] if found else None


def _find_lines(typed: TypedText) -> Iterator[str]:
    yield from (line.strip() for line in split_lines(typed.text))
