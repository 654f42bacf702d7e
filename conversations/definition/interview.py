"""What one kind of report asks, and how the answers become its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import Field

from conversations.definition.blocks import Block
from conversations.definition.questions import Items, Question
from conversations.definition.terms import Definition, Key, Phrase, Text, Words
from conversations.periods import PeriodKind


class Section(Definition):
    """A part of the interview; with `heading`, a numbered part of the report too."""

    id: Key
    title: Words
    heading: Text | None = None
    questions: tuple[Question, ...] = Field(min_length=1)
    body: tuple[Block, ...] = ()


class Interview(Definition):
    """The definition of one kind of report.

    `periods` is how often it is written: it decides which periods /new offers. `unit` names the
    question whose answer is the unit in the file's name. `title` is the phrase of the report's
    title; a | in its own text marks where a line of it may be broken. `page` names the page format
    of templates/documents that the report is printed on; without it, it is the office's usual one.

    `version` is raised with every change of the questions; `changes` then says to people what is
    new, and `renamed` leads from the id that a question had in an earlier version to its present
    one, so that answers follow.
    """

    id: Key
    version: int = Field(ge=1, le=2_147_483_647)  # what a column of integers holds
    name: Words
    about: Words
    changes: Words | None = None
    renamed: Mapping[Key, Key] = {}
    periods: PeriodKind
    unit: Key
    title: Phrase
    page: Key | None = None
    sections: tuple[Section, ...] = Field(min_length=1)

    def questions(self) -> Iterator[tuple[Section, Question]]:
        """Yield every question with its section, in order, whether it applies or not."""
        for section in self.sections:
            for question in section.questions:
                yield section, question

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids."""
        return {question.id: question for _, question in self.questions()}

    @cached_property
    def pairs(self) -> dict[str, str]:
        """The ids of the paired lists, and of those that they answer."""
        return {
            question.id: question.pairs_with
            for _, question in self.questions()
            if isinstance(question, Items) and question.pairs_with is not None
        }
