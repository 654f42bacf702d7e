"""The body of a section: which answers its blocks show, and how they are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from conversations.definition.blocks import (
    BlockMarker,
    ChartBlock,
    GroupBlock,
    ItemsBlock,
    PicturesBlock,
    TableBlock,
)
from conversations.definition.checks.charts import check_chart
from conversations.definition.checks.flaws import Flaw, Loc, suggest, walk_blocks
from conversations.definition.interview import Interview
from conversations.definition.questions import BaseQuestion, Items, Pictures, Table
from conversations.recognition.markers import find_marker
from conversations.report.numbering import LEVELS

_MARKERS: tuple[BlockMarker, ...] = get_args(BlockMarker)
_JOINED: BlockMarker = "一是"
_ARTICLES: Mapping[type[BaseQuestion], str] = {
    Items: "an items",
    Table: "a table",
    Pictures: "a pictures",
}


def check_body(interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong with the blocks of all sections."""
    for at, section in enumerate(interview.sections):
        if section.heading is not None:
            yield from _check_heading(("sections", at, "heading"), section.heading)
    shown: set[str] = set()
    for loc, block in walk_blocks(interview):
        match block:
            case ItemsBlock():
                yield from _check_shown((*loc, "items"), block.items, Items, interview, shown)
                yield from _check_items(loc, block, interview)
            case TableBlock():
                yield from _check_shown((*loc, "table"), block.table, Table, interview, shown)
            case ChartBlock():
                yield from check_chart(loc, block, interview)
            case PicturesBlock():
                way = (*loc, "pictures")
                yield from _check_shown(way, block.pictures, Pictures, interview, shown)
            case GroupBlock():
                yield from _check_heading((*loc, "heading"), block.heading)
                yield from _check_joined((*loc, "layout"), block.layout, block.marker)
                yield from _check_within(loc, block)


def _check_heading(loc: Loc, heading: str) -> Iterator[Flaw]:
    marker = find_marker(heading)
    if marker is not None and marker.end < len(heading):
        yield Flaw(loc, f"Write {heading[marker.end :]} alone; headings are numbered on their own.")


def _check_shown(
    loc: Loc, name: str, kind: type[BaseQuestion], interview: Interview, shown: set[str]
) -> Iterator[Flaw]:
    """Yield a flaw if no question of that kind is named, or one that another block has `shown`."""
    known = [each.id for _, each in interview.questions() if isinstance(each, kind)]
    if name not in known:
        article = _ARTICLES[kind]
        other = f"; {name} is another kind" if name in interview.by_id else ""
        yield Flaw(loc, f"Name {article} question{other}{suggest(name, known)}.")
    elif name in shown:
        yield Flaw(loc, f"Remove this block; one before it shows {name} already.")
    else:
        shown.add(name)


def _check_items(loc: Loc, block: ItemsBlock, interview: Interview) -> Iterator[Flaw]:
    yield from _check_joined((*loc, "layout"), block.layout, block.marker)
    question = interview.by_id.get(block.items)
    if not isinstance(question, Items):
        return
    if question.inner is not None:
        if not _is_below(block.inner_marker, block.marker):
            yield Flaw((*loc, "inner_marker"), _say_below(block.marker))
        else:
            yield from _check_joined((*loc, "inner_layout"), block.inner_layout, block.inner_marker)
    else:
        for field in sorted(block.model_fields_set & {"inner_marker", "inner_layout"}):
            yield Flaw((*loc, field), f"Remove this; {question.id} has no list within its entries.")
    ids = [each.id for each in question.suggestions if each.id is not None]
    for at, addition in enumerate(block.add):
        if addition.under not in ids:
            sentence = (
                f"Name the id of a suggestion of {question.id}{suggest(addition.under, ids)}."
            )
            yield Flaw((*loc, "add", at, "under"), sentence)


def _check_joined(loc: Loc, layout: str, marker: BlockMarker) -> Iterator[Flaw]:
    if layout == "joined" and marker != _JOINED:
        yield Flaw(loc, f"Write run_in or own_line; only {_JOINED} can be joined.")


def _check_within(loc: Loc, group: GroupBlock) -> Iterator[Flaw]:
    """Yield a flaw for each block of the group whose numbers are not below the group's."""
    for at, block in enumerate(group.body):
        marker = getattr(block, "marker", None)
        if marker is not None and not _is_below(marker, group.marker):
            yield Flaw((*loc, "body", at, "marker"), _say_below(group.marker))


def _is_below(marker: BlockMarker, other: BlockMarker) -> bool:
    return LEVELS[marker] > LEVELS[other]


def _say_below(marker: BlockMarker) -> str:
    below = [each for each in _MARKERS if _is_below(each, marker)]
    if not below:
        return f"Choose a higher marker for what is around this; nothing is below {marker}."
    return f"Write a marker below {marker}: {' or '.join(below)}."
