"""Moving a draft over to a newer version of its interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from conversations.definition.interview import Interview
from conversations.definition.questions import Question
from conversations.drafts.draft import Answer, Attachment, Draft, Skipped
from conversations.kinds import fits

T = TypeVar("T")

_ASIDE = "."
"""Stands between a question's id and a number in the name of an answer that was put aside."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """An answer that an interview has no place for.

    `question_id` is that of the question which it answered; `question` is that one, if any version
    at hand has it.
    """

    question_id: str
    question: Question | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What moving over would do: the questions that are new, and the answers without a place."""

    to: Interview
    added: tuple[Question, ...]
    leftovers: tuple[Leftover, ...]


def plan_upgrade(old: Interview, new: Interview, draft: Draft) -> Upgrade:
    """Return what moving the draft from `old` to `new` would do."""
    kept = {new.renamed.get(question_id, question_id) for question_id in old.by_id}
    added = tuple(question for _, question in new.questions() if question.id not in kept)
    lost = find_leftovers(new, upgrade(new, draft))
    names = {new.renamed.get(question_id, question_id): question_id for question_id in old.by_id}
    leftovers = tuple(
        replace(each, question=old.by_id.get(names.get(each.question_id, each.question_id)))
        for each in lost
    )
    return Upgrade(new, added, leftovers)


def find_leftovers(interview: Interview, draft: Draft) -> tuple[Leftover, ...]:
    """Return the answers for which the interview has no question, or one of another kind."""
    return tuple(_find_leftovers(interview, draft))


def upgrade(new: Interview, draft: Draft) -> Draft:
    """Return the draft under the new version.

    Every answer and every attempt is kept, under its new id where its question was renamed; where
    both the old and the new id have an answer, each keeps its own. An answer that does not fit its
    question any more is put aside, so that what is answered anew does not take its place.
    """
    return replace(
        draft,
        version=new.version,
        declined=0,
        answers=_put_aside(new, _rename(new, draft.answers)),
        attempts=_rename(new, draft.attempts),
        attachments=tuple(_move_attachment(new, each) for each in draft.attachments),
        focus=None,
    )


def _move_attachment(new: Interview, attachment: Attachment) -> Attachment:
    """Return the attachment, of its question's new name if that was renamed."""
    question = attachment.question
    return replace(attachment, question=question and new.renamed.get(question, question))


def _rename(new: Interview, values: Mapping[str, T]) -> Mapping[str, T]:
    renamed = {
        old: name for old, name in new.renamed.items() if old in values and name not in values
    }
    return {renamed.get(question_id, question_id): each for question_id, each in values.items()}


def _put_aside(new: Interview, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers, those that do not fit under names that no question can have."""
    kept = dict(answers)
    for question_id, answer in answers.items():
        if _is_unfit(new, question_id, answer):
            names = (f"{question_id}{_ASIDE}{number}" for number in count(1))
            kept[next(name for name in names if name not in kept)] = kept.pop(question_id)
    return kept


def _is_unfit(interview: Interview, question_id: str, answer: Answer) -> bool:
    question = interview.by_id.get(question_id)
    return question is not None and not fits(question, answer)


def _find_leftovers(interview: Interview, draft: Draft) -> Iterator[Leftover]:
    for name, answer in draft.answers.items():
        question = interview.by_id.get(name)
        if isinstance(answer, Skipped) or (question and fits(question, answer)):
            continue
        question_id = name.partition(_ASIDE)[0]
        yield Leftover(question_id, interview.by_id.get(question_id), answer)
