"""How a section's answers become the report's paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from conversations.definition.terms import Definition, Key, Phrase, Reference

Role = Literal[
    "body",
    "addressee",
    "signature",
    "date",
    "attachments",
    "note",
    "attachment",
    "attachment_title",
    "copy_number",
    "secrecy",
    "urgency",
    "organ",
    "number",
    "issuer",
    "copies",
    "issued",
]
"""A paragraph's place on the page, after GB/T 9704—2012, 7.2 to 7.4.

主送机关 addressee, 附件说明 attachments, 附注 note; an 附件 page begins with its mark (attachment,
“附件1”) and its title. Of the head: 份号, 密级 and 保密期限, 紧急程度, 发文机关标志 organ, 发文字号
number, 签发人 issuer. Of the imprint (版记): 抄送 copies, 印发机关和印发日期 issued.
"""

BlockMarker = Literal["（一）", "1.", "（1）", "一是"]
"""The numbering of an entry or a group, within its section."""

ChartKind = Literal["pie", "bar", "column", "line"]

Layout = Literal["run_in", "own_line", "joined"]
"""Heading and text in one paragraph, a heading on a line of its own, or all entries one paragraph.

Only 一是 can be joined: that is how an enumeration within running text is numbered.
"""


class TextBlock(Definition):
    """Paragraphs made from a phrase; an empty result makes none, a newline makes a new one."""

    text: Phrase
    role: Role = "body"


class Addition(Definition):
    """What is added at the end of the entry that was made from the suggestion of that id.

    Without such an entry, it is added to the last entry.
    """

    under: Key
    text: Phrase


class ItemsBlock(Definition):
    """The entries of an items question, numbered; those of a list within it by `inner_marker`.

    The author may choose another layout than the template's, for each marker of a section.
    """

    items: Key
    marker: BlockMarker = "（一）"
    layout: Layout = "run_in"
    inner_marker: BlockMarker = "一是"
    inner_layout: Layout = "run_in"
    add: tuple[Addition, ...] = ()


class GroupBlock(Definition):
    """A numbered heading over other blocks; without any text under it, it is left out."""

    heading: Phrase
    marker: BlockMarker = "（一）"
    layout: Layout = "own_line"
    body: tuple[Block, ...] = Field(min_length=1)


class TableBlock(Definition):
    """The rows of a table question, under a caption; left out when it has none."""

    table: Key
    caption: Phrase | None = None


class ChartBlock(Definition):
    """Numbers to be looked at: members of a figures question, or a table's columns over its rows.

    `members` are those shown (empty: all but totals and sub-counts; of a table, all columns with
    numbers). `compare` has for each of them the number before, which stands beside it under the
    name `before`. Left out while numbers are missing.
    """

    chart: Key
    type: ChartKind = "column"
    caption: Phrase | None = None
    members: tuple[Key, ...] = ()
    compare: tuple[Reference, ...] = ()
    before: Phrase = "{{ period.last_year.label }}"


class PicturesBlock(Definition):
    """The photos of a pictures question as an 附件 on a page of its own, under a title."""

    pictures: Key
    title: Phrase | None = None


_NAMES = ("items", "heading", "table", "chart", "pictures")


def _tell_block(block: object) -> str:
    """Return which block it is, so that an error is about that one only."""
    if isinstance(block, Mapping):
        return next((name for name in _NAMES if name in block), "text")
    return _TAGS.get(type(block), "text")


Block = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[ItemsBlock, Tag("items")]
    | Annotated[GroupBlock, Tag("heading")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[ChartBlock, Tag("chart")]
    | Annotated[PicturesBlock, Tag("pictures")],
    Discriminator(_tell_block),
]

_TAGS: Mapping[type[object], str] = {
    TextBlock: "text",
    ItemsBlock: "items",
    GroupBlock: "heading",
    TableBlock: "table",
    ChartBlock: "chart",
    PicturesBlock: "pictures",
}

GroupBlock.model_rebuild()
