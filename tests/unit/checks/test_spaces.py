"""Spaces within Chinese text, and where they stand on purpose."""

from __future__ import annotations

import pytest

from conversations.checks.spaces import HAN_SPACES
from tests.unit.checks.passages import Said, assert_found, say

GAPS: list[tuple[str, *tuple[Said, ...]]] = [
    ("推进 数字化工作。", (" ", "")),
    ("今年以来 ，全馆努力。", (" ", "")),
    ("今年以来， 全馆努力。", (" ", "")),
    ("推进\u3000数字化工作。", ("\u3000", None)),
    ("推进  数字化工作。", ("  ", None)),
    ("一、 工作情况", (" ", "")),
    ("扎实推进 党建 工作，成效明显。", (" ", ""), (" ", "")),
]
PLAIN_GAPS = [
    "研究工作 次。",
    "选派干部 名。",
    "第 巡视组反馈",
    "张 三",
    "组长 张三",
    "联系人 王明 李小明",
    "李 明宇、王 五",
    "“守初心 担使命”主题",
    "《党旗红 初心永》",
    "APP 平台",
    "2026 年",
    "目 录",
    "推进数字化。\n做好服务。",
    "共 3 次",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in GAPS])
def test_a_space_between_chinese_words_is_found(text: str, said: list[Said]) -> None:
    assert_found(HAN_SPACES, text, *said)


@pytest.mark.parametrize("text", PLAIN_GAPS)
def test_blanks_names_and_slogans_keep_their_spaces(text: str) -> None:
    assert say(HAN_SPACES, text) == []
