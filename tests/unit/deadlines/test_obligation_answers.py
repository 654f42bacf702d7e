"""An obligation as answers and back: nothing is lost, and nothing that cannot be read is taken."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.obligation import DueRule, Escalation, Obligation, ReminderPlan
from conversations.deadlines.obligation_answers import (
    OTHER,
    build_answers,
    build_obligation,
    find_fault,
    parse_days,
    parse_plan,
)

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
COUNTS = st.none() | st.integers(1, 60)
DUES = (
    st.builds(DueRule, st.just("day"), st.integers(1, 31), st.integers(0, 12))
    | st.builds(DueRule, st.just("last_working_day"), st.just(1), st.integers(0, 12))
    | st.builds(DueRule, st.just("working_days_after"), st.integers(1, 60), st.just(0))
)
PLANS = st.builds(
    ReminderPlan,
    st.booleans(),
    st.sets(st.integers(1, 60), max_size=8).map(lambda days: tuple(sorted(days, reverse=True))),
    st.booleans(),
    st.booleans(),
)
IDS = st.sets(st.integers(1, 10**12), max_size=5).map(lambda ids: tuple(sorted(ids)))


@st.composite
def obligations(draw: st.DrawFn) -> Obligation:
    repeats = draw(st.sampled_from(["once", "monthly", "quarterly", "yearly", "rrule"]))
    starts_on, ends_on = draw(DAYS), draw(st.none() | DAYS)
    return Obligation(
        name=draw(st.text(st.characters(categories=["L"]), min_size=1, max_size=60)),
        interview=draw(st.none() | st.just("workforce_building")),
        repeats=repeats,
        starts_on=starts_on,
        due=draw(DUES),
        on=tuple(sorted(draw(st.sets(DAYS, min_size=1)))) if repeats == "once" else (),
        rrule="FREQ=YEARLY" if repeats == "rrule" else "",
        units=draw(IDS),
        people=draw(IDS),
        shift=draw(st.sampled_from(["before", "after", "stay"])),
        opens_before=draw(st.integers(0, 366)),
        ends_at=draw(st.sampled_from([time(12), time(18)])),
        plan=draw(PLANS),
        escalation=draw(st.builds(Escalation, COUNTS, COUNTS)),
        ends_on=None if ends_on is None else max(starts_on, ends_on),
    )


@given(obligations())
def test_a_form_that_is_left_as_it_began_changes_nothing(obligation: Obligation) -> None:
    answers = build_answers(obligation)
    assert find_fault(answers, TODAY, {"another"}) is None
    assert build_obligation(answers, "", TODAY, former=obligation) == obligation


@given(st.text(max_size=40))
def test_days_are_read_or_refused_but_nothing_fails(text: str) -> None:
    days = parse_days(text, TODAY)
    assert days is None or (days and list(days) == sorted(set(days)))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026年12月10日", [date(2026, 12, 10)]),
        ("12月10日、1月10日", [date(2026, 12, 10), date(2027, 1, 10)]),
        ("2026-12-10，2026-12-10", [date(2026, 12, 10)]),
        ("2020年1月1日", [date(2020, 1, 1)]),
        ("明天", None),
        ("10日", None),
        ("2月30日", None),
        ("2026年12月10日、不知道", None),
        ("", None),
    ],
)
def test_days_without_a_year_are_those_to_come(text: str, days: list[date] | None) -> None:
    assert parse_days(text, TODAY) == (None if days is None else tuple(days))


@pytest.mark.parametrize("text", ["61", "0", "a", "7,x", "-1", ""])
def test_a_plan_that_is_none_is_refused(text: str) -> None:
    assert parse_plan(text) is None


@pytest.mark.parametrize(
    ("field_id", "value"),
    [
        ("due", "尽快"),
        ("on", "明天"),
        ("rule", "FREQ=SECONDLY"),
        ("plan", "100"),
        ("escalation", "3"),
        ("ends", "哪天再说"),
        ("name", "甲"),
    ],
)
def test_the_field_at_fault_is_named_as_soon_as_it_is_filled_in(field_id: str, value: str) -> None:
    found = find_fault({"report": OTHER, field_id: value}, TODAY, {"甲"})
    assert found is not None
    assert found[0] == field_id


def test_an_end_before_the_start_is_the_ends_fault() -> None:
    answers = {"starts": "2026-11-21", "ends": "2026-11-20"}
    assert find_fault(answers, TODAY, ()) == ("ends", "fault.ends")
    assert find_fault(answers | {"ends": "2026-11-21"}, TODAY, ()) is None
