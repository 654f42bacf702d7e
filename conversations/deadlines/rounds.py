"""A round: what all who owe one report owe at one time, as an obligation comes round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, get_args

Span = Literal["open", "present", "previous", "next", "year"]
"""Which rounds are looked at.

`open`: those that have opened and still miss a report. `present`: each obligation's latest that has
opened, or its first; `previous` and `next` are the ones beside it. `year`: those due from a year
ago to a quarter from now.
"""

SPANS: tuple[Span, ...] = get_args(Span)

_YEAR = timedelta(days=366)
_QUARTER = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Round:
    """The deadlines of one obligation with one occurrence; `due_on` is the first due day of them.

    `last_due_on` is the last one, of a deadline that was moved; `missing` counts the open ones.
    """

    obligation_id: int
    occurrence: str
    opens_on: date
    due_on: date
    last_due_on: date
    missing: int

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from every other round."""
        return self.obligation_id, self.occurrence


def choose_rounds(rounds: Iterable[Round], span: Span, today: date) -> list[Round]:
    """Return the rounds of that span, the first to be due first."""
    by_obligation = sorted(rounds, key=lambda each: (each.obligation_id, each.due_on))
    chosen: list[Round] = []
    for _, group in groupby(by_obligation, key=lambda each: each.obligation_id):
        chosen += _choose(list(group), span, today)
    return sorted(chosen, key=lambda each: (each.due_on, each.obligation_id, each.occurrence))


def _choose(rounds: list[Round], span: Span, today: date) -> list[Round]:
    """Choose among the rounds of one obligation, which come sorted."""
    if span == "open":
        return [each for each in rounds if each.missing and each.opens_on <= today]
    if span == "year":
        return [each for each in rounds if today - _YEAR <= each.due_on <= today + _QUARTER]
    opened = sum(each.opens_on <= today for each in rounds)
    at = max(opened - 1, 0) + _STEPS[span]
    return [rounds[at]] if 0 <= at < len(rounds) else []


_STEPS = {"present": 0, "previous": -1, "next": 1}
