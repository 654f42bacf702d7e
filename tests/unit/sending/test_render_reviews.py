"""What a person sees of findings: in groups, with what can be done about each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.reviewing import Remark, Review
from conversations.drafts.draft import Skipped
from conversations.drafts.typed_texts import TypedText
from conversations.finding_views import MendingView, ReasonsView, RemarkView, ReviewView
from conversations.views import CardView, News
from tests.unit.showing import TAG, both, build_card, build_question, see

QUESTION = build_question("long_text", ask=both("做了什么？写两三句。", "What was done?"))
CARD = build_card(QUESTION)
SECTION = CARD.section
TEXT = "先说一句。共受理<b>##paid##</b>举报，办结；后面还有。"


def find(sign: str = "##paid##", fix: str | None = "", sensitive: bool = False) -> Finding:
    question = QUESTION.model_copy(update={"sensitive": sensitive})
    start = TEXT.index(sign)
    spot = Spot(TypedText(SECTION, question, "", TEXT), start, start + len(sign))
    return build_finding("paid_markers", "must", spot, fix=fix, shown=sign)


MARKER = find()
REVIEW = Review((Remark(MARKER), Remark(replace(MARKER, rank="advice"))), (MARKER,))


def test_a_list_says_what_stands_between_it_and_the_final_copy() -> None:
    seen = see(ReviewView(TAG, REVIEW, ((SECTION, QUESTION),)))
    assert "必须改（1）" in seen.text
    assert "建议（1）" in seen.text
    assert "补上 1 处空缺、改好 1 处“必须改”以后，才能生成正式稿" in seen.text
    assert seen.presses["✎ 做了什么？"].verb == "visit"
    assert seen.find("📄 生成草稿") == ("make", None)
    assert {"masks", "likeness", "unmend"}.isdisjoint(each.verb for each in seen.presses.values())


def test_advice_alone_does_not_keep_from_the_final_copy() -> None:
    seen = see(ReviewView(TAG, Review(REVIEW.remarks[1:], ())))
    assert "📄 生成正式稿" in seen.labels
    assert "才能生成正式稿" not in seen.text


def test_a_list_offers_what_else_there_is_to_look_at() -> None:
    view = ReviewView(TAG, REVIEW, revision=5, undoable=True, masks=True, likeness=True)
    seen = see(view)
    assert seen.find("遮盖台账") == ("masks", None)
    assert seen.find("查重") == ("likeness", None)
    assert seen.presses["↩ 撤销刚才的修改"].revision == 5


def test_a_finding_is_shown_in_its_sentence_as_typed() -> None:
    seen = see(RemarkView(TAG, REVIEW, 0, "某某规定", 3))
    assert "共受理<b>##paid##</b>举报，办结；" in seen.text
    assert "先说一句" not in seen.text
    assert "自动修改：去掉“##paid##”。" in seen.text
    assert "依据：某某规定" in seen.text
    assert seen.presses["自动修改"].revision == 3
    assert "‹ 上一条" not in seen.labels
    assert "下一条 ›" in seen.labels


def test_what_needs_a_person_has_no_button_to_correct_it() -> None:
    seen = see(RemarkView(TAG, Review((Remark(find(fix=None)),)), 0, "", 3))
    assert "自动修改" not in seen.labels
    assert "依据" not in seen.text


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_of_a_sensitive_question_no_view_quotes_anything(language: str) -> None:
    hidden = find(sensitive=True)
    review = Review((Remark(hidden),), (hidden,))
    views = (
        ReviewView(TAG, review),
        RemarkView(TAG, review, 0, "", 3),
        ReasonsView(TAG, hidden, True),
        MendingView(TAG, (hidden,), 0, 3, 1),
        CardView(TAG, CARD, findings=(hidden,)),
        CardView(TAG, CARD, noticed=(hidden,)),
    )
    for view in views:
        assert "##" not in see(view, language).text
        assert "举报" not in see(view, language).text


def test_the_reasons_can_be_pressed_or_written() -> None:
    seen = see(ReasonsView(TAG, MARKER, False))
    assert [each.verb for each in seen.presses.values()] == [
        *["dismiss_as"] * 3,
        "dismiss_own",
        "finding",
    ]
    assert "这是我们的，以后都不提" in see(ReasonsView(TAG, MARKER, True)).labels


def test_a_card_says_quietly_what_was_found() -> None:
    view = CardView(TAG, CARD, News("card.saved", {"excerpt": "一句"}), noticed=(MARKER, MARKER))
    seen = see(view)
    assert "🔎 “做了什么？”里有 2 处可能要改。" in seen.text
    assert seen.presses["看看这 2 处 ›"].question == "q"
    own = see(CardView(TAG, build_card(QUESTION, Skipped()), findings=(MARKER,) * 3))
    assert own.text.count("· ") >= 2
    assert "另有 1 处。" in own.text
    assert own.presses["校核意见 3 处 ›"].verb == "check"
