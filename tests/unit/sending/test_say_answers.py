"""Answers on one line: what was understood, and nothing of what is sensitive."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.sending.say_answers import Understood, say_answer
from conversations.definition.questions import Question
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DateAnswer,
    DecimalAnswer,
    DeclaredAnswer,
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
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.views import News
from tests.unit.showing import both, build_question, find_voice

TYPED = Part("一千一百九十三万五", 7)
OPTIONS = [{"id": each, "label": both(zh, each)} for each, zh in (("a", "甲"), ("b", "乙"))]
FIGURES = build_question(
    "figures",
    members=[
        {"id": "in", "label": both("收到线索", "Received"), "unit": "件"},
        {"id": "out", "label": both("办结", "Closed"), "unit": "件"},
        {"id": "open", "label": both("在办", "Open")},
        {"id": "back", "label": both("退回", "Sent back")},
    ],
)
TABLE = build_question(
    "table", columns=[{"id": "a", "label": "姓名"}, {"id": "b", "label": "金额"}]
)
SAID: list[tuple[Question, Answer, str, str]] = [
    (build_question("short_text"), TextAnswer((Part("市委办"),)), "市委办", "市委办"),
    (build_question("integer"), NumberAnswer(12, TYPED), "12", "12"),
    (build_question("decimal"), DecimalAnswer(Decimal("12.50"), TYPED), "12.5", "12.5"),
    (
        build_question("money"),
        MoneyAnswer(Decimal("1193.5"), "万元", TYPED),
        "1193.5万元",
        "1193.5万元",
    ),
    (build_question("percentage"), PercentageAnswer(Decimal("98.5"), TYPED), "98.5%", "98.5%"),
    (build_question("date"), DateAnswer(date(2026, 6, 30), TYPED), "2026年6月30日", "2026-06-30"),
    (
        build_question("period", periods="half_year"),
        PeriodAnswer("2026H1", TYPED),
        "2026年上半年",
        "First half of 2026",
    ),
    (build_question("choice", options=OPTIONS), ChoiceAnswer("b"), "乙", "b"),
    (
        build_question("multi_choice", options=OPTIONS),
        MultiChoiceAnswer(("a", "b")),
        "甲、乙",
        "a, b",
    ),
    (build_question("confirm"), ConfirmAnswer(True), "是", "Yes"),
    (build_question("declaration", none="无"), DeclaredAnswer("none"), "没有", "There was none"),
    (
        build_question("declaration", none="无"),
        DeclaredAnswer("covered"),
        "正文已写",
        "Said in the text already",
    ),
    (
        build_question("items"),
        ItemsAnswer((Entry(Part("学习")), Entry(Part("落实")))),
        "（一）学习、（二）落实",
        "（一）学习, （二）落实",
    ),
    (TABLE, TableAnswer((Row(("张三", "1万元"), TYPED),)), "张三 · 1万元", "张三 · 1万元"),
    (TABLE, TableAnswer((Row(("张三", "1"), TYPED),) * 2), "共 2 行", "2 rows"),
    (
        FIGURES,
        FiguresAnswer({"in": Figure(Decimal(12), TYPED), "out": Figure(None, TYPED)}),
        "收到线索 12件、办结 —",
        "Received 12件, Closed —",
    ),
    (
        build_question("pictures"),
        PicturesAnswer((PictureEntry(1, TYPED), PictureEntry(2))),
        "共 2 张照片",
        "2 photos",
    ),
    (build_question("short_text"), Skipped(), "跳过了", "skipped"),
]


@pytest.mark.parametrize(("question", "answer", "chinese", "english"), SAID)
def test_an_answer_is_said_as_it_was_understood(
    question: Question, answer: Answer, chinese: str, english: str
) -> None:
    assert say_answer(question, answer, find_voice()) == chinese
    assert say_answer(question, answer, find_voice("en")) == english


def test_every_kind_of_answer_can_be_said() -> None:
    answers = Answer.__origin__.__args__  # type: ignore[attr-defined]
    assert {type(answer) for _, answer, _, _ in SAID} == set(answers)


@pytest.mark.parametrize(("question", "answer"), [pair[:2] for pair in SAID])
def test_a_sensitive_answer_is_never_quoted(question: Question, answer: Answer) -> None:
    hidden = question.model_copy(update={"sensitive": True})
    for language in ("zh_CN", "en"):
        voice = find_voice(language)
        said = say_answer(hidden, answer, voice, TYPED.source)
        assert said.startswith("🔒")
        for key in ("card.saved", "card.amended"):
            news = voice.news(News(key, {"excerpt": Understood(hidden, answer, TYPED.source)}))
            assert said in news


def test_news_quote_the_number_and_not_what_was_typed() -> None:
    answer = MoneyAnswer(Decimal("1193.5"), "万元", TYPED)
    news = News("card.saved", {"excerpt": Understood(build_question("money"), answer, 7)})
    assert find_voice().news(news) == "✅ 已保存：1193.5万元"


def test_of_a_family_the_numbers_of_the_last_message_are_said() -> None:
    numbers = {each: Figure(Decimal(at), Part("", 8)) for at, each in enumerate(("in", "out"), 5)}
    answer = FiguresAnswer({**numbers, "open": Figure(Decimal(3), Part("", 9))})
    assert say_answer(FIGURES, answer, find_voice(), 9) == "在办 3"
    assert say_answer(FIGURES, answer, find_voice(), 8) == "收到线索 5件、办结 6件"


def test_of_many_numbers_the_last_five_are_said() -> None:
    ids = [f"n{at}" for at in range(1, 7)]
    many = build_question(
        "figures", members=[{"id": each, "label": both(each.upper())} for each in ids]
    )
    answer = FiguresAnswer({each: Figure(Decimal(1), Part("", 8)) for each in ids})
    said = say_answer(many, answer, find_voice(), 8)
    assert said == "…、N2 1、N3 1、N4 1、N5 1、N6 1"


def test_of_a_table_the_rows_of_the_last_message_are_said() -> None:
    rows = (Row(("张三", "1"), Part("", 8)), Row(("李四", ""), Part("", 9)))
    assert say_answer(TABLE, TableAnswer(rows), find_voice(), 9) == "李四"
    assert say_answer(TABLE, TableAnswer(rows), find_voice(), None) == "共 2 行"


def test_of_a_list_what_the_last_message_brought_is_said() -> None:
    written = Entry(Part("学习", 1), TextAnswer((Part("学了三次", 2),)))
    inner = Entry(Part("责任", 3), inner=ItemsAnswer((Entry(Part("落实", 4)),)))
    answer = ItemsAnswer((written, inner))
    said = [say_answer(build_question("items"), answer, find_voice(), at) for at in (1, 2, 3, 4)]
    assert said == ["学习", "学了三次", "责任", "落实"]


def test_of_a_text_in_parts_the_last_one_is_said() -> None:
    answer = TextAnswer((Part("第一段", 1), Part("第二段", 2)))
    assert say_answer(build_question("long_text"), answer, find_voice(), 2) == "第二段"
    assert say_answer(build_question("long_text"), answer, find_voice(), 9) == "第一段\n第二段"


def test_what_the_template_no_longer_knows_is_called_by_its_id() -> None:
    voice = find_voice()
    assert say_answer(None, ChoiceAnswer("town"), voice) == "town"
    assert say_answer(None, MultiChoiceAnswer(("a", "b")), voice) == "a、b"
    assert say_answer(None, FiguresAnswer({"in": Figure(Decimal(2))}), voice) == "in 2"
