"""The routing path, and all that follows from it: the position, progress, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Figures, Items, Pictures, Question, Table
from conversations.drafts.answers import (
    Answers,
    build_value,
    count_steps,
    count_steps_done,
    counts_as_answered,
    find_open_member,
    is_missing,
    is_settled,
    wants_list,
    wants_text,
)
from conversations.drafts.draft import (
    Answer,
    Draft,
    FiguresAnswer,
    Focus,
    ItemsAnswer,
    PicturesAnswer,
    TableAnswer,
)
from conversations.drafts.pairs import ALONE, find_unanswered
from conversations.drafts.results import Progress, SectionLine, SectionState
from conversations.drafts.rules import applies
from conversations.drafts.values import Value
from conversations.kinds import fits

Stop: TypeAlias = tuple[Section, Question]
"""One question of the path, with its section."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A draft's way through its interview: the questions that apply, in order, and their answers.

    `answers` are those on the path that fit their questions: all that a question may see of others.
    """

    interview: Interview
    draft: Draft
    path: tuple[Stop, ...]
    answers: Answers


def build_walk(interview: Interview, draft: Draft) -> Walk:
    """Return the draft's way through. A rule sees earlier questions of the path only."""
    path: list[Stop] = []
    answers: dict[str, Answer] = {}

    def find_value(question_id: str) -> Value | None:
        answer = answers.get(question_id)
        if answer is None:
            return None
        return build_value(interview.by_id[question_id], answer, answers)

    for section in interview.sections:
        for question in section.questions:
            if question.when is None or applies(question.when, find_value):
                path.append((section, question))
                answer = draft.answers.get(question.id)
                if answer is not None and fits(question, answer):
                    answers[question.id] = answer
    return Walk(interview, draft, tuple(path), answers)


def build_path(interview: Interview, draft: Draft) -> tuple[Stop, ...]:
    """Return the questions that apply, in order."""
    return build_walk(interview, draft).path


def build_values(interview: Interview, draft: Draft) -> dict[str, Value]:
    """Return the values (values.py) of the answers on the path, by question id.

    A question without an answer, or skipped, is absent.
    """
    answers = build_walk(interview, draft).answers
    values = {
        question_id: build_value(interview.by_id[question_id], answer, answers)
        for question_id, answer in answers.items()
    }
    return {question_id: value for question_id, value in values.items() if value is not None}


def find_focus(interview: Interview, draft: Draft) -> Focus | None:
    """Return the present position; None when nothing is open and the person went nowhere.

    It is where the person went by themselves, if that is (still) on the path; otherwise the first
    question that is neither answered nor skipped. In a list it is the entry whose text is wanted.
    """
    return find_position(build_walk(interview, draft))


def find_position(walk: Walk) -> Focus | None:
    """Return the present position on the draft's path."""
    focus = walk.draft.focus
    if focus is not None:
        for _, question in walk.path:
            if question.id == focus.question:
                return _resolve(question, walk.answers, focus)
    return find_open(walk)


def find_open(walk: Walk, after: str | None = None) -> Focus | None:
    """Return the first open question; if one is open behind the question `after`, that one."""
    path, answers = walk.path, walk.answers
    start = 0 if after is None else find_index(path, after) + 1
    for _, question in path[start:] + path[:start]:
        if not is_settled(question, answers.get(question.id), answers):
            return _resolve(question, answers, Focus(question.id))
    return None


def find_index(path: Iterable[Stop], question_id: str) -> int:
    """Return the question's index on the path; -1 when it is not on it."""
    for at, (_, question) in enumerate(path):
        if question.id == question_id:
            return at
    return -1


def build_progress(interview: Interview, draft: Draft) -> Progress:
    """Return how far the whole draft is, in steps."""
    return weigh_progress(build_walk(interview, draft))


def weigh_progress(walk: Walk) -> Progress:
    """Return how much of the work on the path is done: a list is more than one question."""
    answers, done, total = walk.answers, 0, 0
    for _, question in walk.path:
        steps = count_steps(question)
        done += count_steps_done(question, answers.get(question.id), answers, steps)
        total += steps
    return Progress(done, total)


