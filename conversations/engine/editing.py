"""Changes of a draft that hold wherever it is changed, and its one normal form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from conversations.definition.interview import Interview
from conversations.definition.questions import MultiChoice, Question
from conversations.drafts.draft import (
    Answer,
    Draft,
    Entry,
    Focus,
    ItemsAnswer,
    MultiChoiceAnswer,
    TextAnswer,
)
from conversations.drafts.pairs import get_entries
from conversations.drafts.path import build_walk, find_open, find_position
from conversations.engine.texts import close_text

T = TypeVar("T")


def put_answer(draft: Draft, question_id: str, answer: Answer, focus: Focus | None) -> Draft:
    """Return the draft with this answer, without what was tried before it, and with this focus."""
    answers = {**draft.answers, question_id: answer}
    attempts = _without(draft.attempts, question_id)
    return replace(draft, answers=answers, attempts=attempts, focus=focus)


def replace_at(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    """Return the values with this one at that index."""
    return (*values[:at], value, *values[at + 1 :])


def drop_answer(draft: Draft, question_id: str) -> Draft:
    """Return the draft with the question unanswered."""
    return replace(draft, answers=_without(draft.answers, question_id))


def settle(interview: Interview, draft: Draft, after: str | None = None) -> Draft:
    """Return a changed draft in its one normal form, the person gone on from the question `after`.

    Only what is at the present position is open. An entry answers one of another list only while
    that one is there. The focus is None when it is where the answers alone lead, or nowhere on the
    path.
    """
    walk = build_walk(interview, _unpair_lost(interview, draft))
    place = find_open(walk, after) if after else find_position(walk)
    draft = _close_others(interview, walk.draft, place)
    if draft is not walk.draft:
        walk = build_walk(interview, draft)
    focus = None if place == find_open(walk) else place
    return draft if focus == draft.focus else replace(draft, focus=focus)


def _unpair_lost(interview: Interview, draft: Draft) -> Draft:
    """Let the entries stand alone whose counterparts were removed."""
    for question_id, other_id in interview.pairs.items():
        answer = draft.answers.get(question_id)
        if isinstance(answer, ItemsAnswer):
            known = {entry.id for entry in get_entries(draft.answers, other_id)}
            entries = tuple(
                replace(entry, pair=None) if entry.pair not in known else entry
                for entry in answer.entries
            )
            if entries != answer.entries:
                draft = _put(draft, question_id, replace(answer, entries=entries))
    return draft


def _close_others(interview: Interview, draft: Draft, place: Focus | None) -> Draft:
    """Close what the person has left; what was opened and never begun is unanswered again."""
    for question_id, answer in draft.answers.items():
        here = place if place is not None and place.question == question_id else None
        new = _close_answer(interview.by_id.get(question_id), answer, here)
        if new is None:
            draft = drop_answer(draft, question_id)
        elif new is not answer:
            draft = _put(draft, question_id, new)
    return draft


def _close_answer(question: Question | None, answer: Answer, here: Focus | None) -> Answer | None:
    match answer:
        case ItemsAnswer():
            return _close_list(answer, here)
        case TextAnswer() if answer.open and here is None:
            return _close_or_drop(answer)
        case MultiChoiceAnswer() if not answer.closed and here is None:
            if not answer.values:
                return None
            chosen = isinstance(question, MultiChoice) and len(answer.values) >= question.least
            return replace(answer, closed=True) if chosen else answer
    return answer


def _put(draft: Draft, question_id: str, answer: Answer) -> Draft:
    return replace(draft, answers={**draft.answers, question_id: answer})


def _close_list(answer: ItemsAnswer, here: Focus | None) -> ItemsAnswer:
    """Close the texts of a list, and of the lists within it, but the one that is being written."""
    present = here.entry if here and here.part == "text" else None
    area = here.area if here else None
    entries = tuple(
        _close_inner(entry, entry.inner, here if at == area else None)
        if entry.inner is not None
        else _close_entry(entry, present=area is None and at == present)
        for at, entry in enumerate(answer.entries)
    )
    return answer if entries == answer.entries else replace(answer, entries=entries)


def _close_inner(entry: Entry, inner: ItemsAnswer, here: Focus | None) -> Entry:
    closed = _close_list(inner, replace(here, area=None) if here else None)
    return entry if closed is inner else replace(entry, inner=closed)


def _close_entry(entry: Entry, *, present: bool) -> Entry:
    if entry.text is None or not entry.text.open or present:
        return entry
    return replace(entry, text=_close_or_drop(entry.text))


def _close_or_drop(text: TextAnswer) -> TextAnswer | None:
    """Return the text closed; None when it was opened and nothing was written."""
    return close_text(text) if text.parts or not text.open else None


def _without(values: Mapping[str, T], key: str) -> Mapping[str, T]:
    if key not in values:
        return values
    return {each: value for each, value in values.items() if each != key}
