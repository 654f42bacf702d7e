"""Answers that are put as a whole: of a file, of an earlier report, of the draft's own past."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from conversations.definition.interview import Interview
from conversations.drafts.draft import Answer, Draft
from conversations.drafts.events import Put
from conversations.drafts.results import Result
from conversations.engine.turns import Change
from conversations.kinds import fits

T = TypeVar("T")


def put(interview: Interview, draft: Draft, event: Put) -> Change:
    """Return the draft with all that fits; the same draft where the event is outdated."""
    if event.revision is not None and event.revision != draft.revision:
        return Change(draft, Result("stale"))
    answers = dict(draft.answers)
    changed = [each for each in event.answers.items() if _put(interview, answers, *each)]
    whole = replace(
        draft,
        answers=answers,
        attempts={**draft.attempts, **event.attempts},
        attachments=_keep(event.attachments, draft.attachments),
        unplaced=_keep(event.unplaced, draft.unplaced),
        layouts=_keep(event.layouts, draft.layouts),
        past=_keep(event.past, draft.past),
    )
    if whole == draft:
        return Change(draft, Result("ignored"))
    question = changed[0][0] if len(changed) == 1 else None
    known = question is None or draft.answers.get(question) is not None
    result = Result("amended" if known else "saved", question=question)
    focus = event.focus if event.focus is not None else draft.focus
    return Change(replace(whole, focus=focus), result, event.after)


def _put(
    interview: Interview, answers: dict[str, Answer], question_id: str, answer: Answer | None
) -> bool:
    """Put one answer, or take it back; False where nothing changes."""
    question, before = interview.by_id.get(question_id), answers.get(question_id)
    if question is None:  # what has no place could not be put back
        return False
    if answer is None:
        answers.pop(question_id, None)
    elif fits(question, answer):
        answers[question_id] = answer
    return answers.get(question_id) != before


def _keep(given: T | None, before: T) -> T:
    return before if given is None else given
