"""What a check has to say about a draft's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Figures, Items, Question
from conversations.drafts.answers import Answers
from conversations.drafts.draft import Draft, ItemsAnswer
from conversations.drafts.figures import Mismatch, explain
from conversations.drafts.pairs import find_unanswered
from conversations.drafts.path import build_walk


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be put right, at a question.

    Either numbers that do not add up, or an entry (its heading) of the list that this question's
    list answers, which nothing answers.
    """

    section: Section
    question: Question
    mismatch: Mismatch | None = None
    unpaired: str | None = None


def find_findings(interview: Interview, draft: Draft) -> list[Finding]:
    """Return the findings at the questions of the path, in order."""
    walk = build_walk(interview, draft)
    return [
        finding
        for section, question in walk.path
        for finding in _check_question(interview, walk.answers, section, question)
    ]


def _check_question(
    interview: Interview, answers: Answers, section: Section, question: Question
) -> Iterator[Finding]:
    if isinstance(question, Figures):
        for mismatch in explain(interview, question, answers):
            yield Finding(section, question, mismatch)
    elif isinstance(question, Items) and question.pairs_with is not None:
        answer = answers.get(question.id)
        # Before the list is begun, it is missing as a whole.
        if isinstance(answer, ItemsAnswer) and (answer.closed or answer.entries):
            for entry in find_unanswered(question, answers):
                yield Finding(section, question, unpaired=entry.heading.text)
