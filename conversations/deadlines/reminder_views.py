"""What a reminder shows: one deadline, a morning's digest, or a group's lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.deadlines.deadline import Standing
from conversations.views import View

MOST_LINES = 10
"""Deadlines that a digest lists; the rest is said as a count."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One deadline of the reader's, and how far away it is on their calendar.

    `days` counts calendar days until the due day, 0 on it and below 0 when late; `working` the
    working days among them.
    """

    standing: Standing
    days: int
    working: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deadlines of a head's units are due today, and how many are late."""

    due: int
    late: int


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One obligation's report for one period, as those hear of it who do not owe it themselves.

    `names` are the units and people it is about: who is still missing.
    """

    name: str
    period: str
    due_on: date
    days: int
    working: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderView(View):
    """One deadline, and nothing else to be said."""

    line: DueLine


@dataclass(frozen=True, slots=True)
class DigestView(View):
    """All that a person is told at once, the oldest deadline first.

    `lines` are their own deadlines, at most MOST_LINES, and `more` those beyond; `missing` what a
    head or leader is told of; `unreachable` the names of people whom reminders do not reach.
    """

    lines: tuple[DueLine, ...] = ()
    more: int = 0
    missing: tuple[RoundLine, ...] = ()
    unreachable: tuple[str, ...] = ()
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class GroupView(View):
    """What a unit's group is told: what opens, who is missing, and what is complete."""

    opened: tuple[RoundLine, ...] = ()
    missing: tuple[RoundLine, ...] = ()
    complete: tuple[RoundLine, ...] = ()
