"""Rows of typed cells: typed one by one, or pasted as a block from a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from conversations.definition.questions import Column, MoneyUnit, Table
from conversations.drafts.draft import Row, TableAnswer
from conversations.drafts.results import Refusal
from conversations.drafts.values import Amount, Family, Percent, Value, render_decimal
from conversations.kinds.choice import fold_label
from conversations.kinds.date import parse_date
from conversations.kinds.money import parse_money
from conversations.kinds.number import parse_measure
from conversations.kinds.numerals import THOUSANDS, parse_number
from conversations.kinds.percentage import parse_share
from conversations.kinds.setting import Setting

_MASK = "\x1f"
"""Stands for a comma between thousands while a line is taken apart: no cleaned text has it."""

_NUMBERS = ("序号", "编号", "no", "#")
"""What stands over a column that only counts the rows."""

_UNITS: tuple[MoneyUnit, ...] = ("亿元", "万元", "元")


def parse_rows(
    question: Table, text: str, setting: Setting, first: int
) -> tuple[tuple[str, ...], ...] | Refusal:
    """Return the cells of each line, as a Row has them; `first` is the number of the first row.

    The column labels over a block, and numbers that count its rows, are left out. Cells missing at
    a line's end are empty. Refused: `empty`, `wrong_cells` (row, given, wanted), `bad_cell` (row,
    column, cell, kind).
    """
    lines = _drop_numbers(
        _drop_labels(list(_read_lines(question, text)), question), question, first
    )
    rows: list[tuple[str, ...]] = []
    for number, cells in enumerate(lines, first):
        row = _parse_row(question, cells, setting, number)
        if isinstance(row, Refusal):
            return row
        rows.append(row)
    return tuple(rows) or Refusal("empty")


def parse_cell(column: Column, text: str, setting: Setting) -> str | None:
    """Return the cell as a Row has it; None if it is not of the column's kind.

    An amount without a unit is in that which the column's label names, else in 万元.
    """
    plain = text.strip()
    if not plain:
        return None if column.required else ""
    match column.kind:
        case "text":
            return plain
        case "integer" | "decimal":
            return _parse_number(column, plain)
        case "money":
            amount = parse_money(plain, find_unit(column.label) or "万元")
            return None if isinstance(amount, Refusal) else str(amount)
        case "percentage":
            share = parse_share(plain)
            return None if share is None else str(Percent(share))
        case "date":
            day = parse_date(plain, setting)
            return None if isinstance(day, Refusal) else day.isoformat()


def build_rows(question: Table, answer: TableAnswer) -> list[Family]:
    """Return the rows with the value of each cell by the column's id; an empty cell has none."""
    return [
        Family(
            {
                column.id: build_cell(column, cell)
                for column, cell in zip(question.columns, row.cells, strict=False)
                if cell
            }
        )
        for row in answer.rows
    ]


def build_cell(column: Column, cell: str) -> Value:
    """Return the value of a Row's cell; its text where an older version asked for another kind."""
    try:
        return _BUILDERS[column.kind](cell)
    except (ValueError, InvalidOperation):
        return cell


def find_unit(label: str) -> MoneyUnit | None:
    """Return the unit of money that a column's label names; None without one."""
    return next((unit for unit in _UNITS if unit in label), None)


def sum_columns(question: Table, rows: Iterable[Row]) -> dict[str, str]:
    """Return the totals of the columns that have one, by their ids, as texts of a Row.

    Whole numbers, decimals and amounts are added, the latter in the unit of the first row that has
    one. A column without a number has no total.
    """
    listed = [row.cells for row in rows]
    totals: dict[str, str] = {}
    for at, column in enumerate(question.columns):
        cells = [cells[at] for cells in listed if at < len(cells) and cells[at]]
        total = _add([build_cell(column, cell) for cell in cells]) if column.total else ""
        if total:
            totals[column.id] = total
    return totals


def _read_lines(question: Table, text: str) -> Iterator[list[str]]:
    """Yield the cells of each line that has any, without empty ones at its end."""
    for cells in _read_block(text) if "\t" in text else ([line] for line in text.split("\n")):
        found = cells if len(cells) > 1 else _split_line(cells[0] if cells else "", question)
        plain = [cell.strip() for cell in found]
        while plain and not plain[-1]:
            plain.pop()
        if plain:
            yield plain


