"""Choosing and confirming by typing."""

from __future__ import annotations

import pytest

from conversations.interview import Choice
from conversations.kinds.choice import parse_choice
from conversations.kinds.confirm import parse_confirm
from conversations.results import Refusal
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
