"""The report as title, headings and paragraphs, before any file format."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from conversations.definition.blocks import ChartKind, Role

ATTACHMENT = "附件"
"""The mark of an attachment page; where there are several, its number stands behind it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on its own line; `text` has its number.

    `level` is 1 for 一、, 2 for （一）, 3 for 1. and 4 for （1）, in the order of GB/T 9704—2012,
    7.3.3; 5 is for 一是, of which it says nothing.
    """

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading and the text that follows it in the same paragraph.

    `level` is as for `Heading`, from 2; `heading` has its number and its full stop.
    """

    level: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several of them in one paragraph: 一是…。二是…。"""

    parts: tuple[RunIn, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column's heading, and whether it holds numbers."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a heading for each column, then rows of as many cells; `caption` may be ""."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or one with a place of its own on the page."""

    text: str
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or a scan, by its id, with what is said under it; `caption` may be "".

    A `whole` one is a page of its own, behind an attachment's title the rest of that page.
    """

    picture: int
    caption: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that belong together, one for each label of their chart; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to be looked at: a composition (pie, bar) or a trend (line, column)."""

    kind: ChartKind
    caption: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


OutlineBlock = Heading | RunIn | Joined | Paragraph | Grid | Picture | Chart


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report. `title` may hold newlines where the author breaks it.

    `breaks` are places in the title, each before the character of that number, where the author
    lets a line be broken that is too long for the page.
    """

    title: str
    blocks: tuple[OutlineBlock, ...]
    breaks: tuple[int, ...] = ()
