"""Answers that nothing uses: a question must not be asked for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conversations.definition.blocks import ChartBlock, ItemsBlock, PicturesBlock, TableBlock
from conversations.definition.checks.families import walk_references
from conversations.definition.checks.flaws import Flaw, walk_blocks, walk_questions
from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Defaulted,
    Figures,
    Items,
    Pictures,
    Table,
)
from conversations.definition.terms import Rule


def check_usage(interview: Interview, said: Iterable[str]) -> Iterator[Flaw]:
    """Yield a flaw for each question whose answer reaches neither the report nor a rule.

    `said` are the names in the phrases.
    """
    shown = {*_find_shown(interview), *said}
    used = shown | set(_find_looked_at(interview))
    for loc, question in walk_questions(interview):
        if isinstance(question, Items | Table | Pictures):
            if question.id not in shown:
                block = question.kind
                sentence = f"Show it in a section's body, with - {block}: {question.id}."
                yield Flaw((*loc, "id"), f"This answer never reaches the report. {sentence}")
        elif question.id not in used:
            sentence = "Name it in a phrase or a rule, or remove the question."
            yield Flaw((*loc, "id"), f"This answer is used nowhere. {sentence}")


def _find_shown(interview: Interview) -> Iterator[str]:
    for _, block in walk_blocks(interview):
        if isinstance(block, ItemsBlock):
            yield block.items
        elif isinstance(block, TableBlock):
            yield block.table
        elif isinstance(block, PicturesBlock):
            yield block.pictures
        elif isinstance(block, ChartBlock):
            yield block.chart
            yield from (each.partition(".")[0] for each in block.compare if "." in each)


def _find_looked_at(interview: Interview) -> Iterator[str]:
    """Yield what is used without a phrase: by rules, other figures, and the unit's profile."""
    yield interview.unit
    for _, question in interview.questions():
        if question.when is not None:
            yield from _find_asked([question.when])
        if isinstance(question, Figures):
            yield from _find_referred(question)
        if isinstance(question, Defaulted) and question.profile is not None:
            yield question.id


def _find_asked(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        if rule.question is not None:
            yield rule.question
        yield from _find_asked((*(rule.all or ()), *(rule.any or ()), *filter(None, [rule.no])))


def _find_referred(question: Figures) -> Iterator[str]:
    for _, reference in walk_references(question):
        name, dot, _ = reference.partition(".")
        if dot:
            yield name