def count_progress(stops: Iterable[Stop], answers: Answers) -> Progress:
    """Return how many of these questions count as answered."""
    counted = [_counts(each, answers) for _, each in stops]
    return Progress(sum(counted), len(counted))


def build_section_lines(interview: Interview, draft: Draft) -> list[SectionLine]:
    """Return 目录: a line for each section that has a question on the path."""
    walk = build_walk(interview, draft)
    focus = find_position(walk)
    here = focus.question if focus else ""
    stops = [[stop for stop in walk.path if stop[0] is section] for section in interview.sections]
    return [_build_line(each, walk.answers, here) for each in stops if each]


def find_missing(interview: Interview, draft: Draft) -> list[Question]:
    """Return the questions of the path at which the report lacks something.

    Required ones unanswered or skipped, and lists with an entry that has no text.
    """
    walk = build_walk(interview, draft)
    return [each for _, each in walk.path if is_missing(each, walk.answers.get(each.id))]


def _resolve(question: Question, answers: Answers, focus: Focus) -> Focus:
    """Return the focus if there is such a place, else the question, or the place it asks for."""
    answer = answers.get(question.id)
    match question:
        case Items() if isinstance(answer, ItemsAnswer):
            return _resolve_list(question, answer, answers, focus)
        case Items():
            return _resolve_pair(question, answers, focus)
        case Figures():
            figures = answer if isinstance(answer, FiguresAnswer) else None
            known = _has_place(focus, len(question.members))
            member = focus.entry if known else find_open_member(question, figures)
            return Focus(question.id, member)
        case Table() if isinstance(answer, TableAnswer) and _has_place(focus, len(answer.rows)):
            return Focus(question.id, focus.entry, focus.part)
        case Pictures() if isinstance(answer, PicturesAnswer):
            if _has_place(focus, len(answer.pictures)):
                return Focus(question.id, focus.entry, focus.part)
    return Focus(question.id)


def _has_place(focus: Focus, count: int) -> bool:
    return focus.entry is not None and 0 <= focus.entry < count


def _resolve_list(question: Items, answer: ItemsAnswer, answers: Answers, focus: Focus) -> Focus:
    if focus.area is not None and 0 <= focus.area < len(answer.entries):
        inner = answer.entries[focus.area].inner
        if inner is not None:
            return _resolve_entries(inner, focus, Focus(question.id, area=focus.area))
    if focus.area is not None:
        focus = replace(focus, area=None)
    if focus.entry is None and question.inner is not None and not answer.closed:
        for at, entry in enumerate(answer.entries):
            if wants_list(entry) and entry.inner is not None:
                return _resolve_entries(entry.inner, focus, Focus(question.id, area=at))
    return _resolve_entries(answer, focus, _resolve_pair(question, answers, focus))


def _resolve_entries(answer: ItemsAnswer, focus: Focus, home: Focus) -> Focus:
    """Return the entry in focus, else the one whose text is wanted, else the list itself."""
    if _has_place(focus, len(answer.entries)):
        return focus
    for at, entry in enumerate(answer.entries):
        if wants_text(entry):
            return Focus(home.question, at, "text", home.area)
    return home


def _resolve_pair(question: Items, answers: Answers, focus: Focus) -> Focus:
    """Return the list, and which entry of the other one it is to answer, if that still can be."""
    if focus.pair is None or question.pairs_with is None:
        return Focus(question.id)
    unanswered = [entry.id for entry in find_unanswered(question, answers)]
    known = focus.pair == ALONE or focus.pair in unanswered
    return Focus(question.id, pair=focus.pair if known else None)


def _counts(question: Question, answers: Answers) -> bool:
    return counts_as_answered(question, answers.get(question.id), answers)


def _build_line(stops: list[Stop], answers: Answers, here: str) -> SectionLine:
    progress = count_progress(stops, answers)
    left = (question.id for _, question in stops if not _counts(question, answers))
    state: SectionState = "done" if progress.answered == progress.total else "open"
    if any(question.id == here for _, question in stops):
        state = "here"
    section, question = stops[0]
    return SectionLine(section, state, progress, next(left, question.id))
