"""Rewording: the same outline with each of its texts changed by a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from conversations.report.outline import (
    Chart,
    Grid,
    Joined,
    Outline,
    OutlineBlock,
    Picture,
    RunIn,
    TableColumn,
)

Reword = Callable[[str], str]
"""Returns a text changed."""


def reword_outline(outline: Outline, reword: Reword) -> Outline:
    """Return the outline with all of its texts changed, in order, the title first."""
    title = reword(outline.title)
    blocks = tuple(_reword_block(block, reword) for block in outline.blocks)
    return Outline(title, blocks, tuple(_move_breaks(outline, title)))


def _move_breaks(outline: Outline, title: str) -> Iterator[int]:
    """Yield the places where the new title may be broken: those in what of it is as it was."""
    old = outline.title
    for at in outline.breaks:
        if title.startswith(old[:at]):
            yield at
        elif title.endswith(old[at:]):
            yield at + len(title) - len(old)


def _reword_block(block: OutlineBlock, reword: Reword) -> OutlineBlock:
    match block:
        case RunIn():
            return _reword_run_in(block, reword)
        case Joined():
            return Joined(tuple(_reword_run_in(part, reword) for part in block.parts))
        case Grid():
            return _reword_grid(block, reword)
        case Picture():
            return replace(block, caption=reword(block.caption))
        case Chart():
            caption, labels = reword(block.caption), tuple(map(reword, block.labels))
            series = tuple(replace(each, name=reword(each.name)) for each in block.series)
            return replace(block, caption=caption, labels=labels, series=series)
    return replace(block, text=reword(block.text))


def _reword_run_in(part: RunIn, reword: Reword) -> RunIn:
    return replace(part, heading=reword(part.heading), text=reword(part.text))


def _reword_grid(grid: Grid, reword: Reword) -> Grid:
    columns = tuple(TableColumn(reword(each.label), each.numeric) for each in grid.columns)
    rows = tuple(tuple(map(reword, row)) for row in grid.rows)
    return Grid(reword(grid.caption), columns, rows)
