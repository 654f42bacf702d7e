"""Tables pasted as blocks that are too long for one message."""

from __future__ import annotations

import pytest

from conversations.drafts.draft import TableAnswer, dump_draft
from tests.unit.talks import COLUMNS, Talk, ask, build_interview

LONG = build_interview(ask("offices", "table", columns=COLUMNS, most=500))
ROWS = [f"第{number}办公室\t{1000 + number}" for number in range(400)]
WHOLE = "\n".join(ROWS)


@pytest.fixture
def long() -> Talk:
    talk = Talk(LONG)
    talk.say("市委")
    return talk


def list_rows(talk: Talk) -> list[str]:
    answer = talk.draft.answers.get("offices", TableAnswer())
    assert isinstance(answer, TableAnswer)
    return ["\t".join(row.cells) for row in answer.rows]


@pytest.mark.parametrize("back", [0, 2, 5, 8, 12])
def test_a_block_may_be_split_anywhere(long: Talk, back: int) -> None:
    cut = WHOLE.rindex("\n", 0, 4096) - back  # within the last cell, at its end, or before it
    long.say(WHOLE[:cut])
    long.say(WHOLE[cut:], after=1)
    assert list_rows(long) == ROWS
    assert long.draft.attempts == {}


def test_a_block_may_be_split_between_rows(long: Talk) -> None:
    cut = WHOLE.rindex("\n", 0, 4096)
    long.say_all(WHOLE[:cut])
    long.say(WHOLE[cut + 1 :], after=1)
    assert list_rows(long) == ROWS


@pytest.mark.parametrize("back", [2, 8])
def test_an_edit_of_the_rest_takes_no_row_of_what_was_before_it(long: Talk, back: int) -> None:
    cut = WHOLE.rindex("\n", 0, 4096) - back
    long.say(WHOLE[:cut])
    long.say(WHOLE[cut:], after=1)
    assert long.amend(long.last, "第1办公室\t1").problem == "use_buttons"
    assert list_rows(long) == ROWS


def test_a_refused_rest_keeps_what_was_before_it(long: Talk) -> None:
    cut = WHOLE.rindex("\n", 0, 4096) - 8
    long.say(WHOLE[:cut])
    bad = f"{WHOLE[cut:]}\n坏的一行"
    assert long.say(bad, after=1).problem == "wrong_cells"
    attempt = long.draft.attempts["offices"].text
    assert attempt == WHOLE[:cut] + bad
    assert long.amend(long.last, WHOLE[cut:]).outcome == "ignored"
    assert long.draft.attempts["offices"].text == attempt


def test_what_is_stored_grows_with_the_rows_and_no_faster(long: Talk) -> None:
    long.say_all("\n".join(ROWS[:200]))
    half = len(dump_draft(long.draft))
    long.say_all("\n".join(ROWS[200:]))
    assert len(dump_draft(long.draft)) < 2.1 * half < 100_000
