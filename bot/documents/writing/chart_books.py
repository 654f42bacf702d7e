"""The workbook within a chart: what a person who chooses “edit data” in Word gets to see."""

from __future__ import annotations

import io
import re
from datetime import datetime

from bot.documents.cells import write_text
from bot.documents.zipped import unzip_files, zip_files
from conversations.report.outline import Chart, Series

SHEET = "Sheet1"
"""The sheet's name, as Word itself gives it."""

_MADE_AT = datetime(1980, 1, 1)  # noqa: DTZ001 (openpyxl writes it as UTC; it says nothing)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


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
        write_text(sheet.cell(1, column), name_series(chart, series))
        for row, value in enumerate(series.values, 2):
            sheet.cell(row, column).value = value
    for row, label in enumerate(chart.labels, 2):
        write_text(sheet.cell(row, 1), label.replace("\n", " "))
    body = io.BytesIO()
    workbook.save(body)
    return _still(body.getvalue())


def _still(book: bytes) -> bytes:
    """Return the workbook without the time at which it was written."""
    files = unzip_files(book)
    when = rb"\g<1>1980-01-01T00:00:00Z"
    return zip_files({name: _MODIFIED.sub(when, body) for name, body in files.items()})
