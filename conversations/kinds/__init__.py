"""The kinds of questions: which answers fit each, and how what is typed becomes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from conversations.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    ItemsAnswer,
    NumberAnswer,
    Part,
    TextAnswer,
)
from conversations.interview import (
    BaseQuestion,
    Choice,
    Confirm,
    Date,
    Integer,
    Items,
    LongText,
    ShortText,
)
from conversations.kinds.choice import parse_choice
from conversations.kinds.confirm import parse_confirm
from conversations.kinds.date import parse_date
from conversations.kinds.integer import parse_integer
from conversations.kinds.long_text import parse_long_text
from conversations.kinds.short_text import parse_short_text
from conversations.results import Refusal
from conversations.texts import build_text

T = TypeVar("T")

Typable: TypeAlias = ShortText | LongText | Integer | Date | Choice | Confirm
"""The kinds whose whole answer is what one message says."""

_FITTING: dict[type[BaseQuestion], type[object]] = {
    ShortText: TextAnswer,
    LongText: TextAnswer,
    Integer: NumberAnswer,
    Date: DateAnswer,
    Choice: ChoiceAnswer,
    Confirm: ConfirmAnswer,
    Items: ItemsAnswer,
}


def fits(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether the answer is one to this question, and not to an older version of it."""
    if type(answer) is not _FITTING[type(question)]:
        return False
    if type(answer) is not ChoiceAnswer or not isinstance(question, Choice):
        return True
    return any(option.id == answer.value for option in question.options)


def parse_answer(question: Typable, part: Part) -> Answer | Refusal:
    """Return the answer that `part`, of cleaned text, gives to the question, or why it is none."""
    text = part.text
    match question:
        case ShortText():
            return _build(parse_short_text(question, text), lambda it: _build_line(part, it))
        case LongText():
            return _build(parse_long_text(text), lambda _: build_text(part))
        case Integer():
            return _build(parse_integer(question, text), lambda it: NumberAnswer(it, part))
        case Date():
            return _build(parse_date(text), lambda it: DateAnswer(it, part))
        case Choice():
            return _build(parse_choice(question, text), lambda it: ChoiceAnswer(it, part))
        case Confirm():
            return _build(parse_confirm(text), lambda it: ConfirmAnswer(it, part))


def _build(value: T | Refusal, build: Callable[[T], Answer]) -> Answer | Refusal:
    return value if isinstance(value, Refusal) else build(value)


def _build_line(part: Part, line: str) -> TextAnswer:
    return TextAnswer((replace(part, text=line),))
