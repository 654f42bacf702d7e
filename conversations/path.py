"""The routing path, and all that follows from it: the position, progress, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from conversations.answers import (
    Value,
    build_value,
    count_steps,
    count_steps_done,
    counts_as_answered,
    is_missing,
    is_settled,
    wants_text,
)
from conversations.draft import Answer, Draft, Focus, ItemsAnswer
from conversations.interview import Interview, Items, Question, Section
from conversations.results import Progress, SectionLine, SectionState
from conversations.rules import applies

Stop: TypeAlias = tuple[Section, Question]
"""One question of the path, with its section."""


def build_path(interview: Interview, draft: Draft) -> list[Stop]:
    """Return the questions that apply, in order. A rule sees earlier questions of the path only."""
    path: list[Stop] = []
    passed: dict[str, Question] = {}

    def find_value(question_id: str) -> Value | None:
        question = passed.get(question_id)
        return build_value(question, draft.answers.get(question_id)) if question else None

    for section in interview.sections:
        for question in section.questions:
            if question.when is None or applies(question.when, find_value):
                path.append((section, question))
                passed[question.id] = question
    return path


def build_values(interview: Interview, draft: Draft) -> dict[str, Value]:
    """Return the values of the answers on the path, by question id.

    A text is a str, a number an int, a date a date, a choice its option's id, a confirm a bool, a
    list its (heading, text) pairs. A question without an answer, or skipped, is absent.
    """
    values = {
        question.id: build_value(question, draft.answers.get(question.id))
        for _, question in build_path(interview, draft)
    }
    return {question_id: value for question_id, value in values.items() if value is not None}


def find_focus(interview: Interview, draft: Draft) -> Focus | None:
    """Return the present position; None when nothing is open and the person went nowhere.

    It is where the person went by themselves, if that is (still) on the path; otherwise the first
    question that is neither answered nor skipped. In a list it is the entry whose text is wanted.
    """
    return find_position(build_path(interview, draft), draft)


def find_position(path: list[Stop], draft: Draft) -> Focus | None:
    """Return the present position on the draft's path."""
    focus = draft.focus
    if focus is not None:
        for _, question in path:
            if question.id == focus.question:
                return _resolve(question, draft.answers.get(question.id), focus)
    return find_open(path, draft)


def find_open(path: list[Stop], draft: Draft, after: str | None = None) -> Focus | None:
    """Return the first open question; if one is open behind the question `after`, that one."""
    start = 0 if after is None else find_index(path, after) + 1
    for _, question in [*path[start:], *path[:start]]:
        answer = draft.answers.get(question.id)
        if not is_settled(question, answer):
            return _resolve(question, answer, Focus(question.id))
    return None


def find_index(path: list[Stop], question_id: str) -> int:
    """Return the question's index on the path; -1 when it is not on it."""
    return next((at for at, (_, each) in enumerate(path) if each.id == question_id), -1)


def build_progress(interview: Interview, draft: Draft) -> Progress:
    """Return how far the whole draft is, in steps."""
    return weigh_progress(build_path(interview, draft), draft)


def weigh_progress(path: Iterable[Stop], draft: Draft) -> Progress:
    """Return how much of the work on this path is done: a list is more than one question."""
    answers = draft.answers
    steps = [(count_steps(each), count_steps_done(each, answers.get(each.id))) for _, each in path]
    return Progress(sum(done for _, done in steps), sum(total for total, _ in steps))


def count_progress(path: Iterable[Stop], draft: Draft) -> Progress:
    """Return how many of these questions count as answered."""
    counted = [counts_as_answered(each, draft.answers.get(each.id)) for _, each in path]
    return Progress(sum(counted), len(counted))


def build_section_lines(interview: Interview, draft: Draft) -> list[SectionLine]:
    """Return 目录: a line for each section that has a question on the path."""
    path = build_path(interview, draft)
    focus = find_position(path, draft)
    here = focus.question if focus else ""
    stops = [[stop for stop in path if stop[0] is section] for section in interview.sections]
    return [_build_line(each, draft, here) for each in stops if each]


def find_missing(interview: Interview, draft: Draft) -> list[Question]:
    """Return the questions of the path at which the report lacks something.

    Required ones unanswered or skipped, and lists with an entry that has no text.
    """
    path = build_path(interview, draft)
    return [each for _, each in path if is_missing(each, draft.answers.get(each.id))]


def _resolve(question: Question, answer: Answer | None, focus: Focus) -> Focus:
    """Return the focus if there is such a place, else the question, or the entry it asks for."""
    if not isinstance(question, Items) or not isinstance(answer, ItemsAnswer):
        return Focus(question.id)
    if focus.entry is not None and 0 <= focus.entry < len(answer.entries):
        return focus
    for at, entry in enumerate(answer.entries):
        if wants_text(entry):
            return Focus(question.id, at, "text")
    return Focus(question.id)


def _build_line(stops: list[Stop], draft: Draft, here: str) -> SectionLine:
    progress = count_progress(stops, draft)
    left = (q.id for _, q in stops if not counts_as_answered(q, draft.answers.get(q.id)))
    state: SectionState = "done" if progress.answered == progress.total else "open"
    if any(question.id == here for _, question in stops):
        state = "here"
    section, question = stops[0]
    return SectionLine(section, state, progress, next(left, question.id))
