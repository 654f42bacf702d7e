"""Tables: rows added, written anew, reordered and removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from conversations.definition.questions import Table
from conversations.drafts.draft import Focus, Part, Row, TableAnswer
from conversations.drafts.results import Refusal
from conversations.engine.editing import replace_at
from conversations.engine.texts import is_rest
from conversations.engine.turns import Change, Turn
from conversations.kinds.setting import Setting
from conversations.kinds.table import parse_rows


def write_rows(turn: Turn, question: Table, part: Part) -> Change:
    """Return the draft after `part` was typed at the table or at a row of it.

    At the table it is one row more, or a block of them; the table is open again until 写完了. At a
    row that is to be retyped it is that row. At one merely looked at, a button must first say so.
    Refused: `rows_full` (most), `one_line`, `use_buttons`, and what `parse_rows` refuses.
    """
    at = turn.place.entry
    if at is None or not _has_row(turn, at):
        return _add_rows(turn, question, part)
    if turn.place.part != "text":
        return turn.refuse(Refusal("use_buttons"), part)
    return _rewrite_row(turn, question, at, part)


def close_table(turn: Turn, question: Table) -> Change:
    """Return the draft with the table closed, the person at the next open question.

    Refused: `rows_too_few` (least).
    """
    answer = _get_answer(turn)
    if len(answer.rows) < question.least:
        return turn.refuse(Refusal("rows_too_few", {"least": question.least}))
    return turn.go_on(replace(answer, closed=True), "moved" if answer.closed else "saved")


def look(turn: Turn, question: Table, at: int) -> Change:
    """Return the draft with the row looked at."""
    return turn.move(Focus(question.id, at)) if _has_row(turn, at) else turn.ignore()


def rewrite(turn: Turn, question: Table, at: int) -> Change:
    """Return the draft with the row asked for anew."""
    return turn.move(Focus(question.id, at, "text")) if _has_row(turn, at) else turn.ignore()


def move_up(turn: Turn, question: Table, at: int) -> Change:
    """Return the draft with the row before its neighbour."""
    return _swap(turn, question, at, at - 1)


def move_down(turn: Turn, question: Table, at: int) -> Change:
    """Return the draft with the row behind its neighbour."""
    return _swap(turn, question, at, at + 1)


def remove(turn: Turn, question: Table, at: int) -> Change:
    """Return the draft without the row, the person at the table."""
    if not _has_row(turn, at):
        return turn.ignore()
    rows = _get_answer(turn).rows
    answer = _replace(question, _get_answer(turn), (*rows[:at], *rows[at + 1 :]))
    return turn.put(answer, turn.home, "amended")


def amend_table(
    question: Table, answer: TableAnswer, part: Part, setting: Setting
) -> TableAnswer | Refusal | None:
    """Return the table after the message of `part.source` was edited; None if no row came from it.

    Its rows are replaced where they stand; more of them follow the last. Refused: `use_buttons`
    when one of its rows was removed or retyped since (it would come back, or stand there twice), or
    when it was only the rest of what was pasted; `rows_full` (most), and what `parse_rows` refuses.
    """
    came = [at for at, row in enumerate(answer.rows) if row.typed.source == part.source]
    if not came:
        return None
    typed = max((answer.rows[at].typed for at in came), key=lambda each: len(each.text))
    before = parse_rows(question, typed.text, setting, 1)
    cells = parse_rows(question, part.text, setting, came[0] + 1)
    if isinstance(cells, Refusal):
        return cells
    if typed.joined or isinstance(before, Refusal) or len(before) != len(came):
        return Refusal("use_buttons")
    if len(answer.rows) - len(came) + len(cells) > question.most:
        return Refusal("rows_full", {"most": question.most})
    new = list(_build_rows(cells, replace(typed, text=part.text)))
    return _replace(question, answer, tuple(_merge(answer.rows, came, new)))


def _add_rows(turn: Turn, question: Table, part: Part) -> Change:
    rows = _get_answer(turn).rows
    added = _append(turn, question, rows, part)
    split = _find_split(rows, part) if isinstance(added, Refusal) else None
    if split:
        again = _append(turn, question, *split)
        added = added if isinstance(again, Refusal) else again
    if isinstance(added, Refusal):
        return turn.refuse(added, part)
    return turn.put(TableAnswer(added), turn.home, "saved")


def _append(
    turn: Turn, question: Table, rows: tuple[Row, ...], part: Part
) -> tuple[Row, ...] | Refusal:
    cells = parse_rows(question, part.text, turn.setting, len(rows) + 1)
    if isinstance(cells, Refusal):
        return cells
    if len(rows) + len(cells) > question.most:
        return Refusal("rows_full", {"most": question.most})
    return (*rows, *_build_rows(cells, part))


def _find_split(rows: tuple[Row, ...], part: Part) -> tuple[tuple[Row, ...], Part] | None:
    """Return the rows without those of the message that this was cut off, and both as one text.

    The cut may be within the last cell, so that the row looked whole. None if there was no cut.
    """
    sources = [row.typed.source for row in rows]
    last = rows[sources.index(sources[-1])].typed if rows else None
    if last is None or not is_rest(part, last):
        return None
    kept = tuple(row for row in rows if row.typed.source != last.source)
    return kept, replace(part, text=last.text + part.text, joined=True)


def _build_rows(cells: Iterable[tuple[str, ...]], part: Part) -> Iterator[Row]:
    """Yield a row for each; the text of their message stands with the first of them only."""
    for at, each in enumerate(cells):
        yield Row(each, replace(part, text="") if at else part)


def _rewrite_row(turn: Turn, question: Table, at: int, part: Part) -> Change:
    cells = parse_rows(question, part.text, turn.setting, at + 1)
    if isinstance(cells, Refusal):
        return turn.refuse(cells, part)
    if len(cells) > 1:
        return turn.refuse(Refusal("one_line"), part)
    answer = _get_answer(turn)
    rows = replace_at(answer.rows, at, Row(cells[0], part))
    return turn.put(_replace(question, answer, rows), turn.home, "amended")


def _swap(turn: Turn, question: Table, at: int, to: int) -> Change:
    """Return the draft with two rows changing places; one that is looked at stays so."""
    if not _has_row(turn, at) or not _has_row(turn, to):
        return turn.ignore()
    answer = _get_answer(turn)
    rows = replace_at(replace_at(answer.rows, at, answer.rows[to]), to, answer.rows[at])
    looked_at = turn.place == Focus(question.id, at)
    place = Focus(question.id, to) if looked_at else turn.home
    return turn.put(_replace(question, answer, rows), place, "amended")


def _replace(question: Table, answer: TableAnswer, rows: tuple[Row, ...]) -> TableAnswer:
    """Return the table with these rows; a closed one stays closed if they are still enough."""
    return TableAnswer(rows, answer.closed and len(rows) >= question.least)


def _merge(rows: tuple[Row, ...], came: list[int], new: list[Row]) -> Iterator[Row]:
    """Yield the rows, with the new ones in place of those at the indexes that came."""
    coming = iter(new)
    for at, row in enumerate(rows):
        if at not in came:
            yield row
        elif at == came[-1]:
            yield from coming
        elif (changed := next(coming, None)) is not None:
            yield changed


def _has_row(turn: Turn, at: int) -> bool:
    return 0 <= at < len(_get_answer(turn).rows)


def _get_answer(turn: Turn) -> TableAnswer:
    return turn.answer if isinstance(turn.answer, TableAnswer) else TableAnswer()
