"""What an answer said before: its versions, from what changes of the draft replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from conversations.definition.interview import Interview
from conversations.definition.questions import Question
from conversations.drafts.draft import Answer, Skipped, TextAnswer
from conversations.drafts.events import Put
from conversations.kinds import fits

Ended = Literal["change", "undo", "attempt"]
"""What a version gave way to: another answer, an earlier one, or it never was one."""


@dataclass(frozen=True, slots=True)
class Version:
    """What an answer said until `ended_at`; of an `attempt`, what was typed in vain.

    `id` is that of the change that replaced it. `restorable` says that it still fits its question.
    """

    id: int
    answer: Answer
    ended: Ended
    ended_at: datetime
    restorable: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    """A stored change: what it replaced, when it was made, and whether it took another back."""

    id: int
    put: Put
    undoing: bool
    made_at: datetime


def list_versions(
    question: Question, names: Sequence[str], rows: Sequence[Replaced]
) -> list[Version]:
    """Return the versions of the question's answer in these changes, in their order.

    `names` are the ids that the question has or had. Where nothing was said, there is no version.
    """
    return [version for row in rows for version in _find_versions(question, names, row)]


def list_names(interview: Interview, question_id: str) -> tuple[str, ...]:
    """Return the ids that the question has had in the interview's versions, the present first."""
    old = (name for name, new in interview.renamed.items() if new == question_id)
    return (question_id, *old)


def _find_versions(question: Question, names: Sequence[str], row: Replaced) -> Iterator[Version]:
    for name in names:
        attempt, answer = row.put.attempts.get(name), row.put.answers.get(name)
        if attempt is not None:
            yield Version(row.id, TextAnswer((attempt,)), "attempt", row.made_at, restorable=False)
        if answer is not None and not isinstance(answer, Skipped):
            ended: Ended = "undo" if row.undoing else "change"
            yield Version(row.id, answer, ended, row.made_at, fits(question, answer))
