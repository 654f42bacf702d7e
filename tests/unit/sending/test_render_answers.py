"""Cards of questions that one answer answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conversations.definition.questions import Question
from conversations.drafts.draft import (
    ChoiceAnswer,
    DeclaredAnswer,
    MoneyAnswer,
    MultiChoiceAnswer,
    Part,
    Skipped,
    TextAnswer,
)
from tests.unit.showing import both, build_question, see_card

OPTIONS = [{"id": each, "label": both(zh, each)} for each, zh in (("a", "甲"), ("b", "乙"))]
MONEY = build_question("money")
SEVERAL = build_question("multi_choice", options=OPTIONS)
DECLARATION = build_question("declaration", none="未发生")


@pytest.mark.parametrize(
    ("question", "example"),
    [
        (build_question("integer"), "例如 12、1,200"),
        (build_question("decimal"), "例如 12.5"),
        (build_question("percentage"), "例如 98.5%"),
        (build_question("date"), "例如 2026年6月30日、6.30"),
        (build_question("money"), "例如 1193.5万元；只发数字，就当作万元"),
        (build_question("money", unit="元"), "例如 52000元；只发数字，就当作元"),
        (build_question("period", periods="month"), "例如 2026年6月"),
        (build_question("period", periods="quarter"), "例如 2026年第二季度"),
        (build_question("period", periods="first_half"), "例如 2026年上半年"),
        (build_question("period", periods="year"), "例如 2026年"),
    ],
)
def test_without_a_hint_an_example_says_what_can_be_typed(question: Question, example: str) -> None:
    assert f"提示：{example}" in see_card(question).text
    hinted = question.model_copy(update={"hint": both("照账本写")})
    assert "例如" not in see_card(hinted).text
    assert "提示：照账本写" in see_card(hinted).text


def test_the_present_answer_is_shown_as_understood() -> None:
    answer = MoneyAnswer(Decimal("1193.5"), "万元", Part("1,193.5"))
    assert see_card(MONEY, answer).text.endswith("现在的回答（再发一次就换掉它）：\n1193.5万元")


def test_what_is_known_already_is_offered_on_a_button() -> None:
    seen = see_card(MONEY, default="1193.5万元")
    assert seen.find("用“1193.5万元”") == ("default", None)
    assert "可以直接用" not in seen.text


def test_what_is_known_already_and_too_long_for_a_button_stands_in_the_text() -> None:
    opening = "现将市委政法委2026年度履行全面从严治党主体责任情况报告如下："
    seen = see_card(build_question("short_text"), default=opening)
    assert f"可以直接用：{opening}" in seen.text
    assert seen.find("用上面这一句") == ("default", None)


def test_an_answer_that_need_not_be_given_can_be_taken_back() -> None:
    optional = MONEY.model_copy(update={"required": False})
    answer = MoneyAnswer(Decimal("1193.5"), "万元", Part("1193.5"))
    assert see_card(optional, answer).find("这一题不写了") == ("omit", None)
    assert "这一题不写了" not in see_card(optional).labels
    assert "这一题不写了" not in see_card(MONEY, answer).labels


def test_what_is_the_answer_already_is_not_offered() -> None:
    answer = MoneyAnswer(Decimal("1193.5"), "万元", Part("1193.5"))
    assert "用“1193.5万元”" not in see_card(MONEY, answer, default="1193.5万元").labels
    assert see_card(MONEY, answer, default="12万元").find("用“12万元”") == ("default", None)


def test_a_sensitive_question_says_so() -> None:
    hidden = MONEY.model_copy(update={"sensitive": True})
    assert "🔒" in see_card(hidden).text
    assert "🔒" not in see_card(MONEY).text


def test_options_are_taken_and_left_with_one_tap() -> None:
    seen = see_card(SEVERAL, MultiChoiceAnswer(("b",)))
    assert seen.find("○ 甲") == ("toggle", 0)
    assert seen.find("✓ 乙") == ("toggle", 1)
    assert seen.find("✅ 写完了") == ("done", None)
    assert "已选 1 项：乙" in seen.text


def test_before_enough_options_are_taken_there_is_no_button_for_done() -> None:
    assert "✅ 写完了" not in see_card(SEVERAL).labels
    assert "选好点「写完了」" in see_card(SEVERAL).text
    none_needed = SEVERAL.model_copy(update={"least": 0})
    assert "✅ 写完了" in see_card(none_needed).labels


def test_how_many_options_are_allowed_is_said() -> None:
    bounded = SEVERAL.model_copy(update={"least": 2, "most": 3})
    assert "最多选 3 个；至少选 2 个" in see_card(bounded).text
    assert "至少" not in see_card(SEVERAL).text


def test_a_closed_choice_does_not_ask_for_more() -> None:
    assert "还要别的" in see_card(SEVERAL, MultiChoiceAnswer(("a",))).text
    assert "还要别的" not in see_card(SEVERAL, MultiChoiceAnswer(("a",), closed=True)).text


def test_a_declaration_has_a_button_for_none_and_one_for_said_elsewhere() -> None:
    seen = see_card(DECLARATION)
    assert seen.find("没有") == ("choose", 0)
    assert seen.find("正文已写") == ("choose", 1)
    assert seen.find("分几条写") == ("more", None)
    assert "没有，点「没有」" in seen.text


@pytest.mark.parametrize(
    ("value", "label", "said"), [("none", "✓ 没有", "没有"), ("covered", "✓ 正文已写", "正文已写")]
)
def test_a_declaration_shows_what_was_declared(value: str, label: str, said: str) -> None:
    seen = see_card(DECLARATION, DeclaredAnswer(value))
    assert label in seen.labels
    assert f"现在的回答：{said}。" in seen.text


def test_particulars_of_a_declaration_are_a_text() -> None:
    text = TextAnswer((Part("发生一起"),))
    assert "发生一起" in see_card(DECLARATION, text).text
    assert see_card(DECLARATION, text).find("接着写") == ("more", None)
    opened = see_card(DECLARATION, TextAnswer((Part("发生一起"),), open=True))
    assert "没有" not in opened.labels
    assert opened.find("✅ 写完了") == ("done", None)


def test_a_skipped_question_can_still_be_answered() -> None:
    seen = see_card(MONEY, Skipped())
    assert "先前跳过了" in seen.text
    assert "下一题 ›" in seen.labels


def test_a_choice_marks_what_was_chosen() -> None:
    seen = see_card(build_question("choice", options=OPTIONS), ChoiceAnswer("b"))
    assert seen.find("甲") == ("choose", 0)
    assert seen.find("✓ 乙") == ("choose", 1)
