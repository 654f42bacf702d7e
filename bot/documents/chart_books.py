"""The workbook within a chart: what a person who chooses “edit data” in Word gets to see."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from conversations.report.outline import Chart, Series

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Sheet1"
"""The sheet's name, as Word itself gives it."""

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE_AT = datetime(1980, 1, 1)  # noqa: DTZ001 (openpyxl writes it as UTC; it says nothing)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def name_series(chart: Chart, series: Series) -> str:
    """Return what the series is called in the workbook and the legend."""
    return series.name or chart.caption or "数量"


def build_chart_book(chart: Chart) -> bytes:
    """Return the workbook: a row for each label, a column for each series.

    The same chart gives the same bytes. A text stays a text: nothing is a formula.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.creator, workbook.properties.created = "huibao", _MADE_AT
    sheet = workbook.active or workbook.create_sheet()
    sheet.title = SHEET
    for column, series in enumerate(chart.series, 2):
        _write_text(sheet, 1, column, name_series(chart, series))
        for row, value in enumerate(series.values, 2):
            sheet.cell(row, column).value = value
    for row, label in enumerate(chart.labels, 2):
        _write_text(sheet, row, 1, label)
    body = io.BytesIO()
    workbook.save(body)
    return _still(body.getvalue())


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = _UNPRINTABLE.sub(" ", text)
    cell.data_type = "s"


def _still(book: bytes) -> bytes:
    """Return the workbook without the time at which it was written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in sorted(_read(book)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", body))
    return stream.getvalue()


def _read(book: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
