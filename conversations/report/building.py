"""From a draft to its outline: answers on the path become headings and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Declaration, Items, Question
from conversations.drafts.answers import Answers, build_value
from conversations.drafts.draft import Answer, DeclaredAnswer, Draft, ItemsAnswer, TextAnswer
from conversations.drafts.pairs import order_entries
from conversations.drafts.path import build_walk
from conversations.drafts.values import Declared, Family, render_decimal
from conversations.periods import parse_period
from conversations.report.arranging import arrange
from conversations.report.attached import compose_attached, name_attached
from conversations.report.attachments import number_attachments
from conversations.report.composing import Material, compose
from conversations.report.numbering import render_marker
from conversations.report.outline import (
    Chart,
    Grid,
    Heading,
    Joined,
    Outline,
    OutlineBlock,
    Picture,
    RunIn,
)
from conversations.report.phrases import MARK, render_marked, render_phrase
from conversations.report.sentences import split_lines

GIVEN_NAMES = frozenset({"period", "profile"})
"""The names every phrase may use beside those of the questions; no question may be called so."""


@dataclass(frozen=True, slots=True)
class SectionBlocks:
    """What one section of the interview puts into the report, its numbered heading first."""

    section: Section
    blocks: tuple[OutlineBlock, ...]


def build_outline(interview: Interview, draft: Draft) -> Outline:
    """Return the report that the answers on the path make so far.

    ValueError when the draft's period is none, PhraseError for a phrase of the interview that
    cannot be read or printed.
    """
    names = build_names(interview, draft)
    title, breaks = _build_title(interview, names)
    parts, attached = _build_parts(interview, draft, names)
    blocks = tuple(block for part in parts for block in part.blocks)
    return Outline(title, (*blocks, *attached), breaks)


def build_parts(interview: Interview, draft: Draft) -> list[SectionBlocks]:
    """Return what each section of the interview puts into the report, in order.

    Headings are numbered without a gap: a section that has nothing to say yet has no heading and
    takes no number. What is attached to the draft is named in them, its pages are not of them.
    Errors as for `build_outline`.
    """
    return _build_parts(interview, draft, build_names(interview, draft))[0]


def build_names(interview: Interview, draft: Draft) -> dict[str, object]:
    """Return what phrases see: the values (values.py) of the answers on the path, and the given.

    A declaration is `Declared`: its set sentence, made from the names before it, or the
    particulars. A list that answers another one is in that one's order.
    """
    names: dict[str, object] = {
        "period": parse_period(draft.period),
        "profile": Family(draft.profile),
    }
    walk = build_walk(interview, draft)
    for _, question in walk.path:
        value = _build_named(question, walk.answers, names)
        if value is not None:
            names[question.id] = value
    return names


def count_characters(outline: Outline) -> int:
    """Return the report's length: every character that is not white space, headings included.

    This is what Word counts as 字符数（不计空格）; its 字数 is the same for Chinese, but takes a
    Latin word or a figure as one.
    """
    texts = [outline.title, *(text for block in outline.blocks for text in _find_texts(block))]
    return sum(len(word) for text in texts for word in text.split())


def render_block(block: OutlineBlock) -> str:
    """Return the block as one plain text; of a table or chart a line a row, ｜ between cells."""
    if isinstance(block, Grid):
        rows = ([column.label for column in block.columns], *block.rows)
        return "\n".join(filter(None, (block.caption, *map("｜".join, rows))))
    if isinstance(block, Chart):
        return "\n".join(filter(None, (block.caption, *_tell_numbers(block))))
    return "".join(_find_texts(block))


def _tell_numbers(chart: Chart) -> Iterator[str]:
    """Yield a line for each label of a chart: 35岁及以下｜12人."""
    rows = zip(*(each.values for each in chart.series), strict=True)
    for label, values in zip(chart.labels, rows, strict=True):
        told = ("—" if each is None else render_decimal(each) + chart.unit for each in values)
        yield "｜".join((label, *told))


def _find_texts(block: OutlineBlock) -> Iterator[str]:
    """Yield the texts of the block in order, without anything between them."""
    match block:
        case RunIn():
            yield from (block.heading, block.text)
        case Joined():
            yield from (text for part in block.parts for text in (part.heading, part.text))
        case Grid():
            yield from (block.caption, *(column.label for column in block.columns))
            yield from (cell for row in block.rows for cell in row)
        case Picture():
            yield block.caption
        case Chart():
            yield block.caption  # what is written in a chart is part of a picture
        case _:
            yield block.text


def _build_title(interview: Interview, names: Mapping[str, object]) -> tuple[str, tuple[int, ...]]:
    """Return the title, and where in it a line may be broken: nowhere at either end of a line."""
    lines = split_lines(render_marked(interview.title, names))
    pieces = [line.strip(MARK).split(MARK) for line in lines]
    pieces = [line for line in pieces if any(line)]
    title = "\n".join(map("".join, pieces))
    breaks, at = [], 0
    for line in pieces:
        for piece in filter(None, line):
            breaks.append(at)
            at += len(piece)
        at += 1
    return title, tuple(each for each in breaks if each and title[each - 1] != "\n")


def _build_named(
    question: Question, answers: Answers, names: Mapping[str, object]
) -> object | None:
    answer = answers.get(question.id)
    if isinstance(question, Declaration):
        return _build_declared(question, answer, names)
    if isinstance(question, Items) and isinstance(answer, ItemsAnswer):
        answer = replace(answer, entries=order_entries(question, answer, answers))
    return build_value(question, answer, answers)


def _build_declared(
    question: Declaration, answer: Answer | None, names: Mapping[str, object]
) -> Declared | None:
    if isinstance(answer, TextAnswer) and answer.parts:
        return Declared(answer.text, none=False)
    if not isinstance(answer, DeclaredAnswer):
        return None
    none = answer.value == "none"
    return Declared(render_phrase(question.none, names) if none else "", none=none)


def _build_parts(
    interview: Interview, draft: Draft, names: Mapping[str, object]
) -> tuple[list[SectionBlocks], tuple[OutlineBlock, ...]]:
    """Return what each section says, and the pages of the draft's attachments."""
    composed, headings = [], 0
    for section in interview.sections:
        blocks = arrange(compose(section.body, Material(interview, section, draft, names)))
        if section.heading and blocks:
            headings += 1
            blocks.insert(0, Heading(1, render_marker("一、", headings) + section.heading))
        composed.append(blocks)
    attached = compose_attached(interview, draft)
    *numbered, pages = number_attachments([*name_attached(composed, attached), attached])
    parts = zip(interview.sections, numbered, strict=True)
    return [SectionBlocks(section, blocks) for section, blocks in parts], pages
