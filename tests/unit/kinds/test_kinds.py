"""Every kind of question: which answers fit it, and what a typed text becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from conversations.definition.questions import Figures, Items, Pictures, Question, Table
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
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
from conversations.kinds import Typable, fits, parse_answer
from conversations.kinds.figures import parse_figures
from conversations.kinds.items import parse_entry
from conversations.kinds.pictures import parse_caption
from conversations.kinds.setting import Setting
from conversations.kinds.table import parse_rows
from conversations.periods import parse_period
from tests.unit.talks import ask

HERE = Setting(parse_period("2026H1"), date(2026, 6, 20))
PART = Part("", 7, datetime(2026, 6, 20, tzinfo=UTC))
OPTIONS = [{"id": each, "label": {"zh_CN": each, "en": each}} for each in ("town", "office")]
COLUMNS = [{"id": each, "label": each} for each in ("name", "count")]
MEMBERS = [{"id": "cases", "label": {"zh_CN": "案件", "en": "Cases"}}]
FIELDS: dict[str, dict[str, object]] = {
    **{kind: {} for kind in ("short_text", "long_text", "integer", "decimal", "money")},
    **{kind: {} for kind in ("percentage", "date", "confirm", "items", "pictures")},
    "period": {"periods": "half_year"},
    "choice": {"options": OPTIONS},
    "multi_choice": {"options": OPTIONS},
    "declaration": {"none": "未发生。"},
    "table": {"columns": COLUMNS},
    "figures": {"members": MEMBERS},
}
_adapter: TypeAdapter[Question] = TypeAdapter(Question)
QUESTIONS = {
    kind: _adapter.validate_python(ask("q", kind, **fields)) for kind, fields in FIELDS.items()
}
TYPABLE = [kind for kind, each in QUESTIONS.items() if isinstance(each, get_args(Typable))]
ANSWERS: dict[str, list[Answer]] = {
    "short_text long_text declaration": [TextAnswer()],
    "integer": [NumberAnswer(1, PART)],
    "decimal": [DecimalAnswer(Decimal(1), PART)],
    "money": [MoneyAnswer(Decimal(1), "元", PART)],
    "percentage": [PercentageAnswer(Decimal(1), PART)],
    "date": [DateAnswer(date(2026, 6, 30), PART)],
    "period": [PeriodAnswer("2026", PART)],
    "choice": [ChoiceAnswer("town")],
    "multi_choice": [MultiChoiceAnswer(), MultiChoiceAnswer(("town", "office"))],
    "confirm": [ConfirmAnswer(value=True)],
    "declaration": [DeclaredAnswer("none")],
    "items": [ItemsAnswer()],
    "table": [TableAnswer()],
    "figures": [FiguresAnswer()],
    "pictures": [PicturesAnswer()],
    "": [ChoiceAnswer("gone"), MultiChoiceAnswer(("town", "gone"))],
    " ".join(QUESTIONS): [Skipped()],
}


def test_every_kind_is_here() -> None:
    union, _ = get_args(Question)
    assert {type(each) for each in QUESTIONS.values()} == set(get_args(union))
    assert set(QUESTIONS) - set(TYPABLE) == {"items", "table", "figures", "pictures"}


@pytest.mark.parametrize("kinds", ANSWERS)
def test_an_answer_fits_its_own_kinds_alone(kinds: str) -> None:
    for answer in ANSWERS[kinds]:
        fitting = {kind for kind, question in QUESTIONS.items() if fits(question, answer)}
        assert fitting == set(kinds.split()), answer


def test_no_answer_fits_nothing() -> None:
    assert not any(fits(question, None) for question in QUESTIONS.values())


@pytest.mark.parametrize(
    ("kind", "text", "answer"),
    [
        ("long_text", "一\n二", TextAnswer((replace(PART, text="一\n二"),))),
        ("integer", "十二人", NumberAnswer(12, PART)),
        ("decimal", "12.5公里", DecimalAnswer(Decimal("12.5"), PART)),
        ("money", "1193.5", MoneyAnswer(Decimal("1193.5"), "万元", PART)),
        ("money", "300元", MoneyAnswer(Decimal(300), "元", PART)),
        ("percentage", "九成五", PercentageAnswer(Decimal(95), PART)),
        ("date", "昨天", DateAnswer(date(2026, 6, 19), PART)),
        ("date", "3.5", DateAnswer(date(2026, 3, 5), PART)),
        ("period", "去年下半年", PeriodAnswer("2025H2", PART)),
        ("choice", "2", ChoiceAnswer("office", PART)),
        ("multi_choice", "2、1", MultiChoiceAnswer(("town", "office"), closed=True, typed=PART)),
        ("confirm", "是", ConfirmAnswer(value=True, typed=PART)),
        ("declaration", "无。", DeclaredAnswer("none", PART)),
        ("declaration", "1起。", TextAnswer((replace(PART, text="1起。"),))),
    ],
)
def test_it_keeps_what_was_typed_with_what_was_understood(
    kind: str, text: str, answer: Answer
) -> None:
    part = replace(PART, text=text)
    wanted = answer if isinstance(answer, TextAnswer) else replace(answer, typed=part)
    assert parse_answer(QUESTIONS[kind], part, HERE) == wanted


def test_a_short_text_is_kept_without_the_space_around_it() -> None:
    answer = parse_answer(QUESTIONS["short_text"], replace(PART, text=" 县委办 "), HERE)
    assert answer == TextAnswer((replace(PART, text="县委办"),))


@pytest.mark.parametrize("kind", TYPABLE)
def test_nothing_is_an_answer_to_no_kind(kind: str) -> None:
    assert isinstance(parse_answer(QUESTIONS[kind], replace(PART, text=" "), HERE), Refusal)


def test_particulars_that_the_messenger_split_are_open_for_their_rest() -> None:
    answer = parse_answer(QUESTIONS["declaration"], replace(PART, text="长" * 4000), HERE)
    assert isinstance(answer, TextAnswer)
    assert answer.open


@given(st.sampled_from(TYPABLE), st.text(max_size=30))
def test_any_text_is_refused_or_becomes_an_answer_that_fits(kind: str, text: str) -> None:
    answer = parse_answer(QUESTIONS[kind], replace(PART, text=text), HERE)
    assert isinstance(answer, Refusal) or fits(QUESTIONS[kind], answer)


MUCH = 40_000
"""Characters: some messages that belong together."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize("end", ["", "x", "1"])
@pytest.mark.parametrize(
    "piece", ["、", "和", "and ", "¥", "1,", "一", "受", "年", "\t", "1 ", "。"]
)
def test_no_text_takes_long_to_understand(piece: str, end: str) -> None:
    text = piece * (MUCH // len(piece)) + end
    for question in QUESTIONS.values():
        match question:
            case Items():
                parse_entry(text)
            case Table():
                parse_rows(question, text, HERE, 1)
            case Pictures():
                parse_caption(text)
            case Figures():
                parse_figures(question, 0, text)
            case _:
                parse_answer(question, replace(PART, text=text), HERE)
