"""Tables: rows added, written anew, reordered, removed, amended, and the table closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Table
from conversations.drafts.draft import Draft, Focus, Part, Row, Skipped, TableAnswer
from conversations.drafts.path import build_walk, find_focus
from conversations.drafts.results import Refusal, Result
from conversations.engine import tabling
from conversations.engine.editing import settle
from conversations.engine.turns import Change, Turn, build_turn
from conversations.kinds.setting import Setting
from conversations.periods import parse_period
from tests.unit.talks import ask, build_interview

COLUMNS = [
    {"id": "office", "label": "单位"},
    {"id": "staff", "label": "人数", "kind": "integer"},
]
INTERVIEW = build_interview(
    ask("offices", "table", columns=COLUMNS, least=2, most=4), ask("closing", "short_text")
)
_found = INTERVIEW.by_id["offices"]
assert isinstance(_found, Table)
OFFICES = _found
HOME = Focus("offices")
SAVED = Result("saved", question="offices")
AMENDED = Result("amended", question="offices")
SETTING = Setting(parse_period("2026H1"), date(2026, 6, 30))


def build_answer(*lines: str, closed: bool = False) -> TableAnswer:
    """Return the table of rows typed as these lines, each a message of its own from 0 on."""
    typed = [Part(line, source) for source, line in enumerate(lines)]
    rows = (Row(tuple(part.text.split("，")), part) for part in typed)
    return TableAnswer(tuple(rows), closed)


THREE = build_answer("甲，1", "乙，2", "丙，3")
CLOSED = replace(THREE, closed=True)


def at(
    answer: TableAnswer | Skipped | None, entry: int | None = None, *, anew: bool = False
) -> Turn:
    """Return the turn at the table, at a row looked at, or at one that is to be retyped."""
    draft = Draft("rich", 1, "2026H1", {} if answer is None else {"offices": answer})
    return build_turn(
        build_walk(INTERVIEW, draft), Focus("offices", entry, "text" if anew else None)
    )


def write(turn: Turn, text: str) -> Change:
    return tabling.write_rows(turn, OFFICES, Part(text, 99))


def get_answer(change: Change) -> TableAnswer:
    answer = change.draft.answers["offices"]
    assert isinstance(answer, TableAnswer)
    return answer


def read(answer: TableAnswer) -> list[str]:
    return ["，".join(row.cells) for row in answer.rows]


def find_place(change: Change) -> Focus | None:
    named = replace(change.draft, answers={"unit": Skipped(), **change.draft.answers})
    return find_focus(INTERVIEW, settle(INTERVIEW, named, change.after))


@pytest.mark.parametrize("old", [None, Skipped(), TableAnswer()])
def test_a_row_is_added(old: TableAnswer | Skipped | None) -> None:
    change = write(at(old), "甲，1人")
    assert get_answer(change) == TableAnswer((Row(("甲", "1"), Part("甲，1人", 99)),))
    assert change.result == SAVED
    assert find_place(change) == HOME


def test_a_block_is_added_behind_the_rows_there_are() -> None:
    change = write(at(build_answer("甲，1")), "单位\t人数\n乙\t2\n丙\t3")
    assert read(get_answer(change)) == ["甲，1", "乙，2", "丙，3"]


def test_a_row_more_opens_the_table_again() -> None:
    change = write(at(CLOSED), "丁，4")
    assert not get_answer(change).closed
    assert find_place(change) == HOME


def test_a_full_table_takes_no_row_more() -> None:
    turn = at(THREE)
    change = write(turn, "丁\t4\n戊\t5")
    assert change.result == Result("refused", "rows_full", {"most": 4})
    assert change.draft.attempts == {"offices": Part("丁\t4\n戊\t5", 99)}
    assert change.draft.answers == turn.draft.answers


def test_rows_are_counted_on_when_one_is_refused() -> None:
    change = write(at(THREE), "丁")
    params = {"row": 4, "given": 1, "wanted": 2}
    assert change.result == Result("refused", "wrong_cells", params)
    assert change.draft.attempts["offices"].text == "丁"


def test_a_row_is_retyped() -> None:
    change = write(at(CLOSED, 1, anew=True), "乙，5")
    assert read(get_answer(change)) == ["甲，1", "乙，5", "丙，3"]
    assert get_answer(change).rows[1].typed == Part("乙，5", 99)
    assert get_answer(change).closed
    assert change.result == AMENDED
    assert change.draft.focus == HOME


@pytest.mark.parametrize(
    ("text", "problem"),
    [("乙，5\n丁，6", "one_line"), ("乙", "wrong_cells"), ("乙，多", "bad_cell"), ("", "empty")],
)
def test_a_row_is_retyped_as_one_row(text: str, problem: str) -> None:
    turn = at(THREE, 1, anew=True)
    change = write(turn, text)
    assert change.result.problem == problem
    assert change.draft.answers == turn.draft.answers


def test_a_retyped_row_that_is_refused_is_named_by_its_number() -> None:
    change = write(at(THREE, 1, anew=True), "乙")
    assert change.result.params == {"row": 2, "given": 1, "wanted": 2}


def test_at_a_row_looked_at_a_button_must_say_what_a_text_is_for() -> None:
    turn = at(THREE, 1)
    change = write(turn, "乙，5")
    assert change.result == Result("refused", "use_buttons")
    assert change.draft.attempts["offices"].text == "乙，5"
    assert change.draft.answers == turn.draft.answers


@pytest.mark.parametrize("anew", [True, False])
def test_at_a_row_that_is_gone_a_text_is_a_row_more(anew: bool) -> None:
    change = write(at(THREE, 7, anew=anew), "丁，4")
    assert len(get_answer(change).rows) == 4


def test_a_table_is_closed() -> None:
    change = tabling.close_table(at(THREE), OFFICES)
    assert get_answer(change) == CLOSED
    assert change.result == SAVED
    assert find_place(change) == Focus("closing")


def test_a_table_closed_before_is_merely_left() -> None:
    change = tabling.close_table(at(CLOSED), OFFICES)
    assert change.result == Result("moved")
    assert find_place(change) == Focus("closing")


@pytest.mark.parametrize("answer", [None, build_answer("甲，1")])
def test_a_table_with_too_few_rows_stays_open(answer: TableAnswer | None) -> None:
    turn = at(answer)
    change = tabling.close_table(turn, OFFICES)
    assert change == Change(turn.draft, Result("refused", "rows_too_few", {"least": 2}))


def test_a_row_is_looked_at_and_asked_for_anew() -> None:
    assert find_place(tabling.look(at(THREE), OFFICES, 2)) == Focus("offices", 2)
    assert find_place(tabling.rewrite(at(THREE), OFFICES, 2)) == Focus("offices", 2, "text")


def test_a_row_is_removed() -> None:
    change = tabling.remove(at(CLOSED, 1), OFFICES, 1)
    assert read(get_answer(change)) == ["甲，1", "丙，3"]
    assert get_answer(change).closed
    assert change.result == AMENDED
    assert change.draft.focus == HOME


def test_a_table_that_has_too_few_rows_then_is_open_again() -> None:
    closed = build_answer("甲，1", "乙，2", closed=True)
    assert not get_answer(tabling.remove(at(closed), OFFICES, 0)).closed


def test_rows_change_places() -> None:
    up = tabling.move_up(at(CLOSED, 1), OFFICES, 1)
    assert read(get_answer(up)) == ["乙，2", "甲，1", "丙，3"]
    assert up.draft.focus == Focus("offices", 0)
    down = tabling.move_down(at(CLOSED), OFFICES, 1)
    assert read(get_answer(down)) == ["甲，1", "丙，3", "乙，2"]
    assert down.draft.focus == HOME
    assert get_answer(up).closed
    assert down.result == AMENDED


@pytest.mark.parametrize(
    ("act", "index"),
    [
        (tabling.look, 3),
        (tabling.look, -1),
        (tabling.rewrite, 3),
        (tabling.remove, -1),
        (tabling.move_up, 0),
        (tabling.move_up, 3),
        (tabling.move_down, 2),
        (tabling.move_down, -1),
    ],
)
def test_what_is_no_row_is_ignored(act: Callable[[Turn, Table, int], Change], index: int) -> None:
    turn = at(THREE)
    assert act(turn, OFFICES, index) == Change(turn.draft, Result("ignored"))


def amend(answer: TableAnswer, source: int, text: str) -> TableAnswer | Refusal | None:
    return tabling.amend_table(OFFICES, answer, Part(text, source), SETTING)


def amend_well(answer: TableAnswer, source: int, text: str) -> list[str]:
    changed = amend(answer, source, text)
    assert isinstance(changed, TableAnswer)
    said = [row.typed.text for row in changed.rows if row.typed.source == source]
    assert said == [text, *("" for _ in said[1:])]
    return read(changed)


def paste(text: str, old: TableAnswer | None = None) -> TableAnswer:
    return get_answer(write(at(old), text))


def test_an_edited_message_changes_its_row() -> None:
    assert amend_well(CLOSED, 1, "乙，5") == ["甲，1", "乙，5", "丙，3"]
    changed = amend(CLOSED, 1, "乙，5")
    assert isinstance(changed, TableAnswer)
    assert changed.closed


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("乙，2\n丙，4", ["甲，1", "乙，2", "丙，4"]),
        ("乙，2", ["甲，1", "乙，2"]),
        ("乙，2\n丙，3\n丁，4", ["甲，1", "乙，2", "丙，3", "丁，4"]),
    ],
)
def test_an_edited_block_changes_its_rows(text: str, rows: list[str]) -> None:
    assert amend_well(paste("乙，2\n丙，3", build_answer("甲，1")), 99, text) == rows


def test_rows_of_other_messages_stay_where_they_are() -> None:
    block = paste("乙，2\n丙，3", build_answer("甲，1"))
    mixed = replace(block, rows=(block.rows[1], block.rows[0], block.rows[2]))
    assert amend_well(mixed, 99, "乙，5\n丙，6\n丁，7") == ["乙，5", "甲，1", "丙，6", "丁，7"]


def test_a_message_from_which_no_row_came_changes_nothing() -> None:
    assert amend(THREE, 77, "乙，5") is None


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("乙", Refusal("wrong_cells", {"row": 2, "given": 1, "wanted": 2})),
        ("乙，5\n丁，6\n戊，7", Refusal("rows_full", {"most": 4})),
        ("", Refusal("empty")),
    ],
)
def test_an_edited_message_may_be_refused(text: str, refusal: Refusal) -> None:
    assert amend(THREE, 1, text) == refusal


def test_a_row_removed_or_retyped_since_does_not_come_back_by_an_edit() -> None:
    block = paste("甲，1\n乙，2\n丙，3")
    removed = get_answer(tabling.remove(at(block), OFFICES, 1))
    assert amend(removed, 99, "甲，1\n乙，2\n丙，4") == Refusal("use_buttons")
    retyped = replace(
        block, rows=(block.rows[0], Row(("乙", "5"), Part("乙，5", 5)), block.rows[2])
    )
    assert amend(retyped, 99, "甲，1\n乙，2\n丙，4") == Refusal("use_buttons")


lines = st.lists(st.sampled_from(["甲，1", "乙，2", "丙，3", "丁，4"]), min_size=1, max_size=4)


@given(lines, lines)
def test_an_edit_leaves_what_the_message_would_have_given_at_first(
    before: list[str], after: list[str]
) -> None:
    assert amend_well(paste("\n".join(before)), 99, "\n".join(after)) == after


acts = st.sampled_from(
    [tabling.look, tabling.rewrite, tabling.remove, tabling.move_up, tabling.move_down]
)


@given(st.lists(st.tuples(acts, st.integers(-1, 4)), max_size=6))
def test_no_row_is_lost_or_doubled_but_by_removing(
    presses: list[tuple[Callable[[Turn, Table, int], Change], int]],
) -> None:
    turn, left = at(CLOSED), 3
    for act, index in presses:
        change = act(turn, OFFICES, index)
        left -= act is tabling.remove and change.result.outcome == "amended"
        answer = get_answer(change)
        assert len(set(read(answer))) == len(answer.rows) == left
        assert set(read(answer)) <= set(read(CLOSED))
        assert not answer.closed or left >= OFFICES.least
        turn = build_turn(build_walk(INTERVIEW, change.draft), turn.place)
