"""Texts in 未归位 that get a place later."""

from dataclasses import replace

import pytest

from conversations.drafts.draft import (
    Draft,
    Entry,
    ItemsAnswer,
    Part,
    Skipped,
    TextAnswer,
    Unplaced,
)
from conversations.drafts.results import Refusal
from conversations.engine.step import step
from conversations.importing.placing import drop_text, place_text
from tests.unit.importing.laid import AT, begin

HALF = "half_year_responsibility"
LONG = "围绕中心工作，" + "馆里做了许多扎扎实实的事情" * 6 + "。成效不错。"


def holding(text, about="", name=HALF, **answers):
    interview, draft = begin(name)
    kept = Unplaced(1, "别的", "")
    return interview, replace(draft, answers=answers, unplaced=(kept, Unplaced(2, text, about)))


def place(held, question) -> Draft | Refusal:
    interview, draft = held
    put = place_text(interview, draft, 2, question, AT, None)
    if isinstance(put, Refusal):
        return put
    placed = step(interview, draft, put)[0]
    assert [each.id for each in placed.unplaced] == [1]
    return placed


def test_a_long_text_gets_one_more_paragraph():
    opening = TextAnswer((Part("第一段。"),))
    placed = place(holding("第二段。", opening=opening), "opening")
    assert placed.answers["opening"].text == "第一段。\n第二段。"
    assert placed.answers["opening"].parts[1].at == AT


@pytest.mark.parametrize(
    ("text", "about", "heading", "body"),
    [
        ("（一）抓学习。天天学。", "", "抓学习", "天天学。"),
        ("抓学习。", "", "抓学习", None),
        (LONG, "主要做法", "围绕中心工作，", LONG.removeprefix("围绕中心工作，")),
        ("好" * 70 + "。又一句。", "主要做法", "主要做法", "好" * 70 + "。又一句。"),
    ],
)
def test_a_list_gets_one_more_entry(text, about, heading, body):
    before = ItemsAnswer((Entry(Part("甲"), TextAnswer((Part("乙。"),)), 1),), closed=True)
    entry = (
        place(holding(text, about, work_items=before), "work_items")
        .answers["work_items"]
        .entries[1]
    )
    assert (entry.heading.text, entry.text and entry.text.text) == (heading, body)
    assert entry.id == 2


def test_a_list_of_lists_gets_a_list():
    text = "（三）作风方面\n一是下沉少。每月一次。\n二是回访少。只访了两家。"
    placed = place(holding(text, name="rectification_speech"), "problem_areas")
    (entry,) = placed.answers["problem_areas"].entries
    assert entry.heading.text == "作风方面"
    assert [each.heading.text for each in entry.inner.entries] == ["下沉少", "回访少"]


def test_one_answer_is_given_only_where_there_is_none():
    assert place(holding("市委："), "addressee").answers["addressee"].text == "市委："
    skipped = place(holding("市委：", addressee=Skipped()), "addressee")
    assert skipped.answers["addressee"].text == "市委："
    answered = holding("市委：", addressee=TextAnswer((Part("省委"),)))
    assert place(answered, "addressee") == Refusal("use_buttons")


def test_a_signature_brings_the_yes_that_it_is_asked_after():
    assert place(holding("市档案馆"), "signer").answers["sign"].value is True


@pytest.mark.parametrize(
    ("text", "question", "problem"),
    [
        ("好" * 70 + "。又一句。", "work_items", "heading_too_long"),
        ("不是日期", "signed_on", "use_buttons"),
        ("甲。丙。", "problem_items", "already_used"),
        ("甲", "nowhere", "nothing_open"),
    ],
)
def test_what_cannot_be_is_refused(text, question, problem):
    before = ItemsAnswer((Entry(Part("甲"), TextAnswer((Part("乙。"),)), 1),), closed=True)
    refused = place(holding(text, problem_items=before), question)
    assert isinstance(refused, Refusal)
    assert refused.problem == problem


def test_a_full_list_takes_no_more():
    entries = tuple(Entry(Part(str(at)), TextAnswer((Part("乙。"),)), at) for at in range(1, 21))
    refused = place(holding("甲。丙。", work_items=ItemsAnswer(entries)), "work_items")
    assert refused == Refusal("items_full", {"most": 20})


def test_a_text_is_dropped():
    _, draft = holding("多余的话")
    assert drop_text(draft, 2).unplaced == draft.unplaced[:1]
    assert drop_text(draft, 9).unplaced == draft.unplaced
