"""Sample answers to a whole interview, marked as such: what its report will look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Choice,
    Confirm,
    Declaration,
    Figures,
    Integer,
    Items,
    ListShape,
    LongText,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
    Pictures,
    Question,
    ShortText,
    Table,
)
from conversations.definition.sample_numbers import choose_numbers
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
    Draft,
    Entry,
    Figure,
    FiguresAnswer,
    ItemsAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    NumberAnswer,
    Part,
    PercentageAnswer,
    PeriodAnswer,
    PictureEntry,
    PicturesAnswer,
    Row,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import build_path
from conversations.drafts.values import Amount, Percent, render_decimal
from conversations.periods import Period, find_period
from conversations.report.numbering import render_numeral

_COUNT = 2
"""Entries of a list and rows of a table, where it may have so many."""

_CELLS: Mapping[str, str] = {
    "integer": "12",
    "decimal": "12.5",
    "money": "12.5万元",
    "percentage": "98.5%",
    "date": "2026-06-30",
}


def build_sample_answers(interview: Interview, period: Period) -> Mapping[str, Answer]:
    """Return an answer to every question of an interview without mistakes, by id.

    Texts are marked 〔示例：…〕, figures add up, lists that go together have as many entries. Where
    rules leave a choice, the answers are those with which the most questions are asked.
    """
    numbers = choose_numbers(interview)
    answers: dict[str, Answer] = {}
    for _, question in interview.questions():
        answers[question.id] = _build_answer(question, period, numbers, answers)
    for _, question in interview.questions():
        others = [{**answers, question.id: each} for each in _list_others(question)]
        answers = max((answers, *others), key=lambda each: _count_asked(interview, period, each))
    return answers


def _count_asked(interview: Interview, period: Period, answers: Mapping[str, Answer]) -> int:
    return len(build_path(interview, Draft(interview.id, interview.version, period.key, answers)))


def _list_others(question: Question) -> list[Answer]:
    """Return other answers than the first of which a rule may ask for one."""
    match question:
        case Confirm():
            return [ConfirmAnswer(False)]
        case Choice():
            return [ChoiceAnswer(option.id) for option in question.options[1:]]
        case Declaration():
            return [TextAnswer((_mark(question),))]
    return []


def _mark(question: Question, longest: int = 2000) -> Part:
    words = question.ask.zh_CN.rstrip("。？?！!：:")
    return Part(f"〔示例：{words}〕"[:longest])


def _build_answer(
    question: Question, period: Period, numbers: Mapping[str, int], answers: Mapping[str, Answer]
) -> Answer:
    match question:
        case ShortText():
            return TextAnswer((_mark(question, question.longest),))
        case LongText():
            return TextAnswer((_mark(question),))
        case Choice():
            return ChoiceAnswer(question.options[0].id)
        case MultiChoice():
            chosen = [option.id for option in question.options][: question.most]
            return MultiChoiceAnswer(tuple(chosen), closed=True)
        case Confirm():
            return ConfirmAnswer(True)
        case Declaration():
            return DeclaredAnswer("none")
        case Items():
            return _build_list(question, answers)
        case Table() | Pictures():
            return _build_set(question)
        case Figures():
            own = {
                each.id: Decimal(numbers[f"{question.id}.{each.id}"]) for each in question.members
            }
            return FiguresAnswer({key: _build_figure(value) for key, value in own.items()})
    return _build_single(question, period)


def _build_figure(value: Decimal) -> Figure:
    return Figure(value, Part(render_decimal(value)))


def _build_single(question: Question, period: Period) -> Answer:
    """Return the answer to a question that asks for one number, day or span of time."""
    match question:
        case Integer():
            number = int(_fit(Decimal(12), question.least, question.most))
            return NumberAnswer(number, Part(str(number)))
        case Number():
            value = _round(_fit(Decimal("12.5"), question.least, question.most), question.places)
            return DecimalAnswer(value, Part(render_decimal(value)))
        case Percentage():
            value = _round(_fit(Decimal("98.5"), question.least, question.most), question.places)
            return PercentageAnswer(value, Part(str(Percent(value))))
        case Money():
            amount = Amount(Decimal("12.5"), question.unit)
            return MoneyAnswer(amount.value, amount.unit, Part(str(amount)))
        case PeriodQuestion():
            other = find_period(question.periods, period.last_day)
            return PeriodAnswer(other.key, Part(other.label))
    return DateAnswer(period.last_day, Part(period.last_day.isoformat()))


def _fit(value: Decimal, least: Decimal | int | None, most: Decimal | int | None) -> Decimal:
    """Return the value, or the bound that it is beyond."""
    raised = value if least is None else max(value, Decimal(least))
    return raised if most is None else min(raised, Decimal(most))


def _round(value: Decimal, places: int) -> Decimal:
    return round(value, places)


def _build_list(question: Items, answers: Mapping[str, Answer]) -> ItemsAnswer:
    """Return a list that answers every entry of the list it pairs with."""
    other = answers.get(question.pairs_with or "")
    pairs = [entry.id for entry in other.entries] if isinstance(other, ItemsAnswer) else []
    entries = _build_entries(question, len(pairs))
    if question.inner is not None:
        inner = ItemsAnswer(tuple(_build_entries(question.inner, 0)), closed=True)
        entries = [replace(entry, text=None, inner=inner) for entry in entries]
    for at, pair in enumerate(pairs[: len(entries)]):
        entries[at] = replace(entries[at], pair=pair)
    return ItemsAnswer(tuple(entries), closed=True)


def _build_entries(shape: ListShape, wanted: int) -> list[Entry]:
    """Return entries from the suggestions, those with ids at least, and others where too few."""
    count = min(max(_COUNT, shape.least, wanted), shape.most)
    first = sorted(shape.suggestions, key=lambda each: each.id is None)[: shape.most]
    named = sum(each.id is not None for each in first)
    made = [(each.heading, each.id) for each in first[: max(count, named)]]
    for at in range(len(made), count):
        made.append((f"〔示例：第{render_numeral(at + 1)}条〕", None))
    return [
        Entry(Part(heading), _build_text(heading), id=at, topic=topic)
        for at, (heading, topic) in enumerate(made, 1)
    ]


def _build_text(heading: str) -> TextAnswer:
    return TextAnswer((Part(f"〔示例：{heading.strip('〔〕').removeprefix('示例：')}的内容〕。"),))


def _build_set(question: Table | Pictures) -> TableAnswer | PicturesAnswer:
    """Return a table; or photos that are stored nowhere, of which the report has the captions."""
    if isinstance(question, Table):
        return _build_table(question)
    count = min(max(_COUNT, question.least), question.most)
    captions = (f"〔示例：第{render_numeral(at + 1)}张照片的说明〕" for at in range(count))
    entries = tuple(PictureEntry(0, Part(caption)) for caption in captions)
    return PicturesAnswer(entries, closed=True)


def _build_table(question: Table) -> TableAnswer:
    cells = tuple(_CELLS.get(each.kind, f"〔示例：{each.label}〕") for each in question.columns)
    row = Row(cells, Part("\t".join(cells)))
    return TableAnswer((row,) * min(max(_COUNT, question.least), question.most), closed=True)
