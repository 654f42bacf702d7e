from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.periods import Period, PeriodKind, find_period, offer_periods, parse_period

KINDS: list[PeriodKind] = ["month", "quarter", "half_year", "first_half", "year"]
SPANS: list[PeriodKind] = ["month", "quarter", "half_year", "year"]
DAYS = st.dates(date(1003, 1, 1))


@pytest.mark.parametrize(
    ("key", "label", "english"),
    [
        ("2026H1", "2026年上半年", "First half of 2026"),
        ("2026H2", "2026年下半年", "Second half of 2026"),
        ("2026", "2026年度", "2026"),
        ("2026Q1", "2026年第一季度", "First quarter of 2026"),
        ("2026Q3", "2026年第三季度", "Third quarter of 2026"),
        ("2026Q4", "2026年第四季度", "Fourth quarter of 2026"),
        ("2026M06", "2026年6月", "June 2026"),
        ("2026M12", "2026年12月", "December 2026"),
    ],
)
def test_a_period_says_itself_in_both_languages(key: str, label: str, english: str) -> None:
    period = parse_period(key)

    assert period.key == key
    assert (period.say("zh_CN"), period.say("en")) == (label, english)
    assert str(period) == label


@pytest.mark.parametrize(
    "key",
    [
        *("", "2026H3", "2026h1", "26", "0026", "2026H1 ", "２０２６", "x2026", "2026H"),
        *("2026Q0", "2026Q5", "2026M0", "2026M00", "2026M6", "2026M13", "2026H1Q1"),
    ],
)
def test_it_refuses_what_is_no_period(key: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        parse_period(key)


def test_a_period_has_what_it_is_and_nothing_else() -> None:
    assert parse_period("2026H2") == Period(2026, "下半年")
    assert parse_period("2026Q3") == Period(2026, quarter=3)
    assert parse_period("2026M06") == Period(2026, month=6)
    parts = [
        (each.half, each.quarter, each.month) for each in map(parse_period, ("2026", "2026Q3"))
    ]
    assert parts == [(None, None, None), (None, 3, None)]


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024M02", date(2024, 2, 1), date(2024, 2, 29)),
        ("9999M12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_it_has_its_first_and_last_day(key: str, first: date, last: date) -> None:
    period = parse_period(key)
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize(
    ("key", "previous", "last_year"),
    [
        ("2026", "2025", "2025"),
        ("2026H1", "2025H2", "2025H1"),
        ("2026H2", "2026H1", "2025H2"),
        ("2026Q1", "2025Q4", "2025Q1"),
        ("2026Q3", "2026Q2", "2025Q3"),
        ("2026M01", "2025M12", "2025M01"),
        ("2026M06", "2026M05", "2025M06"),
    ],
)
def test_it_knows_the_one_before_and_that_of_last_year(
    key: str, previous: str, last_year: str
) -> None:
    period = parse_period(key)
    assert (period.previous.key, period.last_year.key) == (previous, last_year)


@given(st.sampled_from(SPANS), DAYS)
def test_periods_follow_one_another_without_a_gap(kind: PeriodKind, day: date) -> None:
    period = find_period(kind, day)
    assert period.first_day <= day <= period.last_day
    assert period.kind == kind
    assert period.previous.last_day + timedelta(days=1) == period.first_day
    assert period.previous.shift(1) == period


@pytest.mark.parametrize(
    ("kind", "today", "keys"),
    [
        ("half_year", date(2026, 6, 30), ["2026H1", "2025H2", "2025H1", "2024H2"]),
        ("half_year", date(2026, 7, 1), ["2026H2", "2026H1", "2025H2", "2025H1"]),
        ("year", date(2026, 1, 1), ["2026", "2025", "2024"]),
        ("first_half", date(2026, 1, 1), ["2026H1", "2025H1", "2024H1"]),
        ("first_half", date(2026, 11, 21), ["2026H1", "2025H1", "2024H1"]),
        ("quarter", date(2026, 5, 1), ["2026Q2", "2026Q1", "2025Q4", "2025Q3", "2025Q2"]),
        ("quarter", date(2026, 12, 31), ["2026Q4", "2026Q3", "2026Q2", "2026Q1", "2025Q4"]),
        (
            "month",
            date(2026, 3, 31),
            ["2026M03", "2026M02", "2026M01", "2025M12", "2025M11", "2025M10"],
        ),
    ],
)
def test_it_offers_the_period_of_today_and_those_before(
    kind: PeriodKind, today: date, keys: list[str]
) -> None:
    assert [period.key for period in offer_periods(kind, today)] == keys


@given(st.sampled_from(KINDS), DAYS)
def test_what_is_offered_can_be_stored(kind: PeriodKind, today: date) -> None:
    offered = offer_periods(kind, today)

    assert [parse_period(period.key) for period in offered] == offered
