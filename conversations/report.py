"""From a draft to its outline: answers on the path become headings and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conversations.draft import Draft
from conversations.interview import Block, Interview, ItemsBlock, Section, TextBlock
from conversations.numbering import Marker, render_marker
from conversations.outline import Heading, Outline, OutlineBlock, Paragraph, RunIn
from conversations.path import build_values
from conversations.periods import parse_period
from conversations.phrases import render_phrase

GIVEN_NAMES = frozenset({"period"})
"""The names every phrase may use beside those of the questions; no question may be called so."""

_LEVELS: Mapping[Marker, int] = {"（一）": 2, "一是": 3}
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_STOPS = tuple("。？！：；，、…?!:;,.")
_QUOTES = "”’」』\"'"


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
    title = "\n".join(_split_lines(render_phrase(interview.title, _build_names(interview, draft))))
    parts = build_parts(interview, draft)
    return Outline(title, tuple(block for part in parts for block in part.blocks))


def build_parts(interview: Interview, draft: Draft) -> list[SectionBlocks]:
    """Return what each section of the interview puts into the report, in order.

    Headings are numbered without a gap: a section that has nothing to say yet has no heading and
    takes no number. Errors as for `build_outline`.
    """
    names = _build_names(interview, draft)
    parts, headings = [], 0
    for section in interview.sections:
        blocks = _build_blocks(section, names)
        if section.heading and blocks:
            headings += 1
            blocks.insert(0, Heading(1, render_marker("一、", headings) + section.heading))
        parts.append(SectionBlocks(section, tuple(blocks)))
    return parts


def count_characters(outline: Outline) -> int:
    """Return the report's length: every character that is not white space, headings included.

    This is what Word counts as 字符数（不计空格）; its 字数 is the same for Chinese, but takes a
    Latin word or a figure as one.
    """
    texts = [outline.title, *map(render_block, outline.blocks)]
    return sum(len(word) for text in texts for word in text.split())


def render_block(block: OutlineBlock) -> str:
    """Return the block as one plain text."""
    return block.heading + block.text if isinstance(block, RunIn) else block.text


def _build_names(interview: Interview, draft: Draft) -> dict[str, object]:
    return {**build_values(interview, draft), "period": parse_period(draft.period)}


def _build_blocks(section: Section, names: Mapping[str, object]) -> list[OutlineBlock]:
    """Return the section's blocks; （一） counts through the section, 一是 anew in each list."""
    counts: Counter[Marker] = Counter()
    blocks: list[OutlineBlock] = []
    for block in section.body:
        counts["一是"] = 0
        blocks += _build_block(block, names, counts)
    return blocks


def _build_block(
    block: Block, names: Mapping[str, object], counts: Counter[Marker]
) -> Iterable[OutlineBlock]:
    if isinstance(block, TextBlock):
        lines = _split_lines(render_phrase(block.text, names))
        return [Paragraph(line, block.role) for line in lines]
    return _build_entries(block, names.get(block.items), counts)


def _build_entries(
    block: ItemsBlock, entries: object, counts: Counter[Marker]
) -> Iterator[OutlineBlock]:
    build = _build_run_in if block.layout == "run_in" else _build_own_line
    for heading, text in entries if isinstance(entries, list) else ():
        heading_line, lines = " ".join(_split_lines(heading)), _split_lines(text or "")
        if heading_line or lines:
            counts[block.marker] += 1
            number = render_marker(block.marker, counts[block.marker])
            yield from build(_LEVELS[block.marker], number, heading_line, lines)


def _build_run_in(
    level: int, number: str, heading: str, lines: list[str]
) -> Iterator[OutlineBlock]:
    first, *others = lines or [""]
    yield RunIn(level, number + _close(heading), first)
    yield from map(Paragraph, others)


def _build_own_line(
    level: int, number: str, heading: str, lines: list[str]
) -> Iterator[OutlineBlock]:
    yield Heading(level, number + heading)
    yield from map(Paragraph, lines)


def _close(heading: str) -> str:
    """Return the heading with its full stop, unless it is empty or brings a mark of its own."""
    stopped = not heading or heading.rstrip(_QUOTES).endswith(_STOPS)
    return heading if stopped else heading + "。"


def _split_lines(text: str) -> list[str]:
    """Return the lines that say something, as typed but for white space at their ends."""
    return [line.rstrip() for line in _LINE_END.split(text) if line.strip()]
