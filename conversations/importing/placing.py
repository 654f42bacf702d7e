"""Texts in 未归位: laid there, given a place in the report later, or dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from conversations.definition.interview import Interview
from conversations.definition.questions import Items, Question
from conversations.drafts.draft import Answer, Draft, ItemsAnswer, Unplaced
from conversations.drafts.events import Put
from conversations.drafts.results import Refusal
from conversations.engine.listing import is_used
from conversations.importing.answering import build_answer
from conversations.importing.chunking import build_chunks
from conversations.importing.conditions import confirm_conditions
from conversations.importing.entries import split_entry
from conversations.importing.folding import fold_chunks
from conversations.importing.plan import Chunk, Plan
from conversations.importing.stacks import Stack, list_stacks
from conversations.kinds.items import LONGEST_LEAD, parse_entry
from conversations.kinds.setting import Setting
from conversations.periods import parse_period


def place_text(
    interview: Interview,
    draft: Draft,
    unplaced_id: int,
    question: str,
    at: datetime,
    today: date | None,
) -> Put | Refusal:
    """Return the event that puts the text at the end of that question's answer.

    In a list it is an entry of its own. Refused: `nothing_open` (no such text or question),
    `use_buttons` (answered already, or of a kind that takes no text), `items_full` (most),
    `already_used`, `heading_too_long` (longest).
    """
    text = next((each for each in draft.unplaced if each.id == unplaced_id), None)
    asked = interview.by_id.get(question)
    if text is None or asked is None:
        return Refusal("nothing_open")
    answer = _build_answer(draft, asked, text, at, today)
    if isinstance(answer, Refusal):
        return answer
    answers = confirm_conditions(interview, draft, {question: answer})
    return replace(drop_text(draft, unplaced_id), answers=answers)


def lay_aside(draft: Draft, *texts: Unplaced) -> Put:
    """Return the event that puts the texts behind the draft's 未归位, under ids of their own."""
    first = max((each.id for each in draft.unplaced), default=0) + 1
    added = (replace(each, id=number) for number, each in enumerate(texts, start=first))
    return Put(unplaced=(*draft.unplaced, *added))


def drop_text(draft: Draft, unplaced_id: int) -> Put:
    """Return the event that takes the text out of 未归位; the draft's history keeps it."""
    return Put(unplaced=tuple(each for each in draft.unplaced if each.id != unplaced_id))


def _build_answer(
    draft: Draft, question: Question, text: Unplaced, at: datetime, today: date | None
) -> Answer | Refusal:
    setting = Setting(parse_period(draft.period), today)
    old = draft.answers.get(question.id)
    stacks = [Stack(Chunk(1, "text", text.text))]
    if isinstance(question, Items):
        entries = old.entries if isinstance(old, ItemsAnswer) else ()
        found = _build_stack(question, text)
        if found is None:
            return Refusal("heading_too_long", {"longest": LONGEST_LEAD})
        if len(entries) >= question.most:
            return Refusal("items_full", {"most": question.most})
        if is_used(entries, split_entry(found)[0]):
            return Refusal("already_used")
        stacks = [found]
    answered = build_answer(question, old, stacks, at, setting)
    if answered.left or answered.answer is None:
        nested = isinstance(question, Items)
        return (
            Refusal("heading_too_long", {"longest": LONGEST_LEAD})
            if nested
            else Refusal("use_buttons")
        )
    return answered.answer


def _build_stack(question: Items, text: Unplaced) -> Stack | None:
    """Return the text as one entry: under its own heading, its first clause, or what it was about.

    None where it has none of these.
    """
    if question.inner is not None:
        return _recognise(question, text)
    parsed = parse_entry(text.text)
    if not isinstance(parsed, Refusal):
        heading, body = parsed
        return Stack(Chunk(1, "entry", body, heading=heading))
    plain = Stack(Chunk(1, "text", text.text))
    if split_entry(plain)[0]:
        return plain
    return Stack(Chunk(1, "entry", text.text, heading=text.about)) if text.about else None


def _recognise(question: Items, text: Unplaced) -> Stack | None:
    """Return the text taken apart into a heading and the list under it."""
    laid = [replace(each, question=question.id) for each in build_chunks(text.text.split("\n"))]
    stacks = list_stacks(Plan(fold_chunks(laid)), question.id)
    return stacks[0] if len(stacks) == 1 else None
