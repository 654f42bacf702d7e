from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.deadlines.deadline import Condition, Deadline, Settled, Standing
from conversations.deadlines.judging import Judgement, Written, judge, sort_by_urgency

DUE = date(2026, 7, 10)
DUE_AT = datetime(2026, 7, 10, 10, tzinfo=UTC)
OPEN = Deadline(1, 1, "月报", None, "2026M06", "2026M06", date(2026, 6, 22), DUE, DUE_AT, unit_id=1)
NOON = datetime(2026, 7, 8, 4, tzinfo=UTC)

DRAFT = Written(5, 70, 63, 0, unsettled=False, changed=False)
DONE = Written(6, 71, 100, 1, unsettled=False, changed=False, documented_at=NOON)
HOUR = timedelta(hours=1)


def settled(how: Settled, at: datetime = NOON) -> Deadline:
    return replace(OPEN, settled=how, settled_at=at)


@pytest.mark.parametrize(
    ("written", "judgement"),
    [
        ([], Judgement("not_started")),
        ([DRAFT], Judgement("in_progress", 63, 0, 5, 70)),
        ([DONE], Judgement("finished", 100, 0, 6, 71)),
        ([replace(DONE, unsettled=True)], Judgement("to_revise", 100, 0, 6, 71)),
        ([replace(DONE, changed=True)], Judgement("to_revise", 100, 0, 6, 71)),
        ([replace(DRAFT, unsettled=True, changed=True)], Judgement("in_progress", 63, 0, 5, 70)),
    ],
)
def test_a_missing_one_is_as_far_as_its_draft(written: list[Written], judgement: Judgement) -> None:
    assert judge(OPEN, written, DUE) == judgement


@pytest.mark.parametrize("how", ["handed_in", "elsewhere", "waived"])
@pytest.mark.parametrize("written", [[], [DRAFT], [DONE]])
def test_a_settled_one_is_settled_whatever_is_written(how: Settled, written: list[Written]) -> None:
    returned = replace(settled(how), returned_at=NOON)
    assert judge(returned, written, DUE).condition == how


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ([], "to_revise"),
        ([DRAFT], "to_revise"),
        ([replace(DONE, documented_at=NOON - HOUR)], "to_revise"),
        ([DONE], "to_revise"),
        ([replace(DONE, documented_at=None)], "to_revise"),
        ([replace(DONE, documented_at=NOON + HOUR)], "finished"),
        ([replace(DONE, documented_at=NOON + HOUR, changed=True)], "to_revise"),
        ([DONE, replace(DRAFT, documents=1, documented_at=NOON + HOUR)], "finished"),
    ],
)
def test_one_sent_back_is_to_be_revised_until_a_newer_document_is_finished(
    written: list[Written], condition: Condition
) -> None:
    assert judge(replace(OPEN, returned_at=NOON), written, DUE).condition == condition


def test_the_furthest_draft_counts_in_whatever_order_they_come() -> None:
    revise = Written(9, 72, 100, 2, unsettled=True, changed=False, documented_at=NOON)
    drafts = [DRAFT, replace(DRAFT, draft_id=8, percent=90), revise, replace(DONE, percent=80)]
    for order in permutations(drafts):
        assert judge(OPEN, order, DUE) == Judgement("finished", 80, 0, 6, 71)
    for order in permutations(drafts[:3]):
        assert judge(OPEN, order, DUE) == Judgement("to_revise", 100, 0, 9, 72)
    for order in permutations(drafts[:2]):
        assert judge(OPEN, order, DUE) == Judgement("in_progress", 90, 0, 8, 70)


@pytest.mark.parametrize(
    ("today", "late"), [(DUE - timedelta(days=9), 0), (DUE, 0), (date(2026, 7, 13), 3)]
)
def test_a_missing_one_is_late_by_calendar_days_up_to_today(today: date, late: int) -> None:
    assert judge(OPEN, [DRAFT], today).days_late == late


@pytest.mark.parametrize(
    ("deadline", "zone", "late"),
    [
        (settled("handed_in"), "Asia/Shanghai", 0),
        (settled("handed_in", datetime(2026, 7, 10, 15, 59, tzinfo=UTC)), "Asia/Shanghai", 0),
        (settled("handed_in", datetime(2026, 7, 10, 16, tzinfo=UTC)), "Asia/Shanghai", 1),
        (settled("handed_in", datetime(2026, 7, 10, 16, tzinfo=UTC)), "Europe/Berlin", 0),
        (settled("elsewhere", datetime(2026, 7, 14, 4, tzinfo=UTC)), "Asia/Shanghai", 4),
        (settled("waived", datetime(2026, 7, 14, 4, tzinfo=UTC)), "Asia/Shanghai", 0),
    ],
)
def test_a_settled_one_stays_as_late_as_it_was_by_its_own_clocks(
    deadline: Deadline, zone: str, late: int
) -> None:
    assert judge(deadline, [], date(2026, 8, 1), zone).days_late == late


def standing(number: int, days: int, how: Settled | None = None) -> Standing:
    """Return one that is due so many days after the day it is looked at."""
    due_on, at = DUE + timedelta(days=days), NOON if how else None
    deadline = replace(OPEN, id=number, due_on=due_on, settled=how, settled_at=at)
    return Standing(deadline, "办公室", how or "not_started", days_late=max(0, -days))


def test_the_latest_comes_first_then_what_is_due_next_and_the_settled_at_the_end() -> None:
    shown = [
        *(standing(1, -9), standing(2, -1), standing(3, 0), standing(4, 5), standing(5, 5)),
        *(standing(6, -1, "handed_in"), standing(7, 3, "waived"), standing(8, -40, "elsewhere")),
    ]
    assert sort_by_urgency(reversed(shown), DUE) == shown


@given(
    st.lists(
        st.builds(
            standing,
            st.integers(1, 999),
            st.integers(-50, 50),
            st.sampled_from([None, "handed_in", "elsewhere", "waived"]),
        ),
        unique_by=lambda one: one.deadline.id,
    ),
    st.randoms(),
)
def test_the_order_is_always_the_same_and_loses_nothing(
    standings: list[Standing], random: Random
) -> None:
    found = sort_by_urgency(standings, DUE)
    random.shuffle(standings)
    assert sort_by_urgency(standings, DUE) == found
    assert sorted(one.deadline.id for one in found) == sorted(one.deadline.id for one in standings)
    missing = [one.missing for one in found]
    assert missing == sorted(missing, reverse=True)
    late = [one.days_late for one in found if one.missing]
    assert late == sorted(late, reverse=True)
