from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.deadlines.recurrence import list_days, parse_rule

START = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=25", ["01-25", "03-25", "05-25"]),
        ("RRULE:FREQ=YEARLY;BYMONTH=3,6;BYDAY=-1FR", ["03-27", "06-26"]),
        ("freq=monthly;byday=mo,tu,we,th,fr;bysetpos=-1;count=3", ["01-30", "02-27", "03-31"]),
        ("FREQ=WEEKLY;INTERVAL=8;BYDAY=TH", ["01-15", "03-12", "05-07"]),
        ("FREQ=DAILY;INTERVAL=60", ["01-15", "03-16", "05-15"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["01-31", "03-31", "05-31"]),
        ("FREQ=MONTHLY;UNTIL=20260315T080000Z", ["01-15", "02-15", "03-15"]),
        ("FREQ=YEARLY;BYYEARDAY=100", ["04-10"]),
    ],
)
def test_a_rule_names_its_days(text: str, days: list[str]) -> None:
    found = list_days(parse_rule(text, START), START, date(2026, 6, 30))
    assert [day.isoformat() for day in found] == [f"2026-{day}" for day in days]


def test_both_ends_of_the_span_belong_to_it() -> None:
    rule = parse_rule("FREQ=DAILY", START)
    assert list_days(rule, date(2026, 2, 1), date(2026, 2, 2)) == [
        date(2026, 2, 1),
        date(2026, 2, 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "x",
            "FREQ=",
            "BYDAY=MO",
            "FREQ=DAILY;",
            "FREQ=DAILY;FREQ=WEEKLY",
            "FREQ=DAILY " * 40,
        ),
        *("FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=1440", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=9,10"),
        *("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=1000", "FREQ=DAILY;COUNT=0"),
        *("FREQ=DAILY;COUNT=3;UNTIL=20270101", "FREQ=DAILY;UNTIL=20269999", "FREQ=DAILY;COUNT=-1"),
        *("FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=6MO"),
        *("FREQ=YEARLY;BYDAY=54MO", "FREQ=YEARLY;BYMONTH=2;BYDAY=9MO", "FREQ=YEARLY;BYMONTH=13"),
        *("FREQ=DAILY\nRRULE:FREQ=HOURLY", "DTSTART:19000101\nRRULE:FREQ=DAILY"),
        "FREQ=DAILY;UNTIL=20251231",
    ],
)
def test_it_refuses_what_is_no_rule_of_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_rule(text, START)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    ],
)
def test_it_refuses_what_never_comes_true(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_rule(text, START)


def _number() -> st.SearchStrategy[str]:
    return st.lists(st.integers(-400, 400).map(str), min_size=1, max_size=3).map(",".join)


PARTS = st.dictionaries(
    st.sampled_from(
        ["INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"]
    ),
    _number(),
    max_size=3,
)
WEEKDAYS = st.sampled_from(["", "MO", "1MO", "-1FR,MO", "53SU", "-54TU", "0WE", "5MO", "99MO"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), PARTS, WEEKDAYS)
def test_any_rule_is_refused_or_names_days_within_the_span(
    frequency: str, parts: dict[str, str], weekdays: str
) -> None:
    named = {"FREQ": frequency, **parts, **({"BYDAY": weekdays} if weekdays else {})}
    text = ";".join(f"{name}={value}" for name, value in named.items())
    first, last = date(2026, 6, 1), date(2027, 6, 1)
    try:
        days = list_days(parse_rule(text, START), first, last)
    except ValueError:
        return
    assert days == sorted(set(days))
    assert all(first <= day <= last for day in days)
