"""Where in the report each question's answer is printed: what a file's chunks are laid onto."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import TypeAlias

from conversations.definition.blocks import (
    Block,
    BlockMarker,
    GroupBlock,
    ItemsBlock,
    Role,
    TextBlock,
)
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import (
    Date,
    Defaulted,
    LongText,
    ShortText,
)
from conversations.report.phrases import PhraseError, parse_phrase, render_phrase


@dataclass(frozen=True, slots=True)
class TextSlot:
    """Paragraphs that a question's answer makes."""

    question: str


@dataclass(frozen=True, slots=True)
class ListSlot:
    """The entries of a list, with their number."""

    question: str
    marker: BlockMarker


@dataclass(frozen=True, slots=True)
class GroupSlot:
    """A heading and what stands under it; `question` asks for the heading, "" for a set one."""

    heading: str
    question: str
    marker: BlockMarker
    slots: tuple[Slot, ...]


Slot: TypeAlias = TextSlot | ListSlot | GroupSlot


@dataclass(frozen=True, slots=True)
class Ground:
    """A numbered part of the report."""

    section: Section
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The report as slots, in the order in which they are printed.

    The questions that print the title, 主送, 署名 and 日期 are "" where there is none.
    """

    title: str
    addressee: str
    opening: tuple[Slot, ...]
    grounds: tuple[Ground, ...]
    closing: tuple[Slot, ...]
    signature: str
    date: str


def build_form(interview: Interview) -> Form:
    """Return the slots of the interview; a phrase that cannot be read has none."""
    headed = [at for at, section in enumerate(interview.sections) if section.heading]
    first, last = (headed[0], headed[-1]) if headed else (len(interview.sections), -1)
    opening = interview.sections[:first]
    return Form(
        find_title_question(interview),
        _find_role(interview, "addressee", ShortText | LongText),
        tuple(slot for section in opening for slot in _build_slots(interview, section.body)),
        tuple(
            Ground(section, tuple(_build_slots(interview, section.body)))
            for section in interview.sections
            if section.heading
        ),
        tuple(
            slot
            for section in (interview.sections[last + 1 :] if headed else ())
            for slot in _build_slots(interview, section.body)
        ),
        _find_role(interview, "signature", ShortText | LongText),
        _find_role(interview, "date", Date | ShortText),
    )


def find_title_question(interview: Interview) -> str:
    """Return the question whose answer is printed as the whole title; "" without one."""
    for name in find_names(interview.title):
        if isinstance(interview.by_id.get(name), ShortText):
            try:
                if render_phrase(interview.title, {name: "題"}) == "題":
                    return name
            except PhraseError:
                continue
    return ""


@lru_cache(maxsize=1024)
def find_names(phrase: str) -> tuple[str, ...]:
    """Return the names that the phrase takes its values from; none of one that cannot be read."""
    from jinja2.meta import find_undeclared_variables  # here, as phrases.py does

    try:
        return tuple(sorted(find_undeclared_variables(parse_phrase(phrase))))
    except PhraseError:
        return ()


def list_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks and those within them."""
    for block in blocks:
        yield block
        if isinstance(block, GroupBlock):
            yield from list_blocks(block.body)


def _build_slots(interview: Interview, blocks: Iterable[Block]) -> Iterator[Slot]:
    for block in blocks:
        match block:
            case TextBlock() if block.role == "body":
                yield from (TextSlot(each) for each in _find_texts(interview, block.text))
            case ItemsBlock():
                yield ListSlot(block.items, block.marker)
            case GroupBlock():
                yield _build_group(interview, block)


def _build_group(interview: Interview, block: GroupBlock) -> GroupSlot:
    asked = _find_texts(interview, block.heading)
    question = interview.by_id[asked[0]] if asked else None
    given = question.default if isinstance(question, Defaulted) else block.heading
    heading = re.sub(r"\{[{%].*?[}%]\}", "", given or "")
    slots = tuple(_build_slots(interview, block.body))
    return GroupSlot(heading, asked[0] if asked else "", block.marker, slots)


def _find_texts(interview: Interview, phrase: str) -> Sequence[str]:
    """Return the questions whose texts the phrase prints: long ones, or else short ones."""
    named = [interview.by_id[name] for name in find_names(phrase) if name in interview.by_id]
    order = list(interview.by_id)
    named.sort(key=lambda question: order.index(question.id))
    long = [question.id for question in named if isinstance(question, LongText)]
    short = [question.id for question in named if isinstance(question, ShortText)]
    return long or short


def _find_role(interview: Interview, role: Role, kinds: type | UnionType) -> str:
    for section in interview.sections:
        for block in list_blocks(section.body):
            if isinstance(block, TextBlock) and block.role == role:
                for name in find_names(block.text):
                    if isinstance(interview.by_id.get(name), kinds):
                        return name
    return ""
