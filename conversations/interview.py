"""What one kind of report asks, and how the answers become its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from conversations.periods import PeriodKind

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
"""An id of a section or a question: at most 24 characters, so that a button can name it."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Phrase = Text
"""A Jinja2 phrase over the answers; never made from what a person typed."""


class Definition(BaseModel):
    """A part of an interview: frozen, and no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Definition):
    """One text of the template in both of the bot's languages."""

    zh_CN: Text  # noqa: N815 (the language's own name)
    en: Text

    def say(self, language: str) -> str:
        """Return the text in `language`; Chinese for a language it does not have."""
        return self.en if language == "en" else self.zh_CN


class Rule(Definition):
    """When a question applies: about an earlier answer, or made of other rules.

    Exactly one of `question`, `all`, `any` or `no` is given. With `question`, either `is` (the
    answer's value is one of these) or neither (it was answered at all).
    """

    question: Key | None = None
    is_: tuple[str | bool | int, ...] | None = Field(default=None, alias="is")
    all: tuple[Rule, ...] | None = None
    any: tuple[Rule, ...] | None = None
    no: Rule | None = None


class BaseQuestion(Definition):
    """What every question has."""

    id: Key
    ask: Words
    hint: Words | None = None
    required: bool = True
    when: Rule | None = None


class ShortText(BaseQuestion):
    """One line."""

    kind: Literal["short_text"]
    longest: int = Field(default=200, ge=1, le=2000)


class LongText(BaseQuestion):
    """One or more paragraphs, perhaps in several messages."""

    kind: Literal["long_text"]


class Integer(BaseQuestion):
    """A whole number."""

    kind: Literal["integer"]
    least: int | None = None
    most: int | None = None


class Date(BaseQuestion):
    """A day."""

    kind: Literal["date"]


class Option(Definition):
    """One of the answers of a choice; `id` is its value in rules and phrases."""

    id: Key
    label: Words


class Choice(BaseQuestion):
    """One of several options."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=20)


class Confirm(BaseQuestion):
    """Yes or no; its value is True or False."""

    kind: Literal["confirm"]


class Items(BaseQuestion):
    """A list whose entries each have a heading and a text: 一是…, （一）…"""

    kind: Literal["items"]
    suggestions: tuple[Text, ...] = Field(default=(), max_length=24)
    least: int = Field(default=1, ge=0)
    most: int = Field(default=20, ge=1, le=50)


Question = Annotated[
    ShortText | LongText | Integer | Date | Choice | Confirm | Items, Field(discriminator="kind")
]

Role = Literal["body", "addressee", "signature", "date"]


class TextBlock(Definition):
    """Paragraphs made from a phrase; an empty result makes none, a newline makes a new one."""

    text: Phrase
    role: Role = "body"


class ItemsBlock(Definition):
    """The entries of an items question, numbered.

    `marker` is the numbering's level: "（一）" or "一是". `layout` is run_in (heading and text in
    one paragraph) or own_line (a heading of its own above the text).
    """

    items: Key
    marker: Literal["（一）", "一是"] = "（一）"
    layout: Literal["run_in", "own_line"] = "run_in"


def _tell_block(block: object) -> str:
    """Return which block it is, so that an error is about that one only."""
    listed = "items" in block if isinstance(block, Mapping) else isinstance(block, ItemsBlock)
    return "items_block" if listed else "text_block"


Block = Annotated[
    Annotated[TextBlock, Tag("text_block")] | Annotated[ItemsBlock, Tag("items_block")],
    Discriminator(_tell_block),
]


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
    title.
    """

    id: Key
    version: int = Field(ge=1)
    name: Words
    about: Words
    periods: PeriodKind
    unit: Key
    title: Phrase
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
