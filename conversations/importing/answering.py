"""The answer that chunks give to a question, together with what the draft has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from conversations.definition.questions import Declaration, Items, LongText, Question, Table
from conversations.drafts.draft import (
    Answer,
    DeclaredAnswer,
    ItemsAnswer,
    Part,
    Row,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.results import Refusal
from conversations.engine.texts import close_text
from conversations.importing.entries import build_entries, join_entries, say_entry
from conversations.importing.scalars import parse_scalar
from conversations.importing.stacks import Stack
from conversations.importing.wording import say_chunks
from conversations.kinds.setting import Setting
from conversations.kinds.table import parse_rows


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer (None: the draft's stays), and the texts that are not in it."""

    answer: Answer | None
    left: tuple[str, ...] = ()


def build_answer(
    question: Question,
    old: Answer | None,
    stacks: Sequence[Stack],
    at: datetime | None,
    setting: Setting,
    area: int | None = None,
) -> Answered:
    """Return the answer with what the stacks say, behind what the draft has.

    A question that has one answer keeps the one that it has.
    """
    given = None if isinstance(old, Skipped) else old
    match question:
        case Items():
            listed = given if isinstance(given, ItemsAnswer) else None
            return _build_list(question, listed, stacks, at, area)
        case LongText():
            written = given if isinstance(given, TextAnswer) else None
            return Answered(extend_text(written, _say(stacks), at))
        case Table():
            rows = given if isinstance(given, TableAnswer) else None
            return _build_table(question, rows, stacks, at, setting)
        case Declaration() if isinstance(given, DeclaredAnswer):
            return Answered(None, tuple(stack.text for stack in stacks))
        case Declaration():
            written = given if isinstance(given, TextAnswer) else None
            return Answered(extend_text(written, _say(stacks), at))
    return _build_scalar(question, given, stacks, at, setting)


def extend_text(old: TextAnswer | None, text: str, at: datetime | None) -> TextAnswer:
    """Return the text with one more paragraph at its end, unless that is there already."""
    if old is None or not old.parts:
        return TextAnswer((Part(text, None, at),))
    closed = close_text(old)
    if text in old.text.split("\n") or text == old.text:
        return closed
    return replace(closed, parts=(*closed.parts, Part(text, None, at)))


def _say(stacks: Iterable[Stack]) -> str:
    return say_chunks(chunk for stack in stacks for chunk in stack.chunks).replace("\t", " ")


def _build_list(
    question: Items,
    old: ItemsAnswer | None,
    stacks: Sequence[Stack],
    at: datetime | None,
    area: int | None,
) -> Answered:
    if area is not None:
        return _build_within(question, old, stacks, at, area)
    entries, left = build_entries(stacks, question, partial(_build_part, at), inner=False)
    answer, over = join_entries(old, entries, question)
    texts = (*(stack.text for stack in left), *map(say_entry, over))
    return Answered(answer if answer.entries else None, texts)


def _build_within(
    question: Items,
    old: ItemsAnswer | None,
    stacks: Sequence[Stack],
    at: datetime | None,
    area: int,
) -> Answered:
    """Return the list of lists with the entries in the list of its entry at the index `area`."""
    shape, listed = question.inner, old.entries if old else ()
    if shape is None or old is None or not 0 <= area < len(listed):
        return Answered(None, tuple(stack.text for stack in stacks))
    entries, left = build_entries(stacks, question, partial(_build_part, at), inner=True)
    within, over = join_entries(listed[area].inner, entries, shape)
    changed = (*listed[:area], replace(listed[area], inner=within), *listed[area + 1 :])
    texts = (*(stack.text for stack in left), *map(say_entry, over))
    return Answered(replace(old, entries=changed), texts)


def _build_part(at: datetime | None, text: str) -> Part:
    return Part(text.replace("\t", " "), None, at)


def _build_table(
    question: Table,
    old: TableAnswer | None,
    stacks: Sequence[Stack],
    at: datetime | None,
    setting: Setting,
) -> Answered:
    rows = list(old.rows if old else ())
    left: list[str] = []
    for stack in stacks:
        parsed = parse_rows(question, stack.text, setting, len(rows) + 1)
        if isinstance(parsed, Refusal) or len(rows) + len(parsed) > question.most:
            left.append(stack.text)
            continue
        typed = (Part(stack.text if not number else "", None, at) for number in range(len(parsed)))
        rows += (Row(cells, part) for cells, part in zip(parsed, typed, strict=True))
    return Answered(TableAnswer(tuple(rows), closed=True) if rows else None, tuple(left))


def _build_scalar(
    question: Question,
    old: Answer | None,
    stacks: Sequence[Stack],
    at: datetime | None,
    setting: Setting,
) -> Answered:
    texts = [stack.content for stack in stacks]
    if stacks and all(stack.top.role == "title" for stack in stacks):
        texts = ["".join(texts)]
    answer: Answer | None = None
    left: list[str] = []
    for text in texts:
        part = _build_part(at, text)
        parsed = parse_scalar(question, part, setting) if answer is None else None
        if isinstance(old, TextAnswer) and old.text == text.strip():
            continue
        if parsed is None or old is not None:
            left.append(text)
        else:
            answer = parsed
    return Answered(answer, tuple(left))
