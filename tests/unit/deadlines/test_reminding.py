from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.obligation import Escalation, Obligation, ReminderPlan
from conversations.deadlines.published import build_working_days
from conversations.deadlines.reminding import (
    Step,
    find_audience,
    find_next_late,
    list_steps,
)
from conversations.deadlines.working_days import WorkingDays
from tests.unit.deadlines.calendars import CALENDARS, DAYS, PLAIN

OURS = build_working_days({})
USUAL = Obligation("月报", None, "monthly", date(2026, 1, 1))
DUE = date(2026, 7, 10)  # a Friday


def list_named(
    opens_on: date = date(2026, 6, 22), due_on: date = DUE, obligation: Obligation = USUAL
) -> list[tuple[str, str]]:
    steps = list_steps(obligation, opens_on, due_on, OURS)
    return [(step.name, step.on.isoformat()[5:]) for step in steps]


def plan(*before: int, opening: bool = True, due: bool = True, late: bool = True) -> Obligation:
    return replace(
        USUAL, plan=ReminderPlan(opening, before, due, late), escalation=Escalation(None, None)
    )


def test_the_usual_plan_reminds_at_the_opening_before_on_the_day_and_late() -> None:
    assert list_named() == [
        *(("opening", "06-22"), ("before_7", "07-01"), ("before_3", "07-07")),
        *(("before_1", "07-09"), ("due", "07-10"), ("late_1", "07-13")),
        *(("head", "07-13"), ("leader", "07-15")),
    ]


def test_working_days_before_pass_over_the_holiday() -> None:
    steps = list_named(date(2026, 9, 18), date(2026, 10, 9))
    assert steps[:5] == [
        *(("opening", "09-18"), ("before_7", "09-22"), ("before_3", "09-29")),
        *(("before_1", "10-08"), ("due", "10-09")),
    ]
    assert ("late_1", "10-10") in steps


def test_what_comes_before_the_opening_or_with_it_is_dropped() -> None:
    assert list_named(date(2026, 7, 7), obligation=plan(7, 3, 1)) == [
        *(("opening", "07-07"), ("before_1", "07-09"), ("due", "07-10"), ("late_1", "07-13"))
    ]


def test_without_a_word_at_the_opening_the_day_itself_is_used() -> None:
    assert list_named(date(2026, 7, 7), obligation=plan(7, 3, opening=False, late=False)) == [
        *(("before_3", "07-07"), ("due", "07-10"))
    ]


def test_of_two_on_one_day_the_later_is_said() -> None:
    assert list_named(DUE, obligation=plan(1)) == [("due", "07-10"), ("late_1", "07-13")]
    saturday = date(2026, 7, 11)
    assert list_named(date(2026, 7, 6), saturday, plan(2, 1)) == [
        *(("opening", "07-06"), ("before_2", "07-09"), ("due", "07-10"), ("late_1", "07-13"))
    ]


def test_a_plan_of_nothing_reminds_of_nothing() -> None:
    assert list_named(obligation=plan(opening=False, due=False, late=False)) == []


def test_the_head_and_the_leader_are_told_as_the_plan_says() -> None:
    quiet = plan(opening=False, due=False, late=False)
    assert list_named(obligation=replace(quiet, escalation=Escalation(None, 5))) == [
        ("leader", "07-17")
    ]
    assert list_named(obligation=replace(quiet, escalation=Escalation(2, 2))) == [
        ("head", "07-14"),
        ("leader", "07-14"),
    ]


def test_a_deadline_opened_and_due_on_a_day_off_is_spoken_of_before_it() -> None:
    sunday = date(2026, 7, 12)
    assert list_named(sunday, sunday, plan(7, 1)) == [("due", "07-10"), ("late_1", "07-13")]


@pytest.mark.parametrize(
    ("step", "following"),
    [
        ("late_1", Step("late_2", date(2026, 7, 14))),
        ("late_5", Step("late_6", date(2026, 7, 20))),
        ("late_9", Step("late_10", date(2026, 7, 24))),
        *(("due", None), ("head", None), ("late_", None), ("late_x", None), ("7", None)),
    ],
)
def test_each_working_day_late_has_its_step(step: str, following: Step | None) -> None:
    assert find_next_late(USUAL, DUE, PLAIN, step) == following
    assert find_next_late(plan(late=False), DUE, PLAIN, step) is None


def test_each_step_has_those_whom_it_tells() -> None:
    told = {step.name: find_audience(step.name) for step in list_steps(USUAL, DUE, DUE, OURS)}
    assert told == {"due": "people", "late_1": "people", "head": "head", "leader": "leader"}


PLANS = st.builds(
    ReminderPlan,
    st.booleans(),
    st.lists(st.integers(1, 60), max_size=5).map(tuple),
    st.booleans(),
    st.booleans(),
)
COUNTS = st.none() | st.integers(1, 60)


@given(CALENDARS, DAYS, st.integers(0, 60), PLANS, COUNTS, COUNTS)
def test_steps_are_working_days_within_their_bounds(
    days: WorkingDays,
    due_on: date,
    before: int,
    plan: ReminderPlan,
    head: int | None,
    leader: int | None,
) -> None:
    obligation = replace(USUAL, plan=plan, escalation=Escalation(head, leader))
    opens_on = due_on - timedelta(days=before)
    steps = list_steps(obligation, opens_on, due_on, days)
    earliest = min(opens_on, days.move(due_on, "before"))
    assert [step.on for step in steps] == sorted(step.on for step in steps)
    assert len({step.name for step in steps}) == len(steps)
    assert all(days.is_working(step.on) for step in steps)
    early = [step for step in steps if step.name.startswith(("opening", "before", "due"))]
    assert all(earliest <= step.on <= due_on for step in early)
    assert len({step.on for step in early}) == len(early)
    late = {step.name: step.on for step in steps if step not in early}
    counts = {"late_1": 1 if plan.late else None, "head": head, "leader": leader}
    assert late == {
        name: days.add(due_on, count) for name, count in counts.items() if count is not None
    }


@given(CALENDARS, DAYS)
def test_late_days_follow_one_another(days: WorkingDays, due_on: date) -> None:
    step: Step | None = Step("late_1", days.add(due_on, 1))
    for count in range(1, 20):
        assert step == Step(f"late_{count}", days.add(due_on, count))
        assert days.count_late(due_on, step.on) == count
        step = find_next_late(USUAL, due_on, days, step.name)
