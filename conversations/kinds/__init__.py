"""The kinds of questions: which answers fit each, and how what is typed becomes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from conversations.definition.questions import (
    BaseQuestion,
    Choice,
    Confirm,
    Date,
    Declaration,
    Figures,
    Integer,
    Items,
    LongText,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
    Pictures,
    ShortText,
    Table,
)
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
    Entry,
    FiguresAnswer,
    ItemsAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    NumberAnswer,
    Part,
    PercentageAnswer,
    PeriodAnswer,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.results import Refusal
from conversations.engine.texts import build_text
from conversations.kinds.choice import parse_choice
from conversations.kinds.confirm import parse_confirm
from conversations.kinds.date import parse_date
from conversations.kinds.declaration import parse_declaration
from conversations.kinds.integer import parse_integer
from conversations.kinds.long_text import parse_long_text
from conversations.kinds.money import parse_money
from conversations.kinds.multi_choice import parse_choices
from conversations.kinds.number import parse_number_answer
from conversations.kinds.percentage import parse_percentage
from conversations.kinds.period import parse_period_answer
from conversations.kinds.setting import Setting
from conversations.kinds.short_text import parse_short_text

T = TypeVar("T")

Typable: TypeAlias = (
    ShortText
    | LongText
    | Integer
    | Number
    | Money
    | Percentage
    | Date
    | PeriodQuestion
    | Choice
    | MultiChoice
    | Confirm
    | Declaration
)
"""The kinds whose whole answer is what one message says."""

_FITTING: dict[type[BaseQuestion], tuple[type[object], ...]] = {
    ShortText: (TextAnswer,),
    LongText: (TextAnswer,),
    Integer: (NumberAnswer,),
    Number: (DecimalAnswer,),
    Money: (MoneyAnswer,),
    Percentage: (PercentageAnswer,),
    Date: (DateAnswer,),
    PeriodQuestion: (PeriodAnswer,),
    Choice: (ChoiceAnswer,),
    MultiChoice: (MultiChoiceAnswer,),
    Confirm: (ConfirmAnswer,),
    Declaration: (DeclaredAnswer, TextAnswer),
    Items: (ItemsAnswer,),
    Table: (TableAnswer,),
    Figures: (FiguresAnswer,),
    Pictures: (PicturesAnswer,),
}


def fits(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether the answer is one to this question, and not to an older version of it.

    Any question can be passed by.
    """
    if type(answer) not in _FITTING[type(question)]:
        return isinstance(answer, Skipped)
    match answer:
        case TextAnswer():
            return True
        case ItemsAnswer():
            return _are_entries(question, answer.entries)
        case ChoiceAnswer():
            return _are_options(question, (answer.value,))
        case MultiChoiceAnswer():
            return _are_options(question, answer.values)
    return True


def parse_answer(question: Typable, part: Part, setting: Setting) -> Answer | Refusal:
    """Return the answer that `part`, of cleaned text, gives to the question, or why it is none."""
    match question:
        case ShortText() | LongText() | Declaration():
            return _parse_text(question, part)
        case Integer() | Number() | Money() | Percentage():
            return _parse_quantity(question, part)
        case Date() | PeriodQuestion():
            return _parse_time(question, part, setting)
        case Choice() | MultiChoice() | Confirm():
            return _parse_option(question, part)


def _parse_text(question: ShortText | LongText | Declaration, part: Part) -> Answer | Refusal:
    if isinstance(question, ShortText):
        line = parse_short_text(question, part.text)
        return _build(line, lambda it: TextAnswer((replace(part, text=it),)))
    declared = parse_declaration(part.text) if isinstance(question, Declaration) else None
    if declared is not None:
        return DeclaredAnswer(declared, part)
    return _build(parse_long_text(part.text), lambda _: build_text(part))


def _parse_quantity(
    question: Integer | Number | Money | Percentage, part: Part
) -> Answer | Refusal:
    text = part.text
    match question:
        case Integer():
            return _build(parse_integer(question, text), lambda it: NumberAnswer(it, part))
        case Number():
            return _build(parse_number_answer(question, text), lambda it: DecimalAnswer(it, part))
        case Percentage():
            return _build(parse_percentage(question, text), lambda it: PercentageAnswer(it, part))
        case Money():
            amount = parse_money(text, question.unit)
            return _build(amount, lambda it: MoneyAnswer(it.value, it.unit, part))


def _parse_time(question: Date | PeriodQuestion, part: Part, setting: Setting) -> Answer | Refusal:
    if isinstance(question, Date):
        return _build(parse_date(part.text, setting), lambda it: DateAnswer(it, part))
    period = parse_period_answer(question, part.text, setting)
    return _build(period, lambda it: PeriodAnswer(it, part))


def _parse_option(question: Choice | MultiChoice | Confirm, part: Part) -> Answer | Refusal:
    match question:
        case Choice():
            return _build(parse_choice(question, part.text), lambda it: ChoiceAnswer(it, part))
        case Confirm():
            return _build(parse_confirm(part.text), lambda it: ConfirmAnswer(it, part))
        case MultiChoice():
            chosen = parse_choices(question, part.text)
            return _build(chosen, lambda it: MultiChoiceAnswer(it, closed=True, typed=part))


def _build(value: T | Refusal, build: Callable[[T], Answer]) -> Answer | Refusal:
    return value if isinstance(value, Refusal) else build(value)


def _are_entries(question: BaseQuestion, entries: Iterable[Entry]) -> bool:
    """Whether each entry has what the question's have: a list of its own, or none."""
    nested = isinstance(question, Items) and question.inner is not None
    for entry in entries:  # noqa: SIM110 (all() costs twice as much, some times an answer)
        if (entry.inner is not None) != nested:
            return False
    return True


def _are_options(question: BaseQuestion, ids: Iterable[str]) -> bool:
    if not isinstance(question, Choice | MultiChoice):
        return False
    options = {option.id for option in question.options}
    return all(each in options for each in ids)
