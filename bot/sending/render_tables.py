"""The card of a table: its columns, its last rows, and one row looked at."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sending.asked import LONGEST_ANSWER, LONGEST_ASK, LONGEST_BODY, Asked
from bot.sending.keyboards import aim, build_button, build_numbers
from bot.sending.messages import Button, clip, clip_line
from bot.sending.numbered import find_entry
from bot.sending.voice import Voice
from conversations.definition.questions import Column, Table
from conversations.drafts.draft import Row, Skipped, TableAnswer
from conversations.drafts.results import Card
from conversations.views import CardView

_SHOWN = 10
"""Rows that are shown at once."""

_LONGEST_ROW = 80
_LONGEST_LABEL = 20
"""Units of a row on one line, and of a column's label."""

_EXAMPLES: Mapping[str, str] = {
    "integer": "12",
    "decimal": "3.5",
    "money": "10万元",
    "percentage": "98.5%",
    "date": "2026-06-30",
}
"""A cell of each kind but text, for which the column's label stands."""


def render_table(view: CardView, question: Table, voice: Voice) -> Asked:
    """Return what the card says: about the table, or about the row in focus."""
    card, at = view.card, find_entry(view.card)
    if at is None:
        ask = clip(voice.say(question.ask), LONGEST_ASK)
        # Who has written a row has read the hint, and seen what a row is like.
        new = not _get_rows(card)
        hint = clip(voice.say(question.hint), LONGEST_ASK) if question.hint and new else ""
        rows = _build_table_rows(view, voice)
        return Asked(ask, hint, _say_table(view, question, voice), rows)
    if card.focus.part is None:
        ask = voice.label("table.look", number=at + 1)
        return Asked(
            ask, "", _say_row(card, question, at, voice), _build_look_rows(view, at, voice)
        )
    ask = voice.label("table.ask_row", number=at + 1)
    body = f"{_say_columns(question, voice, shown=False)}\n\n{_say_row(card, question, at, voice)}"
    return Asked(ask, "", body, [])


def _get_rows(card: Card) -> tuple[Row, ...]:
    return card.answer.rows if isinstance(card.answer, TableAnswer) else ()


def _say_table(view: CardView, question: Table, voice: Voice) -> str:
    rows = _get_rows(view.card)
    shown = _choose_rows(view)
    said = voice.plain(
        "table.list",
        lines=[{"number": at + 1, "cells": _say_cells(rows[at], _LONGEST_ROW)} for at in shown],
        count=len(rows),
        skipped=isinstance(view.card.answer, Skipped),
    )
    return clip(f"{_say_columns(question, voice, shown=not rows)}\n\n{said}", LONGEST_BODY)


def _say_columns(question: Table, voice: Voice, *, shown: bool) -> str:
    """Return what a row holds, and if it is to be `shown`, an example of one."""
    columns = [
        {"label": clip_line(column.label, _LONGEST_LABEL), "required": column.required}
        for column in question.columns
    ]
    example = [clip_line(_say_example(column), _LONGEST_LABEL) for column in question.columns]
    return voice.plain("table.columns", columns=columns, example=example if shown else [])


def _say_example(column: Column) -> str:
    return _EXAMPLES.get(column.kind, f"〔{column.label}〕")


def _say_cells(row: Row, longest: int) -> str:
    return clip_line(" · ".join(cell or "—" for cell in row.cells), longest)


def _say_row(card: Card, question: Table, at: int, voice: Voice) -> str:
    """Return the row's cells, each behind its column's label."""
    cells = _get_rows(card)[at].cells
    lines = [
        {"label": clip_line(column.label, _LONGEST_LABEL), "cell": cell or "—"}
        for column, cell in zip(question.columns, cells, strict=False)
    ]
    return clip(voice.plain("table.row", lines=lines), LONGEST_ANSWER)


def _choose_rows(view: CardView) -> range:
    """Return the indexes of the rows on this page: the last ones are on the first."""
    count = len(_get_rows(view.card))
    stop = count - _SHOWN * (view.page % _count_pages(view.card))
    return range(max(0, stop - _SHOWN), stop)


def _count_pages(card: Card) -> int:
    return max(1, -(-len(_get_rows(card)) // _SHOWN))


def _build_table_rows(view: CardView, voice: Voice) -> list[list[Button]]:
    press, shown = aim(view), _choose_rows(view)
    numbers = [build_button(str(at + 1), press("go", at)) for at in shown]
    page, pages = view.page % _count_pages(view.card), _count_pages(view.card)
    turns = [("table.earlier", page + 1)] * (page < pages - 1)
    turns += [("table.later", page - 1)] * (page > 0)
    last = [build_button(voice.label(key), press("page", to)) for key, to in turns]
    rows = [*build_numbers(numbers), *([last] if last else [])]
    if shown:
        rows.append([build_button(voice.label("items.done"), press("done"))])
    return rows


def _build_look_rows(view: CardView, at: int, voice: Voice) -> list[list[Button]]:
    press, count = aim(view), len(_get_rows(view.card))
    moves = [("up", "items.up")] * (at > 0) + [("down", "items.down")] * (at < count - 1)
    moves.append(("removal", "items.remove"))
    return [
        [build_button(voice.label("table.rewrite"), press("rewrite", at))],
        [build_button(voice.label(key), press(verb, at)) for verb, key in moves],
    ]
