"""The ledger as a workbook: one sheet of what is owed, one of how punctual the units were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from bot.documents.cells import write_text
from bot.documents.ledger.shade_colours import FILLS, INKS
from conversations.deadlines.shades import Shade

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_STATE = 6
"""The column of the state, which is coloured; counted from 1."""

_FORMATS = {5: "yyyy-mm-dd", 7: "0%", 8: "yyyy-mm-dd hh:mm", 9: "0"}
_PAST_FORMATS = {2: "0", 3: "0", 4: "0", 5: "0.0", 6: "0", 7: "0%"}
"""How the numbers and days of a column are shown."""

_NARROWEST = 8
_WIDEST = 44


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One deadline. `percent` of its report is written; `handed_in_at` is by the reader's clock."""

    unit: str
    above: str
    report: str
    period: str
    due_on: date
    state: str
    shade: Shade
    percent: int
    handed_in_at: datetime | None
    days_late: int
    remark: str


@dataclass(frozen=True, slots=True)
class PastRow:
    """How punctual one unit was; `average` days late were those that came late."""

    unit: str
    owed: int
    on_time: int
    late: int
    average: float
    missing: int
    percent: int


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """All that the workbook says; the headings are as many as the columns: ten, and seven."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    past_title: str
    past_headings: tuple[str, ...]
    past: tuple[PastRow, ...]


def build_ledger_sheet(sheet: LedgerSheet) -> bytes:
    """Return the workbook. Whatever stands in it as a text stays a text: nothing is a formula."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.creator = "huibao"
    first = workbook.active or workbook.create_sheet()
    first.title = _clean_title(sheet.title)
    _fill(first, sheet.headings, [_list_values(row) for row in sheet.rows], _FORMATS)
    _colour_states(first, [row.shade for row in sheet.rows])
    second = workbook.create_sheet(_clean_title(sheet.past_title))
    _fill(second, sheet.past_headings, [_list_past(row) for row in sheet.past], _PAST_FORMATS)
    body = BytesIO()
    workbook.save(body)
    return body.getvalue()


def _list_values(row: SheetRow) -> tuple[object, ...]:
    return (
        *(row.unit, row.above, row.report, row.period, row.due_on, row.state),
        *(row.percent / 100, row.handed_in_at, row.days_late, row.remark),
    )


def _list_past(row: PastRow) -> tuple[object, ...]:
    counts = (row.owed, row.on_time, row.late, row.average, row.missing)
    return (row.unit, *counts, row.percent / 100)


def _fill(
    sheet: Worksheet,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    formats: dict[int, str],
) -> None:
    """Write the headings and rows; the headings stay in sight and filter what is below them."""
    for column, heading in enumerate(headings, 1):
        _dress_heading(_write(sheet, 1, column, heading))
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = _write(sheet, at, column, value)
            cell.number_format = formats.get(column, "General")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_widths(sheet, headings, rows)


def _write(sheet: Worksheet, row: int, column: int, value: object) -> Cell | MergedCell:
    """Put the value into the cell: a day or number as such, a text as nothing but a text."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        write_text(cell, value)
    else:
        cell.value = value  # type: ignore[assignment]  # a date, a number or nothing
    return cell


def _dress_heading(cell: Cell | MergedCell) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFE4E9EE")
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _colour_states(sheet: Worksheet, shades: Sequence[Shade]) -> None:
    from openpyxl.styles import Font, PatternFill

    fills = {shade: PatternFill("solid", fgColor="FF" + fill) for shade, fill in FILLS.items()}
    fonts = {shade: Font(color="FF" + ink) for shade, ink in INKS.items()}
    for at, shade in enumerate(shades, 2):
        cell = sheet.cell(at, _STATE)
        cell.fill, cell.font = fills[shade], fonts[shade]


def _set_widths(
    sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    from openpyxl.utils import get_column_letter

    for at, heading in enumerate(headings):
        widest = max([_measure(heading) + 3, *(_measure(row[at]) for row in rows)])
        width = min(max(widest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(at + 1)].width = width


def _measure(value: object) -> int:
    """Return about how wide a value is, in letters: a Chinese character is two."""
    if isinstance(value, datetime):
        return 16
    if isinstance(value, date):
        return 10
    return sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in str(value or ""))


def _clean_title(title: str) -> str:
    """Return a name that a sheet can have: at most 31 characters, and none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", " ", title).strip("' ")[:31] or "1"
