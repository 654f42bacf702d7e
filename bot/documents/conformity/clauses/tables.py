"""Tables: of the standard only that on a sheet on its side; the rest is what readers expect."""

from __future__ import annotations

from collections.abc import Iterator

from bot.documents.conformity.effective import Table
from bot.documents.conformity.places import Report
from bot.documents.conformity.results import Deviation, Spot, build_deviation

_EXCERPT = 12
_ROUNDING = 120
"""Twips by which a table may be wider: the padding of its outer cells."""


def find_tables(report: Report) -> Iterator[Deviation]:
    """Yield tables whose head does not repeat, whose rows split, or that are too wide."""
    for table in report.list_tables():
        spot = Spot("table", table.number, _find_excerpt(table))
        if len(table.rows) > 1 and not table.rows[0].header:
            yield build_deviation("table_head", spot)
        if not all(row.whole for row in table.rows):
            yield build_deviation("table_rows", spot)
        if table.width > report.document.sections[table.section].text_width + _ROUNDING:
            yield build_deviation("table_width", spot)


def _find_excerpt(table: Table) -> str:
    said = " ".join(each.text.strip() for cell in table.rows[0].cells for each in cell)
    return said[:_EXCERPT]
