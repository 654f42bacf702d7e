"""How a section's answers become the report's paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from conversations.definition.terms import Definition, Key, Phrase

Role = Literal["body", "addressee", "signature", "date"]

BlockMarker = Literal["（一）", "1.", "（1）", "一是"]
"""The numbering of an entry or a group, within its section."""

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


def _tell_block(block: object) -> str:
    """Return which block it is, so that an error is about that one only."""
    if isinstance(block, Mapping):
        return next((name for name in ("items", "heading", "table") if name in block), "text")
    return _TAGS.get(type(block), "text")


Block = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[ItemsBlock, Tag("items")]
    | Annotated[GroupBlock, Tag("heading")]
    | Annotated[TableBlock, Tag("table")],
    Discriminator(_tell_block),
]

_TAGS: Mapping[type[object], str] = {
    TextBlock: "text",
    ItemsBlock: "items",
    GroupBlock: "heading",
    TableBlock: "table",
}

GroupBlock.model_rebuild()
