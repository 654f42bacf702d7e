"""An obligation (报送任务): a recurring duty to report, as an office states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Repeats = Literal["once", "monthly", "quarterly", "half_yearly", "yearly", "rrule"]
"""How often a report is due; `rrule` leaves it to a rule of RFC 5545, section 3.3.10."""

DueKind = Literal["day", "last_working_day", "working_days_after"]
Shift = Literal["before", "after", "stay"]
"""Where a due day goes that is no working day: to the one before, the one after, or nowhere."""


@dataclass(frozen=True, slots=True)
class DueRule:
    """When a period's report is due.

    `day`: on that `day` of the month, `months_after` the period's last month (0: in that month; a
    day the month does not have is its last). `last_working_day`: the last one of the month that is
    `months_after` the period's last. `working_days_after`: the `day`-th working day after the
    period's end. Not asked for `once` and `rrule`, whose days are named.
    """

    kind: DueKind = "day"
    day: int = 10
    months_after: int = 1


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """When people are reminded: at the opening, so many working days before, on the day, late.

    `late` is each working day as long as the report is missing.
    """

    opening: bool = True
    before: tuple[int, ...] = (7, 3, 1)
    due: bool = True
    late: bool = True


@dataclass(frozen=True, slots=True)
class Escalation:
    """After how many working days late the head, then the leader is told; None: never."""

    head: int | None = 1
    leader: int | None = 3


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who owes which report, how often, and by when.

    `interview` is the template's id, or None for a report that is not written with this bot.
    `units` and `people` are ids; with neither, every unit with people in it owes it. `on` are the
    days of `once` (one or more); `rrule` the rule, counted from `starts_on`. The deadline opens
    `opens_before` calendar days before it is due, and ends at `ends_at` by its unit's clocks.
    Nothing due before `starts_on` or after `ends_on` is generated; it is the planned day that
    counts, not the one that it is moved to.
    """

    name: str
    interview: str | None
    repeats: Repeats
    starts_on: date
    due: DueRule = DueRule()
    on: tuple[date, ...] = ()
    rrule: str = ""
    units: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    shift: Shift = "before"
    opens_before: int = 20
    ends_at: time = time(18, 0)
    plan: ReminderPlan = ReminderPlan()
    escalation: Escalation = field(default_factory=Escalation)
    ends_on: date | None = None
