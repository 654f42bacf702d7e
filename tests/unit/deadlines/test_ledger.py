"""The pure parts of the ledger: colours, rounds, filters on buttons, punctuality."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.buttons import LONGEST, Press, decode, encode
from conversations.deadlines.deadline import Condition, Deadline, Settled, Standing
from conversations.deadlines.ledger_filter import LedgerFilter, parse_filter
from conversations.deadlines.punctuality import Punctuality, count_punctuality
from conversations.deadlines.rounds import SPANS, Round, Span, choose_rounds
from conversations.deadlines.shades import Shade, find_shade

TODAY = date(2026, 7, 3)


def build_standing(
    condition: Condition = "not_started",
    settled: Settled | None = None,
    days_late: int = 0,
    due_in: int = 30,
) -> Standing:
    due_on = TODAY + timedelta(days=due_in)
    due_at = datetime(2026, 7, 3, tzinfo=UTC)
    deadline = Deadline(
        *(1, 1, "半年总结", None, "2026H1", "2026H1", due_on, due_on, due_at), settled=settled
    )
    return Standing(deadline, "县委办", condition, days_late=days_late)


def build_round(obligation: int, due_in: int, missing: int = 1, opens_in: int = -9) -> Round:
    due_on = TODAY + timedelta(days=due_in)
    opens_on = min(TODAY + timedelta(days=opens_in), due_on)
    return Round(obligation, str(due_on), opens_on, due_on, due_on, missing)


@pytest.mark.parametrize(
    ("standing", "shade"),
    [
        (build_standing(), "not_started"),
        (build_standing("in_progress"), "in_progress"),
        (build_standing("to_revise"), "in_progress"),
        (build_standing("finished"), "finished"),
        (build_standing("finished", due_in=5), "soon"),
        (build_standing("in_progress", due_in=6), "in_progress"),
        (build_standing("finished", days_late=1, due_in=-1), "late"),
        (build_standing("handed_in", "handed_in", days_late=9), "handed_in"),
        (build_standing("elsewhere", "elsewhere", due_in=0), "handed_in"),
        (build_standing("waived", "waived", days_late=9, due_in=-9), "waived"),
    ],
)
def test_urgency_goes_before_how_far_it_is_written(standing: Standing, shade: Shade) -> None:
    assert find_shade(standing, TODAY + timedelta(days=5)) == shade


def choose(span: Span, *rounds: Round) -> list[int]:
    return [(each.due_on - TODAY).days for each in choose_rounds(rounds, span, TODAY)]


def test_the_present_round_is_the_latest_that_has_opened() -> None:
    rounds = [build_round(1, 40, opens_in=20), build_round(1, 7), build_round(1, -23, 0)]
    assert choose("present", *rounds) == [7]
    assert choose("previous", *rounds) == [-23]
    assert choose("next", *rounds) == [40]


def test_before_the_first_has_opened_the_first_is_the_present() -> None:
    rounds = [build_round(1, 40, opens_in=20), build_round(1, 70, opens_in=50)]
    assert choose("present", *rounds) == [40]
    assert choose("previous", *rounds) == []
    assert choose("next", *rounds) == [70]


def test_each_obligation_has_a_round_of_its_own() -> None:
    rounds = [build_round(at, due) for at, due in ((1, 7), (2, -90), (3, 3), (3, 9))]
    assert choose("present", *rounds) == [-90, 7, 9]
    assert choose("previous", *rounds) == [3]


def test_open_are_those_that_have_opened_and_miss_something() -> None:
    rounds = [build_round(1, -300), build_round(1, 7, 0), build_round(2, 7)]
    assert choose("open", *rounds, build_round(3, 40, opens_in=1)) == [-300, 7]


def test_a_year_reaches_back_a_year_and_on_for_a_quarter() -> None:
    assert choose("year", *(build_round(1, due) for due in (-367, -366, 92, 93))) == [-366, 92]


@given(
    st.lists(st.builds(build_round, st.integers(1, 3), st.integers(-400, 400), st.integers(0, 2))),
    st.sampled_from(SPANS),
)
def test_rounds_are_chosen_from_those_given_and_come_by_due_day(
    rounds: list[Round], span: Span
) -> None:
    chosen = choose_rounds(rounds, span, TODAY)
    assert all(each in rounds for each in chosen)
    assert chosen == sorted(chosen, key=lambda each: each.due_on)
    if span in ("present", "previous", "next"):
        assert len(chosen) == len({each.obligation_id for each in chosen})


@given(
    st.builds(LedgerFilter, st.integers(0, 36**12 - 1), st.sampled_from(SPANS), st.booleans()),
    st.sampled_from(["ledger", "ledger_units", "ledger_sheet"]),
    st.integers(0, 36**5),
)
def test_a_filter_comes_back_from_its_button(wish: LedgerFilter, verb: str, page: int) -> None:
    data = encode(wish.build_press(verb, page))
    press = decode(data)
    assert len(data) <= LONGEST
    assert press is not None
    assert (parse_filter(press), press.verb, press.value) == (wish, verb, page)


@given(st.integers(0, 36**12), st.integers(0, 36**12))
def test_any_button_is_some_filter(draft: int, revision: int) -> None:
    assert parse_filter(Press("ledger", draft, revision)).span in SPANS


def test_punctuality_counts_what_was_due_and_not_waived() -> None:
    past = count_punctuality(
        [
            build_standing("handed_in", "handed_in"),
            build_standing("elsewhere", "elsewhere"),
            build_standing("handed_in", "handed_in", days_late=2),
            build_standing("handed_in", "handed_in", days_late=3),
            build_standing("waived", "waived"),
            build_standing("in_progress", days_late=4),
            build_standing("in_progress"),
        ]
    )
    assert past == Punctuality(on_time=2, late=2, days_late=5, missing=1)
    assert (past.total, past.percent, past.average_days_late) == (5, 40, 2.5)


def test_who_owed_nothing_was_punctual() -> None:
    assert (Punctuality().percent, Punctuality().average_days_late) == (100, 0.0)
