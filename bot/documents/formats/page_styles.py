"""What the parts of a page format say: paper, fonts, and a style for each kind of paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Millimetres = Annotated[float, Field(ge=0, le=1000)]
Points = Annotated[float, Field(ge=1, le=200)]
Spacing = Annotated[float, Field(ge=-5, le=20)]
Count = Annotated[float, Field(ge=0, le=20)]
Color = Annotated[str, StringConstraints(pattern="^[0-9A-Fa-f]{6}$")]
"""Red, green and blue, two hexadecimal digits each."""

FontName = Annotated[str, StringConstraints(pattern=r"^[^,;\"<>&]{1,31}$")]
"""A font's name; 31 characters is what Word takes, and a comma may end a name in its font table."""

Align = Literal["left", "center", "right", "both"]


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

    `line_pt` is the exact height of a line (None: the page's); `spacing_pt` is added between two
    characters (None: the page's, in characters of the text's size); `before_lines` and
    `after_lines` are lines of the page; `_chars` are characters of this style's own size;
    `keep_next` keeps the paragraph on one page with the next, `new_page` begins a page with it.
    """

    font: FontName
    size_pt: Points
    align: Align = "both"
    bold: bool = False
    color: Color | None = None
    line_pt: Points | None = None
    spacing_pt: Spacing | None = None
    first_line_chars: Count = 0
    left_chars: Count = 0
    right_chars: Count = 0
    before_lines: Count = 0
    after_lines: Count = 0
    keep_next: bool = False
    new_page: bool = False


class PageNumber(Format):
    """The number at a page's foot: on the outer side (right on odd pages), or in the middle.

    `edge_mm` is from the sheet's lower edge, `inset_chars` from the text's outer edge; `before` and
    `after` stand on either side of the figure.
    """

    style: Style
    before: str = ""
    after: str = ""
    edge_mm: Millimetres
    inset_chars: Count = 0
    side: Literal["outer", "center"] = "outer"


class Header(Format):
    """What stands over every page: the office's own `text`, and the mark of a copy (草稿).

    `edge_mm` is from the sheet's upper edge.
    """

    style: Style
    edge_mm: Millimetres = 20
    text: str = ""


class RedRule(Format):
    """The line under the head of a document: how far below its last line, how thick, which red."""

    below_mm: Millimetres = 4
    width_mm: Millimetres = 0.5
    color: Color = "FF0000"


class ImprintRules(Format):
    """The lines of the imprint: the first and the last, and those between them (7.4.1)."""

    outer_mm: Millimetres = 0.35
    inner_mm: Millimetres = 0.25


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
    attachments: Style
    signature: Style
    date: Style
    note: Style
    attachment: Style
    attachment_title: Style
    caption: Style
    table_head: Style
    table_cell: Style
    copy_number: Style
    secrecy: Style
    urgency: Style
    organ: Style
    number: Style
    issuer: Style
    issuer_name: Style
    copies: Style
    issued: Style


def fill_in_styles(given: Mapping[str, object]) -> dict[str, object]:
    """Return the styles of an office's older file, those it does not know like its text or title.

    What is no mapping is left as it is, to be refused.
    """
    body, title, heading = (_copy(given, name) for name in ("body", "title", "heading_1"))
    centred = {**body, "align": "center", "first_line_chars": 0}
    flush = {**body, "align": "left", "first_line_chars": 0}
    marked = {**heading, "align": "left", "first_line_chars": 0}
    return {
        "heading_4": given.get("heading_3"),
        "heading_5": given.get("heading_3"),
        "caption": centred,
        "table_head": {**centred, "bold": True},
        "table_cell": centred,
        "attachments": {**flush, "before_lines": 1},
        "note": body,
        "attachment": {**marked, "new_page": True},
        "attachment_title": {**title, "before_lines": 1},
        **dict.fromkeys(("copy_number", "secrecy", "urgency"), marked),
        "organ": {**title, "color": "FF0000", "after_lines": 2},
        **dict.fromkeys(("number", "issuer", "issuer_name", "copies", "issued"), flush),
        **given,
    }


def _copy(given: Mapping[str, object], name: str) -> dict[str, object]:
    style = given.get(name)
    return dict(style) if isinstance(style, Mapping) else {}