def _read_block(text: str) -> list[list[str]]:
    """Return the cells of a spreadsheet: one of several lines stands in quotation marks."""
    lines = [f"{line}\n" for line in text.split("\n")]
    try:
        return list(csv.reader(lines, delimiter="\t", strict=True))
    except csv.Error:  # a quotation mark that is only that
        return [line.split("\t") for line in text.split("\n")]


def _split_line(line: str, question: Table) -> list[str]:
    """Return the cells of a typed line; a、b may be one cell or two, whichever fits."""
    if re.search("[|｜]", line):
        return re.split("[|｜]", _strip_frame(line))
    masked = THOUSANDS.sub(lambda match: match[0].replace(",", _MASK), line)
    found = [re.split(separator, masked) for separator in ("[，,]", "[，,、]")]
    # A messenger makes a space of each tab of a pasted row: two of them stand around no cell.
    spaced = [line.split() or [""], line.split(" ")]
    split = [cells for cells in found if len(cells) > 1] or spaced
    best = next((cells for cells in split if len(cells) == len(question.columns)), split[0])
    return [cell.replace(_MASK, ",") for cell in best]


def _strip_frame(line: str) -> str:
    plain = line.strip()
    framed = len(plain) > 1 and plain[0] in "|｜" and plain[-1] in "|｜"
    return plain[1:-1] if framed else plain


def _drop_labels(lines: list[list[str]], question: Table) -> list[list[str]]:
    if not lines:
        return lines
    labels = [fold_label(column.label) for column in question.columns]
    said = [fold_label(cell) for cell in lines[0]]
    counted = said[1:] == labels and said[0] in _NUMBERS
    return lines[1:] if said == labels or counted else lines


def _drop_numbers(lines: list[list[str]], question: Table, first: int) -> list[list[str]]:
    """Return the lines without a cell before the others that counts them, from 1 or `first` on."""
    if max(map(len, lines), default=0) != len(question.columns) + 1:
        return lines
    counts = [parse_number(cells[0]) for cells in lines]
    counted = any(counts == list(range(start, start + len(lines))) for start in (1, first))
    return [cells[1:] for cells in lines] if counted else lines


def _parse_row(
    question: Table, cells: list[str], setting: Setting, number: int
) -> tuple[str, ...] | Refusal:
    columns, missing = question.columns, question.columns[len(cells) :]
    if len(cells) > len(columns) or any(column.required for column in missing):
        params = {"row": number, "given": len(cells), "wanted": len(columns)}
        return Refusal("wrong_cells", params)
    row: list[str] = []
    for column, cell in zip(columns, cells, strict=False):
        parsed = parse_cell(column, cell, setting)
        if parsed is None:
            about: dict[str, int | str] = {"row": number, "column": column.label, "cell": cell}
            return Refusal("bad_cell", {**about, "kind": column.kind})
        row.append(parsed)
    return (*row, *("" for _ in missing))


def _parse_number(column: Column, text: str) -> str | None:
    number = parse_measure(text)
    if number is None or (column.kind == "integer" and number != number.to_integral_value()):
        return None
    return render_decimal(number)


def _add(values: list[Value]) -> str:
    """Return the sum of these as a Row has it; "" where they are not all numbers or amounts."""
    amounts = [value for value in values if isinstance(value, Amount)]
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    if amounts and len(amounts) == len(values):
        unit = amounts[0].unit
        yuan = sum((amount.yuan for amount in amounts), Decimal(0))
        return str(Amount(yuan / Amount(Decimal(1), unit).yuan, unit))
    if numbers and len(numbers) == len(values):
        return render_decimal(sum(map(Decimal, numbers), Decimal(0)))
    return ""


def _build_decimal(cell: str) -> Decimal:
    number = Decimal(cell)
    if not number.is_finite():
        raise ValueError(cell)
    return number


def _build_amount(cell: str) -> Amount:
    unit = next((each for each in _UNITS if cell.endswith(each)), None)
    if unit is None:
        raise ValueError(cell)
    return Amount(_build_decimal(cell.removesuffix(unit)), unit)


def _build_percent(cell: str) -> Percent:
    return Percent(_build_decimal(cell.removesuffix("%")))


_BUILDERS: Mapping[str, Callable[[str], Value]] = {
    "text": str,
    "integer": int,
    "decimal": _build_decimal,
    "money": _build_amount,
    "percentage": _build_percent,
    "date": date.fromisoformat,
}
