"""What an edited message does: it changes that part of the draft which came from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from conversations.attachments.changing import amend_caption
from conversations.definition.interview import Interview
from conversations.definition.questions import Figures, Items, LongText, Pictures, Table
from conversations.drafts.draft import (
    Answer,
    Draft,
    Entry,
    FiguresAnswer,
    Focus,
    ItemsAnswer,
    Part,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import Walk, build_walk, find_position
from conversations.drafts.results import Refusal, Result
from conversations.engine.editing import put_answer, replace_at
from conversations.engine.figuring import amend_figures
from conversations.engine.listing import is_used
from conversations.engine.picturing import amend_captions
from conversations.engine.putting import put
from conversations.engine.tabling import amend_table
from conversations.engine.texts import is_blank, replace_tabs
from conversations.engine.turns import Change, Turn, build_turn
from conversations.engine.writing import write
from conversations.kinds import Typable, fits, parse_answer
from conversations.kinds.items import parse_entry, parse_heading


def amend(interview: Interview, draft: Draft, part: Part, today: date | None) -> Change:
    """Return the draft after the message of `part.source` was edited to `part`, of cleaned text.

    An answer understood no more keeps its old value, and the new text is kept as an attempt. An
    attempt that can be understood now becomes the answer. Who went somewhere stays there.
    """
    walk = build_walk(interview, draft)
    for question_id, answer in draft.answers.items():
        question = interview.by_id.get(question_id)
        if question is not None and fits(question, answer):
            turn = build_turn(walk, Focus(question_id), today)
            changed = _amend_answer(turn, answer, part)
            if isinstance(changed, Refusal):
                return turn.refuse(changed, part)
            if changed is not None:
                amended = Result("amended", question=question_id)
                return Change(put_answer(draft, question_id, changed, draft.focus), amended)
    return _amend_attachment(interview, draft, part) or _retry(walk, part, today)


def _amend_attachment(interview: Interview, draft: Draft, part: Part) -> Change | None:
    """Return the draft with the caption of an attachment amended; None where none is meant."""
    amended = amend_caption(draft, replace_tabs(part))
    if isinstance(amended, Refusal):
        return Change(draft, Result("refused", amended.problem, amended.params))
    return None if amended is None else put(interview, draft, amended)


def _retry(walk: Walk, part: Part, today: date | None) -> Change:
    """Write the edited attempt again where it was typed."""
    draft = walk.draft
    for question_id, attempt in draft.attempts.items():
        whole = not attempt.joined  # else it begins with what an earlier message said
        if whole and attempt.source == part.source and question_id in walk.interview.by_id:
            present = find_position(walk)
            here = present is not None and present.question == question_id
            place = present if here and present else Focus(question_id)
            written = replace(attempt, text=part.text)
            change = write(build_turn(walk, place, today), written)
            kept = replace(change.draft, focus=draft.focus)
            return change if here else Change(kept, change.result)
    return Change(draft, Result("ignored"))


def _amend_answer(turn: Turn, answer: Answer, part: Part) -> Answer | Refusal | None:
    """Return the answer with what came from that message replaced; None if nothing did."""
    question = turn.question
    match answer:
        case TableAnswer() if isinstance(question, Table):
            return amend_table(question, answer, part, turn.setting)
        case FiguresAnswer() if isinstance(question, Figures):
            return amend_figures(question, answer, replace_tabs(part))
        case ItemsAnswer():
            return _amend_list(answer, replace_tabs(part))
        case PicturesAnswer():
            return amend_captions(answer, replace_tabs(part))
        case TextAnswer() if isinstance(question, LongText) or len(answer.parts) > 1 or answer.open:
            return _amend_text(answer, replace_tabs(part))
    if isinstance(question, Items | Table | Figures | Pictures):
        return None
    return _amend_scalar(turn, question, answer, replace_tabs(part))


def _amend_scalar(
    turn: Turn, question: Typable, answer: Answer, part: Part
) -> Answer | Refusal | None:
    typed = _find_typed(answer, part)
    if typed is None:
        return None
    return parse_answer(question, replace(typed, text=part.text), turn.setting)


def _find_typed(answer: Answer, part: Part) -> Part | None:
    if isinstance(answer, TextAnswer):
        return next((each for each in answer.parts if each.source == part.source), None)
    if isinstance(answer, ItemsAnswer | TableAnswer | FiguresAnswer | PicturesAnswer | Skipped):
        return None
    if answer.typed is None:
        return None
    return answer.typed if answer.typed.source == part.source else None


def _amend_text(text: TextAnswer, part: Part) -> TextAnswer | Refusal | None:
    for at, old in enumerate(text.parts):
        if old.source == part.source:
            if is_blank(part.text):
                return Refusal("empty")
            if old.joined and at == 0:  # it begins with what an earlier message said
                return Refusal("use_buttons")
            new = replace(old, text=part.text)
            return replace(text, parts=replace_at(text.parts, at, new))
    return None


def _amend_list(answer: ItemsAnswer, part: Part) -> ItemsAnswer | Refusal | None:
    for at, entry in enumerate(answer.entries):
        changed = _amend_entry(entry, part)
        if isinstance(changed, Refusal):
            return changed
        if changed is not None:
            others = (*answer.entries[:at], *answer.entries[at + 1 :])
            if is_used(others, changed.heading.text):
                return Refusal("already_used")
            return replace(answer, entries=replace_at(answer.entries, at, changed))
    return None


def _amend_entry(entry: Entry, part: Part) -> Entry | Refusal | None:
    if entry.heading.source == part.source and entry.heading.joined:
        return Refusal("use_buttons")
    if entry.inner is not None:
        return _amend_area(entry, entry.inner, part)
    if entry.heading.source != part.source:
        text = _amend_text(entry.text or TextAnswer(), part)
        return replace(entry, text=text) if isinstance(text, TextAnswer) else text
    if entry.text is not None and _find_typed(entry.text, part):
        return _amend_pasted(entry, entry.text, part)
    return _amend_heading(entry, part)


def _amend_heading(entry: Entry, part: Part) -> Entry | Refusal:
    heading = parse_heading(part.text)
    if isinstance(heading, Refusal):
        return heading
    return replace(entry, heading=replace(entry.heading, text=heading))


def _amend_area(entry: Entry, inner: ItemsAnswer, part: Part) -> Entry | Refusal | None:
    """Return the entry with its heading amended, or an entry of its own list.

    Of what was pasted as a list, nothing is changed: it would have to be guessed which of the
    entries are meant.
    """
    if sum(each.heading.source == part.source for each in inner.entries) > 1:
        return Refusal("use_buttons")
    changed = _amend_list(inner, part)
    if entry.heading.source == part.source:
        return _amend_heading(entry, part) if changed is None else Refusal("use_buttons")
    if changed is None or isinstance(changed, Refusal):
        return changed
    return replace(entry, inner=changed)


def _amend_pasted(entry: Entry, text: TextAnswer, part: Part) -> Entry | Refusal:
    """Return the entry whose heading and text came in one message, taken apart anew."""
    parsed = parse_entry(part.text)
    if isinstance(parsed, Refusal):
        return parsed
    heading, rest = parsed
    changed = _amend_text(text, replace(part, text=rest)) if rest else None
    kept = tuple(each for each in text.parts if each.source != part.source)
    if not isinstance(changed, TextAnswer):
        changed = replace(text, parts=kept) if kept else None
    return replace(entry, heading=replace(entry.heading, text=heading), text=changed)
