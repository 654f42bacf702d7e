"""The layouts of a report's parts as a file has them: run in, on a line of their own, joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from conversations.definition.blocks import BlockMarker, GroupBlock, ItemsBlock, Layout
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Items
from conversations.drafts.layouts import find_layout, name_layout
from conversations.importing.likeness import ALIKE, find_likeness
from conversations.importing.plan import Chunk, Plan
from conversations.importing.slots import find_names, list_blocks
from conversations.importing.stacks import Stack, list_stacks
from conversations.importing.wording import say_title


def find_layouts(
    interview: Interview, layouts: Mapping[str, Layout], plan: Plan
) -> Mapping[str, Layout]:
    """Return the author's layouts with those that most of the file's parts have, where another."""
    found = dict(layouts)
    for section in interview.sections:
        votes: dict[BlockMarker, Counter[Layout]] = {}
        given: dict[BlockMarker, Layout] = {}
        for marker, layout, chunks in _find_parts(interview, section, plan):
            given.setdefault(marker, layout)
            counter = votes.setdefault(marker, Counter())
            counter.update(_read_layout(marker, chunk) for chunk in chunks)
        for marker, counter in votes.items():
            if counter:
                layout = counter.most_common(1)[0][0]
                if layout != find_layout(section, marker, given[marker], layouts):
                    found[name_layout(section.id, marker)] = layout
    return found


def _find_parts(
    interview: Interview, section: Section, plan: Plan
) -> Iterator[tuple[BlockMarker, Layout, Sequence[Chunk]]]:
    """Yield each marker of the section's blocks with its layout and the file's parts there."""
    for block in list_blocks(section.body):
        if isinstance(block, GroupBlock):
            yield block.marker, block.layout, list(_find_heads(interview, block, plan))
        elif isinstance(block, ItemsBlock):
            stacks = list_stacks(plan, block.items)
            nested = _is_nested(interview, block.items)
            yield block.marker, block.layout, [] if plan.area is not None else _tops(stacks)
            if nested:
                inner = [each for stack in stacks for each in stack.split()]
                yield block.inner_marker, block.inner_layout, _tops(inner)


def _find_heads(interview: Interview, block: GroupBlock, plan: Plan) -> Iterator[Chunk]:
    """Yield the headings of the file that answer the group's, or are covered by it."""
    asked = [name for name in find_names(block.heading) if name in interview.by_id]
    for chunk in plan.chunks:
        printed = not asked and chunk.covered and chunk.parent is not None and chunk.heading
        if (chunk.heading and chunk.question in asked) or (
            printed and find_likeness(say_title(chunk), block.heading) >= ALIKE
        ):
            yield chunk


def _tops(stacks: Sequence[Stack]) -> list[Chunk]:
    """Return what has a heading with something under it: only there the layout is seen."""
    return [each.top for each in stacks if each.top.heading and (each.top.text or each.rest)]


def _is_nested(interview: Interview, question_id: str) -> bool:
    question = interview.by_id[question_id]
    return isinstance(question, Items) and question.inner is not None


def _read_layout(marker: BlockMarker, chunk: Chunk) -> Layout:
    """Return the chunk's layout as one that the marker can have."""
    return "run_in" if chunk.layout == "joined" and marker != "一是" else chunk.layout
