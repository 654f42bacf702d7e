"""A plan taken over: what it makes of a draft's answers, and what of it lies in 未归位."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from conversations.definition.interview import Interview
from conversations.drafts.draft import (
    Answer,
    DeclaredAnswer,
    Draft,
    Entry,
    ItemsAnswer,
    Unplaced,
)
from conversations.drafts.events import Put
from conversations.drafts.pairs import get_entries
from conversations.engine.step import step
from conversations.importing.answering import build_answer
from conversations.importing.conditions import confirm_conditions
from conversations.importing.declaring import find_covered
from conversations.importing.layouts import find_layouts
from conversations.importing.placing import lay_aside
from conversations.importing.plan import Chunk, Plan
from conversations.importing.stacks import Stack, list_stacks
from conversations.importing.trees import Tree
from conversations.importing.wording import say_title
from conversations.kinds.setting import Setting
from conversations.periods import parse_period


def build_put(
    interview: Interview, draft: Draft, plan: Plan, at: datetime | None, today: date | None
) -> Put:
    """Return the event that takes the plan over: its texts behind what the draft has.

    What has no place, and what its question cannot take any more, is put into 未归位. ValueError
    when the draft's period is none.
    """
    setting = Setting(parse_period(draft.period), today)
    answers: dict[str, Answer | None] = {}
    tree = Tree(plan.chunks)
    unplaced = [_build_unplaced(*each) for each in _list_unplaced(plan, tree)]
    for _, question in interview.questions():
        stacks = list_stacks(plan, question.id)
        if stacks:
            old = draft.answers.get(question.id)
            answered = build_answer(question, old, stacks, at, setting, plan.area)
            if answered.answer is not None:
                answers[question.id] = answered.answer
            about = _tell_about(tree, stacks[0].top)
            unplaced += (_build_unplaced(text, about) for text in answered.left)
    answers = {**confirm_conditions(interview, draft, answers), **_pair(interview, draft, answers)}
    layouts = find_layouts(interview, draft.layouts, plan)
    declared = find_covered(interview, {**draft.answers, **answers})
    return Put(
        {**answers, **{name: DeclaredAnswer("covered") for name in declared}},
        unplaced=lay_aside(draft, *unplaced).unplaced if unplaced else None,
        layouts=None if layouts == draft.layouts else layouts,
    )


def build_earlier(interview: Interview, period: str, plan: Plan, at: datetime) -> Draft:
    """Return the file as the draft of an earlier report; ValueError for what is no period."""
    draft = Draft(interview.id, interview.version, period)
    return step(interview, draft, build_put(interview, draft, plan, at, None))[0]


def _list_unplaced(plan: Plan, tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield the texts without a place, each with the heading that it stood under.

    A part below the highest level keeps what stands under it; the others are texts of their own.
    """
    for stack in list_stacks(plan, ""):
        for each in _loosen(stack):
            yield each.text, _tell_about(tree, each.top)


def _loosen(stack: Stack) -> Iterator[Stack]:
    if stack.top.parent is None and stack.top.role == "heading" and stack.rest:
        yield Stack(stack.top)
        yield from stack.split()
    else:
        yield stack


def _tell_about(tree: Tree, chunk: Chunk) -> str:
    return next((say_title(each) for each in tree.above(chunk) if each.heading), "")


def _build_unplaced(text: str, about: str) -> Unplaced:
    """Return the text without a place yet; tabs stay where they part the cells of a table."""
    return Unplaced(0, text if "\n" in text else text.replace("\t", " "), about)


def _pair(
    interview: Interview, draft: Draft, answers: Mapping[str, Answer | None]
) -> dict[str, Answer | None]:
    """Return the paired lists with each new entry answering one, where there are as many."""
    whole = {**draft.answers, **{k: v for k, v in answers.items() if v is not None}}
    return {
        name: replace(listed, entries=_pair_entries(listed, get_entries(whole, other)))
        for name, other in interview.pairs.items()
        if isinstance(listed := answers.get(name), ItemsAnswer)
    }


def _pair_entries(listed: ItemsAnswer, others: tuple[Entry, ...]) -> tuple[Entry, ...]:
    taken = {entry.pair for entry in listed.entries}
    free = [entry.id for entry in others if entry.id not in taken]
    alone = [entry.id for entry in listed.entries if entry.pair is None]
    if len(free) != len(alone):
        return listed.entries
    pairs = dict(zip(alone, free, strict=True))
    return tuple(replace(each, pair=pairs.get(each.id, each.pair)) for each in listed.entries)
