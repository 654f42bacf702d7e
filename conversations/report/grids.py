"""The table of a report: what was typed into a table question, row by row, and its totals."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.definition.questions import Column, Table
from conversations.drafts.draft import Row, TableAnswer
from conversations.drafts.values import Amount
from conversations.kinds.table import build_cell, find_unit, sum_columns
from conversations.report.filters import print_value, render_amount
from conversations.report.outline import Grid, TableColumn

_NUMERIC = {"integer", "decimal", "money", "percentage"}
_TOTAL = "合计"


def build_grid(question: Table, answer: TableAnswer, caption: str) -> Grid:
    """Return the table with its rows, and a last one of totals if a column is to have one."""
    columns = tuple(TableColumn(each.label, each.kind in _NUMERIC) for each in question.columns)
    rows = tuple(_build_row(question, row) for row in answer.rows)
    totals = sum_columns(question, answer.rows)
    return Grid(caption, columns, (*rows, _build_totals(question, totals)) if totals else rows)


def _build_row(question: Table, row: Row) -> tuple[str, ...]:
    cells = (*row.cells, *("" for _ in question.columns))  # an older version had fewer columns
    return tuple(map(_render_cell, question.columns, cells))


def _build_totals(question: Table, totals: Mapping[str, str]) -> tuple[str, ...]:
    """Return the row of totals, named in the first column that has none (else before the first)."""
    cells = [_render_cell(column, totals.get(column.id, "")) for column in question.columns]
    at = next((at for at, column in enumerate(question.columns) if column.id not in totals), 0)
    cells[at] = _TOTAL + cells[at]
    return tuple(cells)


def _render_cell(column: Column, cell: str) -> str:
    """Return a cell as it prints: without the unit of money that its column's label names."""
    value = build_cell(column, cell) if cell else ""
    unit = find_unit(column.label)
    if unit is None or not isinstance(value, Amount):
        return str(print_value(value))
    return render_amount(value, unit).removesuffix(unit)
