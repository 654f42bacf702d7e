"""The ledger as a picture: units down, periods across, a coloured cell for each deadline."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from bot.documents.ledger.shade_colours import FILLS, INKS
from conversations.deadlines.shades import Shade

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ROWS = 60
MOST_COLUMNS = 24
"""What stays readable; a caller draws no more."""

DPI = 160
"""Dots per inch of the picture; every other length here is in inches, letters in points."""

FONTS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("Microsoft YaHei", "PingFang SC", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    *("Heiti SC", "Noto Sans CJK JP", "Noto Serif CJK SC", "SimSun"),
)
"""Chinese fonts, the one to be preferred first."""

_MARGIN = 0.35
_ROW = 0.31
_LINE = 0.17
_TITLE = 0.75
_LEGEND = 0.82
_GAP = 0.14
_PAD = 0.06
_LONGEST_NAME = 16
_GROUP_LINES = 3

_INK = "#1f2933"
_PALE = "#7b8794"
_RULE = "#cbd2d9"
_BAND = "#f3f5f7"
_TODAY = "#1d5fbf"


class NoChineseFontError(Exception):
    """There is no font on this machine that has Chinese characters."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One deadline: its state, and the sign or few letters that say it without the colour."""

    shade: Shade
    sign: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row; `depth` indents its name, `cells` has one entry a column, None where none is due."""

    name: str
    cells: tuple[HeatCell | None, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """One column: the lines of its heading, and the group that it stands in with its neighbours.

    `total` is written below it.
    """

    lines: tuple[str, ...]
    group: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """All that the picture says. `today` are the places, in columns from the left, of its marks."""

    title: str
    note: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[tuple[Shade, str], ...]
    today: tuple[float, ...]
    today_label: str
    total_label: str


def has_chinese_font() -> bool:
    """Return whether a picture can be made here."""
    return _find_font() is not None


def build_heat_map(heat_map: HeatMap) -> bytes:
    """Return the picture as a PNG; NoChineseFontError where Chinese cannot be written.

    Nothing in it is markup: a `$` in a name is drawn as it is.
    """
    font = _find_font()
    if font is None:
        raise NoChineseFontError
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    sheet = _Sheet.measure(heat_map)
    figure = Figure(figsize=(sheet.width, sheet.height), dpi=DPI, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(sheet.height, 0)
    axes.set_axis_off()
    _Drawing(axes, [font, "DejaVu Sans"], sheet).draw(heat_map)
    picture = BytesIO()
    canvas.print_png(picture)  # type: ignore[no-untyped-call]  # it has no annotations
    return picture.getvalue()


def _find_font() -> str | None:
    """Return the first of the fonts that is installed."""
    from matplotlib.font_manager import fontManager

    installed = {font.name for font in fontManager.ttflist}
    return next((name for name in FONTS if name in installed), None)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything goes, in inches from the upper left corner.

    `lefts` are the columns' left edges, `groups` the first and last column of each group with its
    name in lines.
    """

    width: float
    height: float
    top: float
    bottom: float
    headings: float
    column: float
    lefts: tuple[float, ...]
    groups: tuple[tuple[int, int, tuple[str, ...]], ...]
    names: tuple[str, ...]
    legend: tuple[tuple[float, int], ...]

    @classmethod
    def measure(cls, heat_map: HeatMap) -> _Sheet:
        column = _choose_width(len(heat_map.columns))
        groups = tuple(_build_groups(heat_map.columns, column))
        names = tuple(_clip("　" * row.depth + row.name, _LONGEST_NAME) for row in heat_map.rows)
        longest = max(map(_count_ems, (*names, heat_map.total_label)), default=4)
        lefts = tuple(_place_columns(groups, _MARGIN + 0.2 + longest * 0.135, column))
        right = lefts[-1] + column if lefts else 4.0
        width = max(right + _MARGIN, 6.6, _MARGIN * 2 + _count_ems(heat_map.title) * 0.225)
        legend = tuple(_place_legend([text for _, text in heat_map.legend], width))
        group_lines = max((len(lines) for _, _, lines in groups), default=0)
        headings = max((len(each.lines) for each in heat_map.columns), default=0) * _LINE + 0.08
        top = _MARGIN + _TITLE + group_lines * _LINE + 0.06 + headings
        bottom = top + len(heat_map.rows) * _ROW
        rows = legend[-1][1] + 1 if legend else 0
        height = bottom + _ROW + _LEGEND + rows * 0.28 - 0.28 + _MARGIN / 2
        return cls(width, height, top, bottom, headings, column, lefts, groups, names, legend)


