"""Moments and quiet hours as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.typed_hours import parse_day_and_time, parse_hours

TODAY = date(2026, 7, 3)


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("明天 15:00", date(2026, 7, 4), "15:00"),
        ("明天15：00", date(2026, 7, 4), "15:00"),
        ("7月10日上午9点", date(2026, 7, 10), "09:00"),
        ("7月10日，8点半", date(2026, 7, 10), "08:30"),
        ("2026-7-10 15:00", date(2026, 7, 10), "15:00"),
        ("10.8 9:00", date(2026, 10, 8), "09:00"),
        ("下周一 9点", date(2026, 7, 6), "09:00"),
        ("后天下午3点半", date(2026, 7, 5), "15:30"),
        ("今晚8点", date(2026, 7, 3), "20:00"),
        ("明早8点", date(2026, 7, 4), "08:00"),
        ("下午3点", date(2026, 7, 3), "15:00"),
        ("tomorrow 3pm", date(2026, 7, 4), "15:00"),
    ],
)
def test_a_day_and_a_time_are_read(typed: str, day: date, clock: str) -> None:
    hours, minutes = map(int, clock.split(":"))
    assert parse_day_and_time(typed, TODAY) == (day, hours * 60 + minutes)


@pytest.mark.parametrize(
    "typed", ["", "明天", "明天上午", "周五 9点", "25:00", "明天 " * 30 + "8:00"]
)
def test_what_is_no_moment_is_none(typed: str) -> None:
    assert parse_day_and_time(typed, TODAY) is None


def test_a_day_without_a_year_that_is_over_is_next_years_when_that_is_near() -> None:
    december = date(2026, 12, 30)
    assert parse_day_and_time("1月5日 9:00", december) == (date(2027, 1, 5), 540)
    assert parse_day_and_time("12月1日 9:00", december) == (date(2026, 12, 1), 540)
    assert parse_day_and_time("2026-1-5 9:00", december) == (date(2026, 1, 5), 540)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("22:00-7:30", (1320, 450)),
        ("22：00－07：30", (1320, 450)),
        ("22点到7点半", (1320, 450)),
        ("晚上10点至早上7点", (1320, 420)),
        ("10pm to 7am", (1320, 420)),
        ("2200-0730", (1320, 450)),
        ("8:00-8:00", (480, 480)),
    ],
)
def test_quiet_hours_are_read(typed: str, hours: tuple[int, int]) -> None:
    assert parse_hours(typed) == hours


@pytest.mark.parametrize("typed", ["", "22:00", "22:00-25:00", "夜里", "-", "到"])
def test_what_is_no_hours_is_none(typed: str) -> None:
    assert parse_hours(typed) is None


@given(st.text())
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    found = parse_day_and_time(typed, TODAY)
    assert found is None or 0 <= found[1] < 24 * 60
    hours = parse_hours(typed)
    assert hours is None or all(0 <= each < 24 * 60 for each in hours)
