"""Answers to the present question and those after it, in one text: numbered, or with labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from conversations.definition.interview import Interview
from conversations.definition.questions import Question
from conversations.drafts.draft import Draft, Part
from conversations.drafts.events import Put
from conversations.drafts.path import build_walk, find_open
from conversations.engine.step import step
from conversations.importing.conditions import find_condition
from conversations.importing.plan import Chunk, Plan
from conversations.importing.scalars import parse_scalar, reads_as
from conversations.kinds.setting import Setting
from conversations.periods import parse_period

_NUMBER = re.compile(r"(?:^|(?<=\s))[（(]?([0-9]{1,2})(?:[、)）]|[.．](?![0-9]))\s*")
_PARTING = re.compile(r"[\n；;\t]\s*|(?<![ \u3000])[ \u3000]+(?=[^\s：:，。]{1,12}[：:])")
_LABELLED = re.compile(r"([^\s：:，。]{1,12})\s*([：:])\s*(\S.*)")


def plan_series(interview: Interview, draft: Draft, present: str, text: str) -> Plan | None:
    """Return the answers that the text gives from the `present` question on; None for any other.

    Each is understood by its question's kind; where one is not, none is.
    """
    numbered = _split_numbered(text)
    if len(numbered) > 1:
        return _plan_numbered(interview, draft, present, numbered)
    labelled = [_LABELLED.fullmatch(each.strip()) for each in _PARTING.split(text) if each.strip()]
    found = [match for match in labelled if match]
    if len(found) < 2 or len(found) < len(labelled):
        return None
    return _plan_labelled(interview, draft, present, found)


def _split_numbered(text: str) -> list[tuple[str, str]]:
    """Return the numbers and what stands behind them; nothing unless they count from 1."""
    marks = list(_NUMBER.finditer(text))
    if not marks or marks[0].start() != 0:
        return []
    if [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        (mark[0].strip(), text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    ]


def _plan_numbered(
    interview: Interview, draft: Draft, present: str, given: Sequence[tuple[str, str]]
) -> Plan | None:
    setting = Setting(parse_period(draft.period))
    chunks: list[Chunk] = []
    wanted: str | None = present
    for number, (marker, text) in enumerate(given, start=1):
        question = interview.by_id[wanted] if wanted else None
        answer = parse_scalar(question, Part(text), setting) if question else None
        if question is None or answer is None:
            return None
        chunks.append(Chunk(number, "text", text, marker=marker, question=question.id))
        draft = step(interview, draft, Put({question.id: answer}))[0]
        wanted = _find_next(interview, draft, question.id)
    return Plan(tuple(chunks))


def _find_next(interview: Interview, draft: Draft, after: str) -> str | None:
    """Return the first open question behind that one; None where there is none behind it."""
    walk = build_walk(interview, draft)
    focus = find_open(walk, after)
    names = [question.id for _, question in walk.path]
    if focus is None or names.index(focus.question) < names.index(after):
        return None
    return focus.question


def _plan_labelled(
    interview: Interview, draft: Draft, present: str, found: Sequence[re.Match[str]]
) -> Plan | None:
    setting = Setting(parse_period(draft.period))
    open_ones = list(_list_open(interview, draft, present))
    chunks: list[Chunk] = []
    answered: list[Question] = []
    for match in found:
        label, colon, text = match.groups()
        question = next((each for each in open_ones if _is_named(each, label)), None)
        if question is None or not reads_as(question, text, setting):
            return None
        open_ones = open_ones[open_ones.index(question) + 1 :]
        answered.append(question)
        heading = Chunk(len(chunks) + 1, "heading", "", heading=label + colon, covered=True)
        chunks += (heading, Chunk(heading.id + 1, "text", text, question=question.id))
    known = {each.id for each in answered} | {find_condition(interview, each) for each in answered}
    return Plan(tuple(chunks)) if present in known else None


def _list_open(interview: Interview, draft: Draft, present: str) -> Iterator[Question]:
    """Yield the present question, and those behind it without an answer, asked after a yes too."""
    names = {question.id for _, question in build_walk(interview, draft).path}
    begun = False
    for _, question in interview.questions():
        begun = begun or question.id == present
        asked = question.id in names or find_condition(interview, question) in names
        if begun and asked and (question.id == present or question.id not in draft.answers):
            yield question


def _is_named(question: Question, label: str) -> bool:
    return label in question.ask.zh_CN or label.casefold() in question.ask.en.casefold()
