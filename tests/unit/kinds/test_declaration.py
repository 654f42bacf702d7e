"""Saying that there was none, or what there was."""

from __future__ import annotations

import pytest

from conversations.kinds.declaration import parse_declaration


@pytest.mark.parametrize(
    "text",
    [
        *("无", "无。", " 没有 ", "没有。", "未发生", "未发生。", "从未发生", "没有发生过", "暂无"),
        *("均无", "0", "０", "none", "None.", "NO", "nil", "There were none."),
    ],
)
def test_it_reads_that_there_was_none(text: str) -> None:
    assert parse_declaration(text) == "none"


@pytest.mark.parametrize("text", ["正文已写", "正文已写。", "Said in the text already"])
def test_it_reads_that_the_text_says_so_already(text: str) -> None:
    assert parse_declaration(text) == "covered"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无故缺席2人",
        "没有发生失泄密，但有1人被提醒",
        "1起",
        "无线网络故障一次",
        "not yet",
        "有",
    ],
)
def test_anything_else_is_left_to_be_particulars(text: str) -> None:
    assert parse_declaration(text) is None
