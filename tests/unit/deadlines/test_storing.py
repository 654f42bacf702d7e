from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.obligation import (
    DueKind,
    DueRule,
    Escalation,
    Obligation,
    ReminderPlan,
    Repeats,
    Shift,
)
from conversations.deadlines.storing import dump_obligation, load_obligation

DAYS = st.dates()
REPEATS: list[Repeats] = ["once", "monthly", "quarterly", "half_yearly", "yearly", "rrule"]
KINDS: list[DueKind] = ["day", "last_working_day", "working_days_after"]
SHIFTS: list[Shift] = ["before", "after", "stay"]
IDS = st.lists(st.integers(1, 2**60), max_size=4).map(tuple)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
COUNTS = st.none() | st.integers(1, 60)

OBLIGATIONS = st.builds(
    Obligation,
    name=TEXTS,
    interview=st.none() | TEXTS,
    repeats=st.sampled_from(REPEATS),
    starts_on=DAYS,
    due=st.builds(DueRule, st.sampled_from(KINDS), st.integers(1, 31), st.integers(0, 12)),
    on=st.lists(DAYS, max_size=3).map(tuple),
    rrule=TEXTS,
    units=IDS,
    people=IDS,
    shift=st.sampled_from(SHIFTS),
    opens_before=st.integers(0, 366),
    ends_at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    plan=st.builds(
        ReminderPlan,
        opening=st.booleans(),
        before=st.lists(st.integers(1, 60), max_size=4).map(tuple),
        due=st.booleans(),
        late=st.booleans(),
    ),
    escalation=st.builds(Escalation, COUNTS, COUNTS),
    ends_on=st.none() | DAYS,
)


@given(OBLIGATIONS)
def test_an_obligation_comes_back_as_it_was(obligation: Obligation) -> None:
    assert load_obligation(dump_obligation(obligation)) == obligation


def test_what_an_older_one_does_not_say_is_as_usual() -> None:
    text = '{"name": "月报", "interview": null, "repeats": "monthly", "starts_on": "2026-01-01"}'
    loaded = load_obligation(text)
    assert loaded == Obligation("月报", None, "monthly", date(2026, 1, 1))
    assert loaded.ends_at == time(18, 0)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"name": 1}', "null"])
def test_it_refuses_what_is_no_obligation(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        load_obligation(text)
