from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.working_days import WorkingDays
from tests.unit.deadlines.calendars import CALENDARS, DAYS, PLAIN

FRIDAY, SATURDAY, MONDAY = date(2026, 7, 10), date(2026, 7, 11), date(2026, 7, 13)


def test_weekdays_are_worked_and_weekends_are_not() -> None:
    week = [MONDAY + timedelta(days=days) for days in range(7)]
    assert [PLAIN.is_working(day) for day in week] == [True] * 5 + [False] * 2


def test_a_weekday_off_is_not_worked_and_a_weekend_on_is() -> None:
    days = WorkingDays(frozenset({FRIDAY}), frozenset({SATURDAY}), frozenset())
    assert (days.is_working(FRIDAY), days.is_working(SATURDAY)) == (False, True)


def test_only_the_years_told_are_published() -> None:
    days = WorkingDays(frozenset(), frozenset(), frozenset({2026}))
    assert (days.is_published(2026), days.is_published(2027)) == (True, False)


def test_a_day_off_moves_before_or_after_or_stays() -> None:
    assert PLAIN.move(SATURDAY, "before") == FRIDAY
    assert PLAIN.move(SATURDAY, "after") == MONDAY
    assert PLAIN.move(SATURDAY, "stay") == SATURDAY
    assert PLAIN.move(FRIDAY, "before") == PLAIN.move(FRIDAY, "after") == FRIDAY


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SATURDAY, -1, FRIDAY),
        (MONDAY, -1, FRIDAY),
        (MONDAY, -6, date(2026, 7, 3)),
        (FRIDAY, 10, date(2026, 7, 24)),
        (SATURDAY, 0, SATURDAY),
    ],
)
def test_it_counts_working_days_without_the_day_itself(day: date, count: int, found: date) -> None:
    assert PLAIN.add(day, count) == found


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2026, 7, 9), 0),
        (FRIDAY, 0),
        (SATURDAY, 0),
        (MONDAY, 1),
        (date(2026, 7, 20), 6),
    ],
)
def test_lateness_counts_working_days_up_to_today(today: date, late: int) -> None:
    assert PLAIN.count_late(FRIDAY, today) == late


@given(CALENDARS, DAYS)
def test_moving_lands_on_the_nearest_working_day(days: WorkingDays, day: date) -> None:
    before, after = days.move(day, "before"), days.move(day, "after")
    assert before <= day <= after
    assert days.is_working(before)
    assert days.is_working(after)
    between = range(before.toordinal() + 1, after.toordinal())
    assert not any(days.is_working(date.fromordinal(at)) for at in between)


@given(CALENDARS, DAYS, st.integers(-40, 40).filter(bool))
def test_adding_passes_as_many_working_days(days: WorkingDays, day: date, count: int) -> None:
    found = days.add(day, count)
    assert days.is_working(found)
    assert (found > day) == (count > 0)
    passed = sorted((found.toordinal(), day.toordinal()))
    span = range(passed[0], passed[1] + 1)
    worked = sum(days.is_working(date.fromordinal(at)) for at in span)
    assert worked == abs(count) + days.is_working(day)


@given(CALENDARS, DAYS, st.integers(1, 40))
def test_as_many_days_later_it_is_that_late(days: WorkingDays, due_on: date, count: int) -> None:
    last = days.add(due_on, count)
    assert days.count_late(due_on, last) == count
    assert days.count_late(due_on, last - timedelta(days=1)) == count - 1
    assert days.count_late(last, due_on) == 0
