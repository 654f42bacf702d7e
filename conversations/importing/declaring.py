"""Declarations that a text makes word for word, so that they need not be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Declaration
from conversations.drafts.draft import Answer
from conversations.drafts.typed_texts import find_texts


def find_covered(interview: Interview, answers: Mapping[str, Answer | None]) -> list[str]:
    """Return the unanswered declarations whose set sentence stands in a text of their section."""
    return [
        question.id
        for section in interview.sections
        for question in section.questions
        if isinstance(question, Declaration)
        and answers.get(question.id) is None
        and "{" not in question.none
        and any(question.none.rstrip("。") in text for text in _list_texts(section, answers))
    ]


def _list_texts(section: Section, answers: Mapping[str, Answer | None]) -> Iterator[str]:
    for question in section.questions:
        for typed in find_texts(section, question, answers.get(question.id)):
            yield typed.text
