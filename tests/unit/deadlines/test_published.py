from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.published import build_working_days

OURS = build_working_days({})

WORKED_WEEKENDS = [
    *(date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28)),
    *(date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)),
]
DAYS_OFF = [
    *(date(2026, 1, 1), date(2026, 1, 2)),
    *(date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)),
    date(2026, 4, 6),
    *(date(2026, 5, day) for day in (1, 4, 5)),
    date(2026, 6, 19),
    date(2026, 9, 25),
    *(date(2026, 10, day) for day in (1, 2, 5, 6, 7)),
]


def test_the_days_of_2026_that_differ_from_the_week_are_those_of_the_notice() -> None:
    year = [
        date.fromordinal(at)
        for at in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    ]
    assert [day for day in year if OURS.is_working(day) and day.weekday() > 4] == WORKED_WEEKENDS
    assert [day for day in year if not OURS.is_working(day) and day.weekday() < 5] == DAYS_OFF


def test_last_working_days_and_spans_of_2026_follow_the_notice() -> None:
    assert OURS.move(date(2026, 2, 28), "before") == date(2026, 2, 28)
    assert OURS.move(date(2026, 5, 31), "before") == date(2026, 5, 29)
    assert OURS.add(date(2026, 6, 30), 5) == date(2026, 7, 7)
    assert OURS.add(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert OURS.add(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert OURS.add(date(2026, 2, 24), -1) == date(2026, 2, 14)


def test_a_year_with_a_notice_is_published_and_a_far_one_is_not() -> None:
    assert OURS.is_published(2001)
    assert OURS.is_published(2026)
    assert not OURS.is_published(2090)
    assert not OURS.is_published(2000)


def test_a_year_without_a_notice_has_its_statutory_holidays_and_no_working_weekends() -> None:
    assert not OURS.is_working(date(2090, 5, 1))
    assert not OURS.is_working(date(2090, 10, 2))
    assert OURS.is_working(date(2090, 7, 3))
    assert not any(day.year > 2080 for day in OURS.on)


def test_weekends_worked_the_year_before_belong_to_the_year_they_are_in() -> None:
    assert OURS.is_working(date(2011, 12, 31))


@pytest.mark.parametrize("day", [*WORKED_WEEKENDS, *DAYS_OFF, date(2026, 7, 8), date(2026, 7, 11)])
@pytest.mark.parametrize("working", [True, False])
def test_the_offices_own_day_wins(day: date, working: bool) -> None:
    assert build_working_days({day: working}).is_working(day) is working


@given(st.dictionaries(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.booleans(), max_size=20))
def test_only_the_offices_own_days_differ(extra: dict[date, bool]) -> None:
    days = build_working_days(extra)
    span = range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
    for day in map(date.fromordinal, span):
        assert days.is_working(day) == extra.get(day, OURS.is_working(day))
