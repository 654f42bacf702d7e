"""The layouts that an author may choose for the numbered parts of a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from conversations.definition.blocks import Block, BlockMarker, GroupBlock, ItemsBlock, Layout
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Items

_MARKERS: tuple[BlockMarker, ...] = get_args(BlockMarker)
_LAYOUTS: tuple[Layout, ...] = get_args(Layout)

Layouts = Mapping[str, Layout]
"""The author's own, by section id and marker: "work:一是"."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One marker of a section with its present layout.

    `following` is the layout that the next press of its button chooses, `value` what that press
    carries.
    """

    marker: BlockMarker
    layout: Layout
    following: Layout
    value: int


def find_layout(section: Section, marker: BlockMarker, given: Layout, layouts: Layouts) -> Layout:
    """Return the author's layout of the section's parts of that marker, else the template's."""
    return layouts.get(name_layout(section.id, marker), given)


def build_dials(section: Section, layouts: Layouts) -> tuple[Dial, ...]:
    """Return a dial for each marker that the section's blocks use."""
    used: dict[BlockMarker, Layout] = {}
    for marker, layout in _find_markers(section, section.body):
        used.setdefault(marker, layout)
    return tuple(
        _build_dial(marker, find_layout(section, marker, given, layouts))
        for marker, given in used.items()
    )


def set_layout(
    interview: Interview, layouts: Layouts, section_id: str | None, value: int | None
) -> Layouts | None:
    """Return the layouts after a press of a dial's button; None when there is no such dial."""
    for section in interview.sections:
        if section.id == section_id:
            for dial in build_dials(section, layouts):
                if dial.value == value:
                    return {**layouts, name_layout(section.id, dial.marker): dial.following}
    return None


def name_layout(section_id: str, marker: BlockMarker) -> str:
    """Return the key of a layout among an author's own."""
    return f"{section_id}:{marker}"


def _build_dial(marker: BlockMarker, layout: Layout) -> Dial:
    following = _follow(marker, layout)
    value = _MARKERS.index(marker) * len(_LAYOUTS) + _LAYOUTS.index(following)
    return Dial(marker, layout, following, value)


def _follow(marker: BlockMarker, layout: Layout) -> Layout:
    """Return the other layout: running text is joined or not, a heading has its line or not."""
    if marker == "一是":
        return "joined" if layout == "run_in" else "run_in"
    return "own_line" if layout == "run_in" else "run_in"


def _find_markers(
    section: Section, blocks: Iterable[Block]
) -> Iterator[tuple[BlockMarker, Layout]]:
    nested = {each.id for each in section.questions if isinstance(each, Items) and each.inner}
    for block in blocks:
        if isinstance(block, GroupBlock):
            yield block.marker, block.layout
            yield from _find_markers(section, block.body)
        elif isinstance(block, ItemsBlock):
            yield block.marker, block.layout
            if block.items in nested:
                yield block.inner_marker, block.inner_layout
