"""The whole report as a list: each question on the path, and how far its answer is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from conversations.browsing.matching import Query, Span
from conversations.definition.interview import Section
from conversations.definition.questions import Question
from conversations.drafts.answers import Answers, is_missing, is_settled
from conversations.drafts.draft import (
    Answer,
    FiguresAnswer,
    ItemsAnswer,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import Walk
from conversations.drafts.typed_texts import find_places

State = Literal["answered", "open", "skipped", "unfinished"]


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One question of the path; `number` counts from 1 through the whole report."""

    number: int
    section: Section
    question: Question
    state: State
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer that has the words: its text, and where in it they stand."""

    line: OverviewLine
    text: str
    spans: tuple[Span, ...]


def build_overview(walk: Walk) -> tuple[OverviewLine, ...]:
    """Return a line for every question of the path."""
    return tuple(
        _build_line(number, section, question, walk.answers)
        for number, (section, question) in enumerate(walk.path, 1)
    )


def find_line(lines: Sequence[OverviewLine], question_id: str) -> OverviewLine | None:
    """Return the line of that question; None when it is not on the path."""
    return next((line for line in lines if line.question.id == question_id), None)


def find_hits(walk: Walk, query: Query) -> Iterator[Hit]:
    """Yield the answers of the path that have the words, in order."""
    for line in build_overview(walk):
        text = join_texts(line.question, line.answer)
        spans = query.find_spans(text) if text else ()
        if spans:
            yield Hit(line, text, spans)


def join_texts(question: Question, answer: Answer | None) -> str:
    """Return all that was typed for an answer, a line each."""
    match answer:
        case None | Skipped():
            return ""
        case TableAnswer():
            return "\n".join(" ".join(filter(None, row.cells)) for row in answer.rows)
        case FiguresAnswer():
            typed = [each.typed for each in answer.figures.values()]
            return "\n".join(part.text for part in dict.fromkeys(typed) if part)
        case TextAnswer() | ItemsAnswer() | PicturesAnswer():
            return "\n".join(text for _, text in find_places(question, answer) if text)
    return answer.typed.text if answer.typed else ""


def _build_line(
    number: int, section: Section, question: Question, answers: Answers
) -> OverviewLine:
    answer = answers.get(question.id)
    return OverviewLine(number, section, question, _tell_state(question, answers), answer)


def _tell_state(question: Question, answers: Answers) -> State:
    answer = answers.get(question.id)
    if answer is None:
        return "open"
    if isinstance(answer, Skipped):
        return "skipped"
    settled = is_settled(question, answer, answers) and not is_missing(question, answer)
    return "answered" if settled else "unfinished"
