"""What a section's blocks say, given the answers: phrases rendered, lists as parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from conversations.definition.blocks import (
    Block,
    BlockMarker,
    ChartBlock,
    GroupBlock,
    ItemsBlock,
    Layout,
    PicturesBlock,
    TableBlock,
    TextBlock,
)
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Figures, Table
from conversations.drafts.draft import (
    Answer,
    Draft,
    FiguresAnswer,
    PicturesAnswer,
    TableAnswer,
)
from conversations.drafts.layouts import find_layout
from conversations.drafts.values import ListedEntry
from conversations.report.charts import (
    build_columns,
    build_composition,
    build_trend,
    keep_families,
)
from conversations.report.content import Content, NumberedPart, add_lines
from conversations.report.grids import build_grid
from conversations.report.outline import ATTACHMENT, Chart, Paragraph, Picture
from conversations.report.phrases import render_phrase
from conversations.report.sentences import join_lines, split_lines

_Style: TypeAlias = tuple[BlockMarker, Layout]


@dataclass(frozen=True, slots=True)
class Material:
    """What the blocks of a section are made of: the draft's answers, and the names for phrases."""

    interview: Interview
    section: Section
    draft: Draft
    names: Mapping[str, object]


def compose(blocks: Iterable[Block], material: Material) -> Content:
    """Return what the blocks say; one that has nothing to say leaves nothing.

    PhraseError for a phrase that cannot be read or printed.
    """
    return tuple(part for block in blocks for part in _compose_block(block, material))


def _compose_block(block: Block, material: Material) -> Content:
    match block:
        case TextBlock():
            return tuple(Paragraph(line, block.role) for line in _render(block.text, material))
        case ItemsBlock():
            return _compose_items(block, material)
        case GroupBlock():
            return _compose_group(block, material)
        case ChartBlock():
            chart = _compose_chart(block, material)
            return (chart,) if chart else ()
        case PicturesBlock():
            return _compose_pictures(block, material)
    return _compose_table(block, material)


def _compose_items(block: ItemsBlock, material: Material) -> Content:
    entries = material.names.get(block.items)
    styles = tuple(
        (marker, _find_layout(marker, layout, material))
        for marker, layout in (
            (block.marker, block.layout),
            (block.inner_marker, block.inner_layout),
        )
    )
    content: Content = _compose_entries(entries if isinstance(entries, list) else (), styles)
    for addition in block.add:
        content = add_lines(content, addition.under, _render(addition.text, material))
    return content


def _compose_entries(
    entries: Iterable[ListedEntry], styles: tuple[_Style, ...]
) -> tuple[NumberedPart, ...]:
    """Return a part for each entry that says something; `styles` are a list's, and those within."""
    parts = [_compose_entry(entry, styles) for entry in entries]
    return tuple(part for part in parts if part.heading or part.body)


def _compose_entry(entry: ListedEntry, styles: tuple[_Style, ...]) -> NumberedPart:
    (marker, layout), inner = styles[0], styles[1:]
    paragraphs = map(Paragraph, split_lines(entry.text))
    body: Content = (*paragraphs, *_compose_entries(entry.inner, inner))
    return NumberedPart(marker, layout, join_lines(entry.heading), body, entry.topic)


def _compose_group(block: GroupBlock, material: Material) -> Content:
    body = compose(block.body, material)
    if not body:
        return ()
    layout = _find_layout(block.marker, block.layout, material)
    heading = join_lines(render_phrase(block.heading, material.names))
    return (NumberedPart(block.marker, layout, heading, body),)


def _compose_table(block: TableBlock, material: Material) -> Content:
    question = material.interview.by_id.get(block.table)
    answer = _find_answer(block.table, material)
    if not isinstance(answer, TableAnswer) or not answer.rows or not isinstance(question, Table):
        return ()
    return (build_grid(question, answer, _render_line(block.caption, material)),)


def _compose_chart(block: ChartBlock, material: Material) -> Chart | None:
    question = material.interview.by_id.get(block.chart)
    answer = _find_answer(block.chart, material)
    caption = _render_line(block.caption, material)
    if isinstance(question, Table) and isinstance(answer, TableAnswer):
        return build_columns(block, question, answer, caption)
    if not isinstance(question, Figures) or not isinstance(answer, FiguresAnswer):
        return None
    if not block.compare:
        return build_composition(block, question, answer, caption)
    answers = ((name, _find_answer(name, material)) for name in material.names)
    given = keep_families((name, each) for name, each in answers if each is not None)
    names = (_render_line(block.before, material), str(material.names["period"]))
    return build_trend(block, question, given, caption, names)


def _compose_pictures(block: PicturesBlock, material: Material) -> Content:
    answer = _find_answer(block.pictures, material)
    if not isinstance(answer, PicturesAnswer) or not answer.pictures:
        return ()
    title = _render_line(block.title, material)
    heads = [Paragraph(ATTACHMENT, "attachment")]
    heads += [Paragraph(title, "attachment_title")] * bool(title)
    pictures = (
        Picture(each.picture, join_lines(each.caption.text) if each.caption else "")
        for each in answer.pictures
    )
    return (*heads, *pictures)


def _find_answer(question_id: str, material: Material) -> Answer | None:
    """Return the answer if it is on the path: only those have a name."""
    return material.draft.answers.get(question_id) if question_id in material.names else None


def _render_line(phrase: str | None, material: Material) -> str:
    return join_lines(render_phrase(phrase, material.names)) if phrase else ""


def _render(phrase: str, material: Material) -> list[str]:
    return split_lines(render_phrase(phrase, material.names))


def _find_layout(marker: BlockMarker, given: Layout, material: Material) -> Layout:
    return find_layout(material.section, marker, given, material.draft.layouts)
