"""Headings with nothing under them: in the report, or typed and so left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from conversations.checks.finding import Finding
from conversations.checks.heading_places import map_headings, strip_number
from conversations.checks.passages import clip_excerpt
from conversations.checks.subject import Check, Subject
from conversations.definition.blocks import Block, GroupBlock
from conversations.definition.interview import Section
from conversations.definition.questions import Question
from conversations.drafts.typed_texts import TypedText
from conversations.report.outline import Heading, Joined, Outline, Paragraph, RunIn
from conversations.report.sentences import join_lines

_NAME = re.compile("[a-z][a-z0-9_]*")


def _find(subject: Subject) -> Iterator[Finding]:
    places = map_headings(subject)
    for heading in _find_bare(subject.outline):
        typed = places.get(strip_number(heading))
        if typed is not None:
            yield _build(typed.section, typed.question, typed.text)
    yield from _find_lost(subject)


def _find_bare(outline: Outline) -> Iterator[str]:
    """Yield headings that are followed by one of their own level or above, or by the end."""
    blocks = outline.blocks
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Heading) and (
            following is None
            or (isinstance(following, Heading) and following.level <= block.level)
            or (isinstance(following, Paragraph) and following.role in ("signature", "date"))
        ):
            yield block.text


def _find_lost(subject: Subject) -> Iterator[Finding]:
    """Yield typed headings of groups that are left out, since nothing stands under them."""
    printed = {strip_number(each) for each in _find_headings(subject.outline)}
    names = {
        name
        for section in subject.walk.interview.sections
        for group in _find_groups(section.body)
        for name in _NAME.findall(group.heading)
    }
    for typed in subject.texts:
        if typed.question.id in names and _is_lost(typed, printed):
            yield _build(typed.section, typed.question, typed.text)


def _is_lost(typed: TypedText, printed: Iterable[str]) -> bool:
    heading = join_lines(typed.text).rstrip("。")
    return typed.place == "" and not any(heading in each for each in printed)


def _find_headings(outline: Outline) -> Iterator[str]:
    for block in outline.blocks:
        match block:
            case Heading():
                yield block.text
            case RunIn():
                yield block.heading
            case Joined():
                yield from (part.heading for part in block.parts)


def _find_groups(blocks: Iterable[Block]) -> Iterator[GroupBlock]:
    for block in blocks:
        if isinstance(block, GroupBlock):
            yield block
            yield from _find_groups(block.body)


def _build(section: Section, question: Question, heading: str) -> Finding:
    params = {"heading": clip_excerpt(heading)}
    return Finding("empty_section", "advice", section, question, params, about=heading)


EMPTY_SECTION = Check("empty_section", "advice", "公文写作的惯例: 标题之下有内容", _find)
