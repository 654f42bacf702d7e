"""What a page of a report looks like: read from templates/documents, to be changed without code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Literal, Self

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from bot.words.folders import Folders, read_template

Millimetres = Annotated[float, Field(ge=0, le=1000)]
Points = Annotated[float, Field(ge=1, le=200)]
Count = Annotated[float, Field(ge=0, le=20)]
FontName = Annotated[str, StringConstraints(pattern=r"^[^,;\"<>&]{1,31}$")]
"""A font's name; 31 characters is what Word takes, and a comma may end a name in its font table."""

Align = Literal["left", "center", "right", "both"]


class PageFormatError(ValueError):
    """A page format file that cannot be used; the message names file and fields."""


class Format(BaseModel):
    """A part of a page format: frozen, and no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Paper(Format):
    """The sheet."""

    width_mm: Millimetres
    height_mm: Millimetres


class Margins(Format):
    """The white round the text."""

    top_mm: Millimetres
    bottom_mm: Millimetres
    left_mm: Millimetres
    right_mm: Millimetres


class Font(Format):
    """A font, what to take where a computer has not got it, and its shape.

    One substitute and no list of them: Word takes what stands there for one font's name.
    """

    name: FontName
    instead: FontName | None = None
    family: Literal["roman", "modern", "swiss", "script"] = "roman"


class Style(Format):
    """How one kind of paragraph looks.

    `line_pt` is the exact height of a line (None: the page's); `before_lines` and `after_lines` are
    lines of the page; `_chars` are characters of this style's own size; `keep_next` keeps the
    paragraph on one page with the next.
    """

    font: FontName
    size_pt: Points
    align: Align = "both"
    bold: bool = False
    line_pt: Points | None = None
    first_line_chars: Count = 0
    right_chars: Count = 0
    before_lines: Count = 0
    after_lines: Count = 0
    keep_next: bool = False


class Styles(Format):
    """A style for each kind of paragraph."""

    title: Style
    addressee: Style
    body: Style
    heading_1: Style
    heading_2: Style
    heading_3: Style
    heading_4: Style
    heading_5: Style
    signature: Style
    date: Style
    caption: Style
    table_head: Style
    table_cell: Style

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, given: object) -> object:
        """Have what an office's older file does not know look like its text, or its headings."""
        if not isinstance(given, Mapping) or not isinstance(given.get("body"), Mapping):
            return given
        centred = {**given["body"], "align": "center", "first_line_chars": 0}
        return {
            "heading_4": given.get("heading_3"),
            "heading_5": given.get("heading_3"),
            "caption": centred,
            "table_head": {**centred, "bold": True},
            "table_cell": centred,
            **given,
        }


class PageNumber(Format):
    """The number at a page's foot, on the outer side: right on odd pages, left on even ones.

    `edge_mm` is from the sheet's lower edge, `inset_chars` from the text's outer edge; `before` and
    `after` stand on either side of the figure.
    """

    style: Style
    before: str = ""
    after: str = ""
    edge_mm: Millimetres
    inset_chars: Count = 0


class PageFormat(Format):
    """A page format. `line_pt` is the exact height of a line."""

    paper: Paper
    margins: Margins
    line_pt: Points
    fonts: tuple[Font, ...]
    styles: Styles
    page_number: PageNumber

    @model_validator(mode="after")
    def _check_fonts(self) -> Self:
        """Every font in use is listed: a font without substitutes is a mistake worth a word."""
        used = {style.font for _, style in self.styles} | {self.page_number.style.font}
        unlisted = used - {font.name for font in self.fonts}
        if unlisted:
            raise ValueError(f"not in fonts: {', '.join(sorted(unlisted))}")
        return self


@lru_cache(maxsize=8)
def load_page_format(folders: Folders, name: str = "official") -> PageFormat:
    """Return the page format templates/documents/<name>.yaml; read once per process.

    FileNotFoundError when there is none, PageFormatError when it cannot be used.
    """
    path = folders.find(f"documents/{name}.yaml")
    try:
        return PageFormat.model_validate(yaml.safe_load(read_template(path)))
    except (yaml.YAMLError, ValidationError) as error:
        raise PageFormatError(f"{path}: {error}") from error
