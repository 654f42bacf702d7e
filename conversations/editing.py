"""Changes of a draft that hold wherever it is changed, and its one normal form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from conversations.draft import Answer, Draft, Focus, ItemsAnswer, TextAnswer
from conversations.interview import Interview
from conversations.path import build_path, find_open, find_position
from conversations.texts import close_text

T = TypeVar("T")


def put_answer(draft: Draft, question_id: str, answer: Answer) -> Draft:
    """Return the draft with this answer, and without what was tried before it."""
    answers = {**draft.answers, question_id: answer}
    return replace(draft, answers=answers, attempts=_without(draft.attempts, question_id))


def drop_answer(draft: Draft, question_id: str) -> Draft:
    """Return the draft with the question unanswered."""
    return replace(draft, answers=_without(draft.answers, question_id))


def settle(interview: Interview, draft: Draft, after: str | None = None) -> Draft:
    """Return a changed draft in its one normal form, the person gone on from the question `after`.

    Only the text at the present position is open. The focus is None when it is where the answers
    alone lead, or nowhere on the path.
    """
    path = build_path(interview, draft)
    place = find_open(path, draft, after) if after else find_position(path, draft)
    draft = _close_others(draft, place)
    focus = None if place == find_open(path, draft) else place
    return draft if focus == draft.focus else replace(draft, focus=focus)


def _close_others(draft: Draft, place: Focus | None) -> Draft:
    """Close the texts that the person has left; one without a word is unanswered again."""
    for question_id, answer in draft.answers.items():
        here = place if place is not None and place.question == question_id else None
        if isinstance(answer, ItemsAnswer):
            entry = here.entry if here and here.part == "text" else None
            draft = _put_closed(draft, question_id, answer, _close_entries(answer, entry))
        elif isinstance(answer, TextAnswer) and answer.open and here is None:
            draft = _put_closed(draft, question_id, answer, _close_or_drop(answer))
    return draft


def _put_closed(draft: Draft, question_id: str, old: Answer, new: Answer | None) -> Draft:
    if new is old:
        return draft
    if new is None:
        return drop_answer(draft, question_id)
    return replace(draft, answers={**draft.answers, question_id: new})


def _close_entries(answer: ItemsAnswer, present: int | None) -> ItemsAnswer:
    entries = tuple(
        replace(entry, text=_close_or_drop(entry.text))
        if entry.text is not None and entry.text.open and at != present
        else entry
        for at, entry in enumerate(answer.entries)
    )
    return answer if entries == answer.entries else replace(answer, entries=entries)


def _close_or_drop(text: TextAnswer) -> TextAnswer | None:
    """Return the text closed; None when it was opened and nothing was written."""
    return close_text(text) if text.parts or not text.open else None


def _without(values: Mapping[str, T], key: str) -> Mapping[str, T]:
    if key not in values:
        return values
    return {each: value for each, value in values.items() if each != key}
