"""What stands behind the number of a part."""

from __future__ import annotations

import pytest

from conversations.checks.numbering_marks import NUMBERING_MARK
from tests.unit.checks.passages import Said, assert_found, say

MARKS: list[tuple[str, *tuple[Said, ...]]] = [
    ("（一）、推进数字化", ("、", "")),
    ("(一)、推进数字化", ("、", "")),
    ("（1）、查卷宗", ("、", "")),
    ("1、查卷宗\n2、查设备", ("、", "."), ("、", ".")),
    ("一.推进数字化", (".", "、")),
    ("第一、抓学习。第二、抓落实。", ("、", "，"), ("、", "，")),
    ("首先、抓学习。", ("、", "，")),
    ("工作扎实。其次、抓落实。", ("、", "，")),
    ("（三）. 做好服务", (".", "")),
]
PLAIN_MARKS = [
    "（一）推进数字化",
    "（1）查卷宗",
    "1.查卷宗",
    "一、推进数字化",
    "第一、二季度",
    "第一、第二产业",
    "第一，抓学习。",
    "1、2号楼",
    "3、4月份",
    "（一）、（二）项",
    "见（一）、其他",
    "十一、12月",
    "排名第一、领先全省",
    "坚持以人民为首先、要务",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in MARKS])
def test_a_wrong_mark_behind_a_number_is_found(text: str, said: list[Said]) -> None:
    assert_found(NUMBERING_MARK, text, *said)


@pytest.mark.parametrize("text", PLAIN_MARKS)
def test_numbers_with_their_own_marks_are_right(text: str) -> None:
    assert say(NUMBERING_MARK, text) == []
