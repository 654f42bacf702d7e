"""The office's tables as a workbook: read without trusting it, and written without formulas."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile

from bot.documents.cells import write_text
from bot.documents.reading.archive import Archive
from bot.documents.reading.refusals import ReadingError, Reason
from conversations.deadlines.sheets import (
    LONGEST_CELL,
    MOST_RECORDS,
    TABLES,
    Column,
    Record,
    Sheets,
    Slip,
    Table,
)
from conversations.views import News

_MOST_COLUMNS = 40
_MOST_SLIPS = 100
_REFUSED: Mapping[Reason, str] = {
    "too_large": "import.too_large",
    "unpacks_too_much": "import.too_large",
    "too_many_entries": "import.too_large",
    "password": "import.password",
    "old_format": "import.old_format",
    "macros": "import.macros",
}
_WIDTH, _WIDEST = 12, 40


def read_sheets(body: bytes) -> Sheets:
    """Return what the workbook says; what cannot be read is among its slips.

    Nothing in it is computed: of a formula, the value counts that was stored with it.
    """
    try:
        Archive(body)
    except ReadingError as error:
        return _refuse(_REFUSED.get(error.reason, "import.broken"))
    try:
        return _read_book(body)
    except (BadZipFile, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            SyntaxError, OverflowError):  # fmt: skip
        return _refuse("import.broken")  # openpyxl takes what it reads at its word


def _refuse(key: str) -> Sheets:
    return Sheets({}, (Slip(0, "", News(key)),))


def _read_book(body: bytes) -> Sheets:
    # Imported here, because a service that never reads one should not wait for it.
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
    try:
        found = {sheet.title.strip(): sheet for sheet in book.worksheets}
        tables = [table for table in TABLES if table.sheet in found]
        if not tables:
            return _refuse("import.no_sheets")
        slips: list[Slip] = []
        records = {table.key: _read_table(table, found[table.sheet], slips) for table in tables}
        return Sheets(records, tuple(slips[:_MOST_SLIPS]))
    finally:
        book.close()


def _read_table(table: Table, sheet: Any, slips: list[Slip]) -> list[Record]:
    rows = sheet.iter_rows(max_row=MOST_RECORDS + 2, max_col=_MOST_COLUMNS, values_only=True)
    columns = _read_head(table, next(rows, ()), slips)
    records: list[Record] = []
    for number, row in enumerate(rows, start=2):
        cells = {key: text for key, text in _read_cells(table, columns, row, number, slips) if text}
        if number > MOST_RECORDS + 1 and cells:
            params = {"most": MOST_RECORDS}
            slips.append(Slip(number, "", News("import.too_many", params), table.sheet))
        elif cells:
            records.append(Record(table, number, cells, table.sheet))
    return records


def _read_head(table: Table, row: Sequence[Any], slips: list[Slip]) -> dict[int, Column]:
    """Return the columns by their place; each that is not known, or there twice, is a slip."""
    columns: dict[int, Column] = {}
    for at, value in enumerate(row):
        name = _read_cell(value)
        column = table.find_column(name) if name else None
        if column in columns.values():
            slips.append(Slip(1, name[:50], News("import.twice"), table.sheet))
        elif column is not None:
            columns[at] = column
        elif name:
            news = News("import.unknown_column", {"name": name[:50]})
            slips.append(Slip(1, name[:50], news, table.sheet))
    return columns


def _read_cells(
    table: Table, columns: Mapping[int, Column], row: Sequence[Any], number: int, slips: list[Slip]
) -> Iterator[tuple[str, str]]:
    for at, column in columns.items():
        text = _read_cell(row[at]) if at < len(row) else ""
        if len(text) > LONGEST_CELL:
            slips.append(Slip(number, column.head, News("import.bad_cell"), table.sheet))
        else:
            yield column.key, text


def _read_cell(value: Any) -> str:
    """Return the cell's value as it would be typed."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).replace("_x000D_", "").strip()


def build_workbook(sheets: Sheets, notes: Sequence[Sequence[str]] = ()) -> bytes:
    """Return the tables as a workbook with every cell a text; `notes` are rows of a last sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in TABLES:
        rows = [
            [each.cells.get(column.key, "") for column in table.columns]
            for each in sheets.list_records(table)
        ]
        _write_sheet(book, table.sheet, [[column.head for column in table.columns], *rows])
    if notes:
        _write_sheet(book, "说明", notes)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_sheet(book: Any, name: str, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, start=1):
        for at, text in enumerate(row, start=1):
            cell = sheet.cell(number, at)
            _write_text(cell, text)
            if number == 1:
                cell.font = Font(bold=True)
    for at in range(1, max(map(len, rows), default=0) + 1):
        widest = max(_measure(row[at - 1]) for row in rows if len(row) >= at)
        sheet.column_dimensions[get_column_letter(at)].width = max(_WIDTH, min(_WIDEST, widest + 2))


def _write_text(cell: Any, text: str) -> None:
    """Store the text in a cell that stays one of text when it is edited."""
    from openpyxl.styles import Alignment

    write_text(cell, text)
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _measure(text: str) -> int:
    return max(sum(1 if each.isascii() else 2 for each in line) for line in text.split("\n"))
