"""A draft as a whole: layouts to change, newer templates, answers without a place."""

from __future__ import annotations

import pytest

from bot.sending.views import render_view
from conversations.checks.reviewing import Review
from conversations.definition.interview import Interview
from conversations.drafts.draft import ChoiceAnswer, Part, TextAnswer
from conversations.drafts.layouts import Dial
from conversations.drafts.results import Progress
from conversations.drafts.upgrading import Leftover, Upgrade
from conversations.finding_views import ReviewView
from conversations.views import (
    CardView,
    DocumentView,
    DoneView,
    LeftoversView,
    OutlineView,
    PreviewView,
    UpgradeView,
)
from tests.limits import strip_markup
from tests.unit.showing import (
    TAG,
    both,
    build_card,
    build_question,
    entry,
    find_voice,
    items,
    see,
)

TEXT = build_question("long_text", ask=both("经过怎样？"))
SECRET = build_question("short_text", ask=both("谁举报的？"), sensitive=True)
CARD = build_card(TEXT)
ALL = Progress(1, 1)
NEWER = Interview(
    id="report",
    version=4,
    name=both("样例报告"),
    about=both("样例"),
    changes=both("多问一件事", "It asks for one thing more"),
    periods="year",
    unit="q",
    title="x",
    sections=(CARD.section,),
)
LEFT = Leftover("old", TEXT, TextAnswer((Part("第一段\n第二段"),)))


@pytest.mark.parametrize(
    ("dial", "label"),
    [
        (Dial("（一）", "own_line", "run_in", 0), "⇄ 改为：（一）标题接着正文"),
        (Dial("（一）", "run_in", "own_line", 0), "⇄ 改为：（一）标题单独一行"),
        (Dial("一是", "run_in", "joined", 0), "⇄ 改为：一是……各条连成一段"),
        (Dial("一是", "joined", "run_in", 0), "⇄ 改为：一是……每条各成一段"),
        (Dial("一是", "joined", "own_line", 0), "⇄ 改为：一是标题单独一行"),
    ],
)
def test_a_layout_button_says_what_it_will_become(dial: Dial, label: str) -> None:
    seen = see(PreviewView(TAG, CARD.section, ("一、工作",), (dial,), 7))
    press = seen.presses[label]
    assert (press.verb, press.question, press.revision, press.value) == ("layout", "s", 7, 0)


def test_a_button_to_a_question_says_its_first_sentence() -> None:
    asked = build_question("items", ask=both("有哪些问题？一条一条来。", "Which? One at a time."))
    view = ReviewView(TAG, Review(), ((CARD.section, asked),))
    assert see(view).find("✎ 有哪些问题？") == ("visit", None)
    assert see(view, "en").find("✎ Which?") == ("visit", None)


def test_the_whole_report_has_no_layout_buttons() -> None:
    dial = Dial("一是", "run_in", "joined", 0)
    assert "layout" not in {
        press.verb for press in see(PreviewView(TAG, None, ("一",), (dial,))).presses.values()
    }


@pytest.mark.parametrize(
    "view",
    [
        CardView(TAG, CARD, upgrade=True),
        DoneView(TAG, ALL, 0, upgrade=True),
        OutlineView(TAG, (), ALL, upgrade=True),
    ],
    ids=lambda view: type(view).__name__,
)
def test_a_newer_template_is_offered(view: CardView | DoneView | OutlineView) -> None:
    assert see(view).find("模板有新版本 ›") == ("upgrade", None)


def test_what_a_newer_template_changes_is_said_before_moving() -> None:
    seen = see(UpgradeView(TAG, Upgrade(NEWER, (SECRET,), (LEFT,))))
    assert "改了什么：多问一件事" in seen.text
    assert "新增的题：\n· 谁举报的？" in seen.text
    assert "· 经过怎样？　第一段 第二段" in seen.text
    assert seen.find("换用新版") == ("takeover", 4)
    assert seen.find("先不换") == ("keep", 4)


def test_when_nothing_is_left_over_it_says_that_all_come_along() -> None:
    seen = see(UpgradeView(TAG, Upgrade(NEWER.model_copy(update={"changes": None}), (), ())))
    assert "您的回答都会原样带过去" in seen.text
    assert "改了什么" not in seen.text
    assert "新增的题" not in seen.text


def test_what_is_left_over_of_a_sensitive_question_is_not_quoted() -> None:
    secret = Leftover("old", SECRET, TextAnswer((Part("张三"),)))
    assert "张三" not in see(UpgradeView(TAG, Upgrade(NEWER, (), (secret,)))).text


def test_many_changes_are_counted() -> None:
    seen = see(UpgradeView(TAG, Upgrade(NEWER, (TEXT,) * 15, (LEFT,) * 14)))
    assert "另有 3 题" in seen.text
    assert "另有 2 个" in seen.text


def test_answers_without_a_place_are_counted_in_the_contents() -> None:
    seen = see(OutlineView(TAG, (), ALL, leftovers=2))
    assert seen.find("未归位的回答 2 个") == ("leftovers", None)
    assert "leftovers" not in {
        press.verb for press in see(OutlineView(TAG, (), ALL)).presses.values()
    }


def test_answers_without_a_place_are_told_in_full() -> None:
    nested = items(entry("主体责任", inner=items(entry("学习", "学了"))), entry("党建", "建了"))
    lists = Leftover("points", build_question("items", ask=both("哪几点？")), nested)
    gone = Leftover("gone", None, ChoiceAnswer("town"))
    seen = see(LeftoversView(TAG, (LEFT, lists, gone)))
    assert "▪ 经过怎样？\n第一段\n第二段" in seen.text
    assert "▪ 哪几点？\n（一）主体责任\n一是学习\n学了\n（二）党建\n建了" in seen.text
    assert "▪ gone\ntown" in seen.text
    assert seen.find("继续填写") == ("open", None)


def test_long_answers_without_a_place_lose_no_character() -> None:
    long = Leftover("old", TEXT, TextAnswer((Part("长😀" * 4000),)))
    messages = render_view(LeftoversView(TAG, (long, LEFT)), find_voice())
    assert "".join(strip_markup(message.text) for message in messages).count("长😀") == 4000
    assert [bool(message.rows) for message in messages] == [False] * (len(messages) - 1) + [True]
    assert "第二段" in messages[-1].text


def test_without_answers_left_over_it_says_so() -> None:
    assert "没有未归位的回答" in see(LeftoversView(TAG, ())).text


@pytest.mark.parametrize("missing", [0, 2])
def test_the_last_card_counts_what_is_not_written(missing: int) -> None:
    text = see(DoneView(TAG, ALL, missing)).text
    assert ("都答完了！" in text) is (missing == 0)
    assert (f"{missing} 处没有写" in text) is (missing > 0)


@pytest.mark.parametrize(("unanswered", "findings"), [(0, 0), (2, 0), (0, 3), (2, 3)])
def test_a_caption_counts_what_is_to_be_put_right(unanswered: int, findings: int) -> None:
    [message] = render_view(
        DocumentView(1, TAG, 1, "报告.docx", 900, unanswered, findings), find_voice()
    )
    assert ("没有空缺" in message.text) is (unanswered == findings == 0)
    assert ("这是草稿" in message.text) is bool(unanswered or findings)
    assert (f"{unanswered} 处没有写" in message.text) is (unanswered > 0)
    assert (f"{findings} 处必须改" in message.text) is (findings > 0)
