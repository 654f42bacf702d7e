"""A document as it is printed: every property as it comes out of styles, lists and themes."""

from __future__ import annotations

from dataclasses import dataclass, replace

PAGE_SIGN = "\ue000"
"""Stands in a text where a page's number is counted."""

OBJECT_SIGN = "\ufffc"
"""Stands in a text for a picture, a drawing or a box of text."""

SPACES = " \t\u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Font:
    """A font's name, "" where none is named; `themed` when it changes with the file's theme."""

    name: str
    themed: bool = False


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How characters look: three fonts by script, `size` in points, `spacing` in twips.

    `colour` is RRGGBB, "" for automatic. `hinted`: marks that scripts share are Chinese ones;
    `hidden`: they are not printed.
    """

    ascii: Font
    h_ansi: Font
    east_asia: Font
    size: float
    colour: str
    spacing: float
    hinted: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look."""

    text: str
    format: RunFormat


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Where a paragraph stands. Lengths are twips; `first` is relative to `left`.

    `line` is twips too, but 240ths of a line where `rule` is auto. `ruled`: a line is drawn along
    it, `red` when that is red. `level` counts from 1, 0 is running text.
    """

    style_id: str
    style_name: str
    align: str
    left: float
    right: float
    first: float
    line: float
    rule: str
    before: float
    after: float
    snapped: bool
    widows: bool
    page_before: bool
    contextual: bool
    ruled: bool
    red: bool
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` counts those with text from 1 (0 for others).

    `counted` is the number that the word processor counts for it, `section` an index.
    """

    runs: tuple[Run, ...]
    format: ParagraphFormat
    base: RunFormat
    counted: str = ""
    section: int = 0
    number: int = 0
    boxed: bool = False

    @property
    def text(self) -> str:
        """All of it, as it is printed."""
        return self.counted + "".join(run.text for run in self.runs)

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it is seen."""
        return not self.text.strip()

    @property
    def look(self) -> RunFormat:
        """The look of its first characters."""
        return next((run.format for run in self.runs if run.text.strip()), self.base)

    @property
    def unit(self) -> float:
        """The width of one of its characters, in twips."""
        return max(self.look.size, 1) * 20

    def cut(self, start: int, end: int | None = None) -> list[Run]:
        """Return the runs of a stretch of `text`, without those that only hold white space."""
        found, at = [], 0
        for run in (Run(self.counted, self.look), *self.runs):
            stretch = run.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
            at += len(run.text)
            if stretch.strip():
                found.append(replace(run, text=stretch))
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: whether each page repeats it, whether a page break may split it."""

    header: bool
    whole: bool
    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the body; `number` counts from 1, `width` is twips, 0 where it is not said."""

    number: int
    width: float
    rows: tuple[Row, ...]
    section: int


@dataclass(frozen=True, slots=True)
class Footers:
    """The feet of a section: on odd pages, on even ones; None where there is none."""

    odd: tuple[Paragraph, ...] | None
    even: tuple[Paragraph, ...] | None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages alike, in twips; `grid_line` and `grid_char` are 0 without such a grid."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float
    grid_line: float
    grid_char: float
    footers: Footers

    @property
    def text_width(self) -> float:
        """The width of the type area (版心)."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom

    @property
    def is_landscape(self) -> bool:
        """Whether the sheet lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds. `outer`: odd and even pages have feet of their own."""

    blocks: tuple[Paragraph | Table, ...]
    sections: tuple[Section, ...]
    outer: bool
