from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.periods import Period, offer_periods, parse_period


@pytest.mark.parametrize(
    ("key", "label", "english"),
    [
        ("2026H1", "2026年上半年", "First half of 2026"),
        ("2026H2", "2026年下半年", "Second half of 2026"),
        ("2026", "2026年度", "2026"),
    ],
)
def test_a_period_says_itself_in_both_languages(key, label, english):
    period = parse_period(key)

    assert period.key == key
    assert (period.say("zh_CN"), period.say("en")) == (label, english)
    assert str(period) == label


@pytest.mark.parametrize(
    "key", ["", "2026H3", "2026h1", "26", "0026", "2026H1 ", "２０２６", "x2026"]
)
def test_it_refuses_what_is_no_period(key):
    with pytest.raises(ValueError, match="not a period"):
        parse_period(key)


@pytest.mark.parametrize(
    ("today", "keys"),
    [
        (date(2026, 6, 30), ["2026H1", "2025H2", "2025H1", "2024H2"]),
        (date(2026, 7, 1), ["2026H2", "2026H1", "2025H2", "2025H1"]),
    ],
)
def test_it_offers_the_half_year_of_today_and_those_before(today, keys):
    assert [period.key for period in offer_periods("half_year", today)] == keys


def test_it_offers_this_year_and_those_before():
    assert offer_periods("year", date(2026, 1, 1)) == [Period(2026), Period(2025), Period(2024)]


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 11, 21)])
def test_it_offers_first_halves_alone(today):
    keys = [period.key for period in offer_periods("first_half", today)]
    assert keys == ["2026H1", "2025H1", "2024H1"]


@given(st.sampled_from(["half_year", "first_half", "year"]), st.dates(min_value=date(1003, 1, 1)))
def test_what_is_offered_can_be_stored(kind, today):
    offered = offer_periods(kind, today)

    assert [parse_period(period.key) for period in offered] == offered