def _choose_width(columns: int) -> float:
    """Return how wide a column is: few of them may be wide."""
    return 0.95 if columns <= 6 else 0.72 if columns <= 12 else 0.56


def _build_groups(
    columns: Sequence[HeatColumn], width: float
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    at = 0
    for name, group in groupby(columns, key=lambda each: each.group):
        count = len(list(group))
        yield at, at + count - 1, _wrap(name, (count * width - 0.04) / 0.135)
        at += count


def _place_columns(
    groups: Iterable[tuple[int, int, tuple[str, ...]]], left: float, width: float
) -> Iterator[float]:
    for first, last, _ in groups:
        for _at in range(first, last + 1):
            yield left
            left += width
        left += _GAP


def _place_legend(texts: Sequence[str], width: float) -> Iterator[tuple[float, int]]:
    """Yield where each entry of the legend goes: its left edge, and the row from 0."""
    left, row = _MARGIN, 0
    for text in texts:
        size = 0.62 + _count_ems(text) * 0.13
        if left + size > width - _MARGIN + 0.2 and left > _MARGIN:
            left, row = _MARGIN, row + 1
        yield left, row
        left += size


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Puts shapes and letters on the picture."""

    axes: Axes
    fonts: list[str]
    sheet: _Sheet

    def draw(self, heat_map: HeatMap) -> None:
        self._draw_title(heat_map)
        self._draw_bands(heat_map)
        self._draw_headings(heat_map)
        self._draw_cells(heat_map)
        self._draw_totals(heat_map)
        self._draw_today(heat_map)
        self._draw_legend(heat_map)

    def _draw_title(self, heat_map: HeatMap) -> None:
        room = (self.sheet.width - 2 * _MARGIN) / 0.225
        self._write(_MARGIN, _MARGIN + 0.12, _clip(heat_map.title, room), 16)
        room = (self.sheet.width - 2 * _MARGIN) / 0.13
        self._write(_MARGIN, _MARGIN + 0.45, _clip(heat_map.note, room), 9, _PALE)

    def _draw_bands(self, heat_map: HeatMap) -> None:
        """Lay a pale band under every second row: the eye stays on the line."""
        sheet = self.sheet
        right = sheet.lefts[-1] + sheet.column if sheet.lefts else sheet.width - _MARGIN
        for at in range(0, len(heat_map.rows), 2):
            self._fill(_MARGIN, sheet.top + at * _ROW, right - _MARGIN, _ROW, _BAND)
        for at, name in enumerate(sheet.names):
            self._write(_MARGIN + _PAD, sheet.top + (at + 0.5) * _ROW, name, 9.5)

    def _draw_headings(self, heat_map: HeatMap) -> None:
        sheet = self.sheet
        base = sheet.top - sheet.headings
        for first, last, lines in sheet.groups:
            left, right = sheet.lefts[first], sheet.lefts[last] + sheet.column
            self.axes.plot([left + 0.02, right - 0.02], [base, base], color=_RULE, lw=1)
            for at, line in enumerate(reversed(lines)):
                self._write(
                    (left + right) / 2, base - 0.05 - (at + 0.5) * _LINE, line, 9.5, ha="center"
                )
        for left, column in zip(sheet.lefts, heat_map.columns, strict=True):
            for at, line in enumerate(column.lines):
                middle = base + 0.04 + (at + 0.5) * _LINE
                text = _clip(line, (sheet.column - 0.02) / 0.12)
                self._write(left + sheet.column / 2, middle, text, 8.5, _PALE, "center")

    def _draw_cells(self, heat_map: HeatMap) -> None:
        for at, row in enumerate(heat_map.rows):
            top = self.sheet.top + at * _ROW
            for left, cell in zip(self.sheet.lefts, row.cells, strict=True):
                if cell is not None:
                    self._draw_cell(left, top, cell)

    def _draw_cell(self, left: float, top: float, cell: HeatCell) -> None:
        width = self.sheet.column
        edge = _RULE if cell.shade == "waived" else None
        self._fill(left + 0.02, top + 0.02, width - 0.04, _ROW - 0.04, _get_fill(cell.shade), edge)
        sign = _clip(cell.sign, (width - 0.06) / 0.125)
        ink = "#" + INKS[cell.shade]
        self._write(left + width / 2, top + _ROW / 2, sign, 9, ink, "center")

    def _draw_totals(self, heat_map: HeatMap) -> None:
        sheet, middle = self.sheet, self.sheet.bottom + _ROW / 2 + 0.03
        self._write(_MARGIN + _PAD, middle, heat_map.total_label, 9, _PALE)
        for left, column in zip(sheet.lefts, heat_map.columns, strict=True):
            self._write(left + sheet.column / 2, middle, column.total, 9, _PALE, "center")

    def _draw_today(self, heat_map: HeatMap) -> None:
        """Draw a line where today is, from under the headings to below the totals."""
        sheet = self.sheet
        top, bottom = sheet.top - sheet.headings + 0.05, sheet.bottom + _ROW + 0.06
        for place in heat_map.today:
            left = self._find_place(place)
            self.axes.plot([left, left], [top, bottom], color=_TODAY, lw=1.3, ls=(0, (4, 2)))
            self._write(left, bottom + 0.1, heat_map.today_label, 8, _TODAY, "center")

    def _find_place(self, place: float) -> float:
        """Return where a place counted in columns lies; a whole number is a column's left edge."""
        sheet = self.sheet
        at = min(int(place), len(sheet.lefts) - 1)
        return sheet.lefts[at] + (place - at) * sheet.column

    def _draw_legend(self, heat_map: HeatMap) -> None:
        base = self.sheet.bottom + _ROW + 0.42
        for (left, row), (shade, text) in zip(self.sheet.legend, heat_map.legend, strict=True):
            top = base + row * 0.28
            edge = _RULE if shade == "waived" else None
            self._fill(left, top, 0.26, 0.18, _get_fill(shade), edge)
            self._write(left + 0.34, top + 0.09, text, 9)

    def _fill(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        fill: str,
        edge: str | None = None,
    ) -> None:
        from matplotlib.patches import Rectangle

        patch = Rectangle((left, top), width, height, facecolor=fill, edgecolor=edge or "none")
        self.axes.add_patch(patch)

    def _write(
        self, x: float, y: float, text: str, size: float, ink: str = _INK, ha: str = "left"
    ) -> None:
        self.axes.text(
            *(x, y, text),
            fontsize=size,
            color=ink,
            ha=ha,
            va="center_baseline",
            family=self.fonts,
            parse_math=False,
        )


def _get_fill(shade: Shade) -> str:
    return "#" + FILLS[shade]


def _wrap(text: str, ems: float) -> tuple[str, ...]:
    """Return the text in at most three lines of so many ems, the last one clipped."""
    lines: list[str] = []
    rest = _clean(text)
    while rest and len(lines) < _GROUP_LINES - 1:
        head = _take(rest, ems)
        lines.append(head)
        rest = rest[len(head) :].lstrip()
    return (*lines, _clip(rest, ems)) if rest else tuple(lines)


def _clip(text: str, ems: float) -> str:
    """Return the text on one line, at most so many ems wide, an ellipsis where it was cut."""
    text = _clean(text)
    return text if _count_ems(text) <= ems else _take(text, ems - 1) + "…"


def _take(text: str, ems: float) -> str:
    """Return the longest beginning that fits, but one character at least."""
    width, at = 0.0, 0
    while at < len(text) and (at == 0 or width + _measure(text[at]) <= ems):
        width += _measure(text[at])
        at += 1
    return text[:at]


def _clean(text: str) -> str:
    """Return the text without line breaks and signs that cannot be drawn."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")


def _count_ems(text: str) -> float:
    return sum(map(_measure, text))


def _measure(sign: str) -> float:
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.6
