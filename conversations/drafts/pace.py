"""How long the rest of a draft may take, guessed from the pace of the person who writes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from conversations.drafts.answers import Answers
from conversations.drafts.draft import (
    Answer,
    FiguresAnswer,
    ItemsAnswer,
    Part,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.results import Progress

PAUSE = timedelta(minutes=10)
"""From how long on nothing was written: it says nothing about the pace."""

_NONE = timedelta(0)

_LATEST = 24
"""Answers that are looked at, and entries of a list: the pace of late says most."""

_FEWEST = 5
"""Steps between two messages below which no pace can be told."""

_LONGEST = 6 * 60
"""Minutes beyond which a guess helps nobody."""


def guess_minutes(answers: Answers, overall: Progress) -> int | None:
    """Return how many minutes the steps that are left may take; None while that cannot be told.

    It is told once a third is done: as long as half of the person's steps took at most, for each
    step that is left. A pause counts as a usual step, so it is left out here.
    """
    left = overall.total - overall.answered
    if left <= 0 or 3 * overall.answered < overall.total:
        return None
    usual = find_usual(answers)
    if usual is None:
        return None
    minutes = round_minutes(left * usual / timedelta(minutes=1))
    return minutes if minutes <= _LONGEST else None


def find_usual(answers: Answers) -> timedelta | None:
    """Return what usually lies between two messages of the latest answers; None of too few."""
    gaps = [after - before for before, after in pairwise(sorted(_list_moments(answers)))]
    steps = sorted(gap for gap in gaps if _NONE < gap <= PAUSE)
    return steps[(len(steps) - 1) // 2] if len(steps) >= _FEWEST else None


def round_minutes(minutes: float) -> int:
    """Return them as one says them: 0 below five, in fives up to thirty, then in tens."""
    if minutes < 5:
        return 0
    step = 5 if minutes <= 30 else 10
    return int(minutes / step + 0.5) * step


def _list_moments(answers: Answers) -> list[datetime]:
    """Return when the messages came; what was taken from a file has no message."""
    parts: list[Part | None] = []
    for answer in list(answers.values())[-_LATEST:]:
        parts += answer.parts if isinstance(answer, TextAnswer) else _find_parts(answer)
    return [part.at for part in parts if part and part.at and part.source is not None]


def _find_parts(answer: Answer) -> Iterator[Part | None]:
    match answer:
        case ItemsAnswer(entries=entries):
            for entry in entries[-_LATEST:]:
                yield entry.heading
                yield from entry.text.parts if entry.text else ()
                yield from _find_parts(entry.inner) if entry.inner else ()
        case TableAnswer(rows=rows):
            yield from (row.typed for row in rows[-_LATEST:])
        case PicturesAnswer(pictures=pictures):
            yield from (picture.caption for picture in pictures)
        case FiguresAnswer(figures=figures):
            yield from (figure.typed for figure in islice(figures.values(), _LATEST))
        case TextAnswer() | Skipped():
            return
        case _:
            yield answer.typed
