"""A table of the outline in WordprocessingML: as wide as the text, its head on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.documents.formats.page_format import PageFormat
from bot.documents.writing.paragraphs import measure_text, render_paragraph, render_run
from bot.documents.writing.styles import CELL_PADDING, TABLE_STYLE
from conversations.report.outline import Grid

_NARROWEST, _AIR, _SHORT, _LEAST = 2.0, 0.5, 10.0, 4.0
"""In characters: the narrowest column, the air in a cell, and for them see `_share_room`."""

_MEASURED = 100
"""Characters of a line that are measured: more do not fit on one line of a page anyway."""

_LEFT = '<w:jc w:val="left"/>'


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's width, in twentieths of a point, and where its cells' text stands."""

    width: int
    place: str


def render_table(grid: Grid, page: PageFormat) -> str:
    """Return the table, its caption over it if it has one."""
    columns = _fit_columns(grid, page)
    caption = render_paragraph("caption", render_run(grid.caption)) if grid.caption else ""
    widths = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    head = _render_row("table_head", (each.label for each in grid.columns), columns)
    rows = "".join(_render_row("table_cell", row, columns) for row in grid.rows)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/>'
        f'<w:tblW w:w="{sum(column.width for column in columns)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{widths}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _render_row(style: str, cells: Iterable[str], columns: list[_Column]) -> str:
    """Return a row that no page break splits; the head stands on each page."""
    head = "<w:tblHeader/>" if style == "table_head" else ""
    rendered = "".join(map(_render_cell, cells, columns, [style] * len(columns)))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{rendered}</w:tr>"


def _render_cell(text: str, column: _Column, style: str) -> str:
    place = column.place if style == "table_cell" else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{render_paragraph(style, render_run(text), place)}</w:tc>"
    )


def _fit_columns(grid: Grid, page: PageFormat) -> list[_Column]:
    """Return the columns as wide as what is in them, stretched or narrowed to the text's width.

    Text that does not fit on one line begins at the left; a number is centred all the same.
    """
    room, wanted = page.text_width, _measure_columns(grid, page)
    given = _share_room(wanted, room, _find_width(_SHORT, page), _find_width(_LEAST, page))
    stretch = max(room / sum(wanted), 1)
    return [
        _Column(round(width * stretch), _LEFT if width < want and not column.numeric else "")
        for column, want, width in zip(grid.columns, wanted, given, strict=True)
    ]


def _measure_columns(grid: Grid, page: PageFormat) -> list[float]:
    """Return how wide each column would have to be for its cells to fit on one line."""
    columns = zip((column.label for column in grid.columns), *grid.rows, strict=True)
    return [_find_width(max(_NARROWEST, *map(_measure_cell, cells)), page) for cells in columns]


def _measure_cell(text: str) -> float:
    return max((measure_text(line[:_MEASURED]) for line in text.split("\n")), default=0)


def _find_width(characters: float, page: PageFormat) -> float:
    """Return the width of a cell with so many characters and a little air."""
    return (characters + _AIR) * page.styles.table_head.size_pt * 20 + 2 * CELL_PADDING


def _share_room(wanted: list[float], room: float, short: float, least: float) -> list[float]:
    """Return how wide each column can be, so that wide ones share what narrow ones leave.

    One that is no wider than `short` gets all it wants if `least` is left for each of the others:
    a name may be broken, but no number or date.
    """
    given = [0.0] * len(wanted)
    by_width = sorted(range(len(wanted)), key=wanted.__getitem__)
    for others, at in zip(reversed(range(len(wanted))), by_width, strict=True):
        width, share = wanted[at], room / (others + 1)
        spared = width <= short and room - width >= least * others
        given[at] = width if width <= share or spared else share
        room -= given[at]
    return given
