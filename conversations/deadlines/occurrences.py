"""When an obligation is due: its occurrences, one a period or a named day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conversations.deadlines.obligation import DueRule, Obligation
from conversations.deadlines.recurrence import list_days, parse_rule
from conversations.deadlines.working_days import WorkingDays
from conversations.periods import Period, PeriodKind, find_period

Fault = Literal[
    "fault.starts",
    "fault.ends",
    "fault.periods",
    "fault.days",
    "fault.rule",
    "fault.due",
    "fault.opens",
    "fault.reminders",
    "fault.escalation",
]
"""What is wrong with an obligation, as a key of the chat's words."""

_NAMED = ("once", "rrule")
_SPANS: Mapping[str, PeriodKind] = {
    "monthly": "month",
    "quarterly": "quarter",
    "half_yearly": "half_year",
    "yearly": "year",
}
_FITTING: Mapping[PeriodKind, tuple[str, ...]] = {
    "month": ("monthly", *_NAMED),
    "quarter": ("quarterly", *_NAMED),
    "half_year": ("half_yearly", *_NAMED),
    "first_half": ("half_yearly", "yearly", *_NAMED),
    "year": ("yearly", *_NAMED),
}

_YEARS = range(2000, 2100)
_MOST = 60
"""Within how many working days people are reminded before it is due, and told when late."""
_DUE_DAYS = {"day": 31, "last_working_day": 31, "working_days_after": 200}
_MOST_MONTHS = 12
_LONGEST_OPEN = 366


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an obligation is due.

    `key` tells it from its others, whatever day it is moved to: the period's key, or the planned
    day of `once` and `rrule` (2026-07-10). `period` is the key of the report's period.
    """

    key: str
    period: str
    opens_on: date
    due_on: date


def find_fault(obligation: Obligation, periods: PeriodKind | None) -> Fault | None:
    """Return the first thing that is wrong with the obligation; None when it can be kept.

    `periods` is how often its template is written, None without a template. What repeats by the
    month, the quarter, … goes only with a template of such periods.
    """
    checks: Mapping[Fault, Callable[[Obligation], bool]] = {
        "fault.starts": lambda one: one.starts_on.year in _YEARS,
        "fault.ends": lambda one: one.ends_on is None or one.starts_on <= one.ends_on,
        "fault.periods": lambda one: periods is None or one.repeats in _FITTING[periods],
        "fault.days": lambda one: one.repeats != "once" or bool(_list_named(one, *_get_span(one))),
        "fault.rule": lambda one: one.repeats != "rrule" or _has_rule(one),
        "fault.due": lambda one: one.repeats in _NAMED or _is_due(one.due),
        "fault.opens": lambda one: 0 <= one.opens_before <= _LONGEST_OPEN,
        "fault.reminders": lambda one: all(1 <= count <= _MOST for count in one.plan.before),
        "fault.escalation": _escalates,
    }
    return next((fault for fault, is_well in checks.items() if not is_well(obligation)), None)


def _get_span(obligation: Obligation) -> tuple[date, date]:
    return obligation.starts_on, obligation.ends_on or date.max


def _has_rule(obligation: Obligation) -> bool:
    try:
        parse_rule(obligation.rrule, obligation.starts_on)
    except ValueError:
        return False
    return True


def _is_due(due: DueRule) -> bool:
    return 1 <= due.day <= _DUE_DAYS[due.kind] and 0 <= due.months_after <= _MOST_MONTHS


def _escalates(obligation: Obligation) -> bool:
    told = (obligation.escalation.head, obligation.escalation.leader)
    return all(count is None or 1 <= count <= _MOST for count in told)


def list_occurrences(
    obligation: Obligation,
    periods: PeriodKind | None,
    days: WorkingDays,
    since: date,
    until: date,
) -> list[Occurrence]:
    """Return what is due from `since` to `until`, both included, by due day; none with a fault.

    `periods` is how often the obligation's template is written, None without a template. The
    obligation's first and last day bound the planned day, so that a day moved off a weekend is not
    lost.
    """
    if since > until or find_fault(obligation, periods) is not None:
        return []
    # What is due in the span was planned less than a working day before or after it.
    first = max(days.add(since, -1), obligation.starts_on)
    last = min(days.add(until, 1), obligation.ends_on or date.max)
    if first > last:
        return []
    planned = _list_planned(obligation, periods, days, first, last)
    found = [_build(obligation, days, key, period, day) for key, period, day in planned]
    return sorted((one for one in found if since <= one.due_on <= until), key=_get_order)


def _get_order(occurrence: Occurrence) -> tuple[date, str]:
    return occurrence.due_on, occurrence.key


def _build(
    obligation: Obligation, days: WorkingDays, key: str, period: Period, planned: date
) -> Occurrence:
    due_on = days.move(planned, obligation.shift)
    opens_on = find_opening(due_on, obligation.opens_before, days)
    return Occurrence(key, period.key, opens_on, due_on)


def find_opening(due_on: date, opens_before: int, days: WorkingDays) -> date:
    """Return the working day on which it opens: so many calendar days before, or the next one.

    Where that would be after the due day, the last working day before.
    """
    wanted = due_on - timedelta(days=opens_before)
    later = days.move(wanted, "after")
    return later if later <= due_on else days.move(wanted, "before")


def _list_planned(
    obligation: Obligation,
    periods: PeriodKind | None,
    days: WorkingDays,
    first: date,
    last: date,
) -> Iterator[tuple[str, Period, date]]:
    """Return key, period and planned day of each occurrence planned within the span."""
    if obligation.repeats in _NAMED:
        for day in _list_named(obligation, first, last):
            yield day.isoformat(), find_period(periods or "month", day), day
        return
    span = "first_half" if periods == "first_half" else _SPANS[obligation.repeats]
    for period, day in _walk(span, obligation.due, days, first):
        if day > last:
            return
        yield period.key, period, day


def _list_named(obligation: Obligation, first: date, last: date) -> list[date]:
    if obligation.repeats == "once":
        return [day for day in sorted(set(obligation.on)) if first <= day <= last]
    return list_days(parse_rule(obligation.rrule, obligation.starts_on), first, last)


def _walk(
    span: PeriodKind, due: DueRule, days: WorkingDays, first: date
) -> Iterator[tuple[Period, date]]:
    """Yield the periods and their planned days, from the first that is planned on `first` on."""
    step = 2 if span == "first_half" else 1
    period = find_period(span, first)
    while _plan(period, due, days) >= first:
        period = period.shift(-step)
    while True:
        planned = _plan(period, due, days)
        if planned >= first:
            yield period, planned
        period = period.shift(step)


def _plan(period: Period, due: DueRule, days: WorkingDays) -> date:
    """Return the day on which the period's report is due by the rule."""
    if due.kind == "working_days_after":
        return days.add(period.last_day, due.day)
    last = find_period("month", period.last_day).shift(due.months_after).last_day
    if due.kind == "last_working_day":
        return days.move(last, "before")
    return last.replace(day=min(due.day, last.day))
