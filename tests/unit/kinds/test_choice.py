"""Choosing one, choosing several, and confirming, by typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Choice, MultiChoice
from conversations.drafts.results import Refusal
from conversations.kinds.choice import parse_choice
from conversations.kinds.confirm import parse_confirm
from conversations.kinds.multi_choice import parse_choices
from tests.unit.talks import ask

PLACES = Choice.model_validate(
    ask(
        "place",
        "choice",
        options=[
            {"id": "team", "label": {"zh_CN": "领导班子", "en": "The leading team"}},
            {"id": "person", "label": {"zh_CN": "个人", "en": "One person"}},
        ],
    )
)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("领导班子", "team"),
        (" 个人。", "person"),
        ("one PERSON", "person"),
        ("1", "team"),
        ("２", "person"),
        ("二", "person"),
    ],
)
def test_it_reads_labels_and_numbers(text: str, chosen: str) -> None:
    assert parse_choice(PLACES, text) == chosen


@pytest.mark.parametrize("text", ["", "0", "3", "-1", "班子", "person"])
def test_it_refuses_what_is_no_option(text: str) -> None:
    assert parse_choice(PLACES, text) == Refusal("not_an_option")


@pytest.mark.parametrize("text", ["是", "是的。", "YES", "y", "1", "１", "要", "对"])
def test_it_reads_yes(text: str) -> None:
    assert parse_confirm(text) is True


@pytest.mark.parametrize("text", ["否", "不是", "No", "n", "2", "不要", "没有"])
def test_it_reads_no(text: str) -> None:
    assert parse_confirm(text) is False


@pytest.mark.parametrize("text", ["", "也许", "3", "是否"])
def test_it_refuses_what_is_neither(text: str) -> None:
    assert parse_confirm(text) == Refusal("not_an_option")


def build_means(**bounds: int) -> MultiChoice:
    names = {"talk": "谈话提醒", "warn": "诫勉", "study": "培训和学习", "other": "其他"}
    options = [
        {"id": name, "label": {"zh_CN": label, "en": f"The {name}"}}
        for name, label in names.items()
    ]
    return MultiChoice.model_validate(ask("means", "multi_choice", options=options, **bounds))


MEANS = build_means()


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("1", "talk"),
        ("1、3", "talk study"),
        ("1,3", "talk study"),
        ("1，3。", "talk study"),
        ("１；４", "talk other"),
        ("1 3", "talk study"),
        ("3、1、3", "talk study"),
        ("一、三", "talk study"),
        ("1和3", "talk study"),
        ("1 and 3", "talk study"),
        ("诫勉", "warn"),
        ("诫勉、谈话提醒", "talk warn"),
        ("谈话提醒和诫勉", "talk warn"),
        ("培训和学习", "study"),
        ("其他,培训和学习；诫勉", "warn study other"),
        ("谈话提醒\n其他", "talk other"),
        ("the talk, The Warn and the other", "talk warn other"),
        ("诫勉、3", "warn study"),
        ("全部", "talk warn study other"),
        ("All", "talk warn study other"),
        ("1、2、3、4、", "talk warn study other"),
    ],
)
def test_it_reads_several(text: str, chosen: str) -> None:
    assert parse_choices(MEANS, text) == tuple(chosen.split())


@pytest.mark.parametrize(
    "text",
    ["", "、", "5", "0", "1、5", "13", "1-3", "1.3", "诫", "诫勉其他", "诫勉、学习", "培训、1"],
)
def test_it_refuses_several_of_which_one_is_no_option(text: str) -> None:
    assert parse_choices(MEANS, text) == Refusal("not_an_option")


def test_it_keeps_how_many_may_be_chosen() -> None:
    two = build_means(least=2, most=3)
    assert parse_choices(two, "1") == Refusal("too_few_chosen", {"least": 2})
    assert parse_choices(two, "1、1") == Refusal("too_few_chosen", {"least": 2})
    assert parse_choices(two, "全部") == Refusal("too_many_chosen", {"most": 3})
    assert parse_choices(two, "1、2、3") == ("talk", "warn", "study")


def test_none_of_them_is_an_answer_where_none_may_be_chosen() -> None:
    assert parse_choices(build_means(least=0), "都没有") == ()
    assert parse_choices(MEANS, "都没有") == Refusal("too_few_chosen", {"least": 1})


def test_a_label_goes_before_a_set_word() -> None:
    labels = ("全部", "无", "无和有")
    options = [
        {"id": f"o{index}", "label": {"zh_CN": label, "en": f"e{index}"}}
        for index, label in enumerate(labels)
    ]
    asked = MultiChoice.model_validate(ask("m", "multi_choice", options=options))
    assert [parse_choices(asked, label) for label in labels] == [("o0",), ("o1",), ("o2",)]


@given(st.text(max_size=20) | st.text("12345、, 和诫勉其他全部and", max_size=20))
def test_several_are_always_options_in_their_order(text: str) -> None:
    chosen = parse_choices(MEANS, text)
    ids = [option.id for option in MEANS.options]
    assert isinstance(chosen, Refusal) or list(chosen) == [each for each in ids if each in chosen]
