"""Lines, paragraphs and the entries of lists."""

from __future__ import annotations

import pytest

from conversations.definition.questions import ShortText
from conversations.drafts.results import Refusal
from conversations.kinds.items import parse_entry, parse_heading
from conversations.kinds.long_text import parse_long_text
from conversations.kinds.short_text import parse_short_text
from tests.unit.talks import ask

LINE = ShortText.model_validate(ask("unit", "short_text", longest=5))


def test_a_short_text_is_one_trimmed_line() -> None:
    assert parse_short_text(LINE, " 县委办\n") == "县委办"
    assert parse_short_text(LINE, "一\n二") == Refusal("one_line")
    assert parse_short_text(LINE, "一二三四五六") == Refusal("too_long", {"longest": 5})
    assert parse_short_text(LINE, "\u200b ") == Refusal("empty")


def test_a_long_text_is_taken_as_it_is() -> None:
    assert parse_long_text(" 一\n\n二 ") == " 一\n\n二 "
    assert parse_long_text("\n") == Refusal("empty")


@pytest.mark.parametrize(
    "text",
    [
        "抓学习",
        "抓学习。",
        "（一）抓学习。",
        "(1) 抓学习",
        "（12）抓学习",
        "一、抓学习",
        "一是抓学习",
        "十一、抓学习",
        "1. 抓学习",
        "1．抓学习",
        "2、抓学习",
        "3) 抓学习",
    ],
)
def test_a_heading_loses_its_number_and_stop(text: str) -> None:
    assert parse_heading(text) == "抓学习"
    assert parse_entry(text) == ("抓学习", "")
    assert parse_entry(text.rstrip("。") + "。学了十次。") == ("抓学习", "学了十次。")
    assert parse_entry(text.rstrip("。") + "\n学了十次。") == ("抓学习", "学了十次。")


@pytest.mark.parametrize(
    "text",
    [
        "1.5万人受益",
        "一心为民",
        "2026年工作",
        "“一岗双责”",
        "三、四季度工作",
        "四、五月督查",
        "12、13期工程",
    ],
)
def test_what_looks_like_a_number_stays(text: str) -> None:
    assert parse_heading(text) == text


def test_headings_have_their_limits() -> None:
    assert parse_heading("长" * 120) == "长" * 120
    assert parse_heading("长" * 121) == Refusal("heading_too_long", {"longest": 120})
    assert parse_entry("长" * 120) == ("长" * 120, "")
    assert parse_entry("长" * 60 + "。文") == ("长" * 60, "文")
    assert parse_entry("长" * 61 + "。文") == Refusal("heading_too_long", {"longest": 60})
    assert parse_heading("一\n二") == Refusal("one_line")


@pytest.mark.parametrize("text", ["", " ", "。", "（一）", "（一）。", "。文"])
def test_a_heading_says_something(text: str) -> None:
    assert parse_entry(text) == Refusal("empty")
