"""Typed numbers that jump, come twice or begin in the middle; and those that count up."""

from __future__ import annotations

import pytest

from conversations.checks.numbering_gaps import NUMBERING_GAP
from tests.unit.checks.passages import Said, assert_found, say

GAPS: list[tuple[str, *tuple[Said, ...]]] = [
    ("一是学习。三是调研。", ("三是", None)),
    ("二是研讨。三是调研。", ("二是", None)),
    ("一是学习。二是研讨。二是调研。", ("二是", None)),
    ("（一）学习\n（三）调研", ("（三）", None)),
    ("1.学习\n3.调研", ("3.", None)),
    ("一、学习\n三、调研", ("三、", None)),
    ("一是学。二是研。\n一是查。三是改。", ("三是", None)),
    ("（一）学习。一是读。\n（二）研讨。二是讲。", ("二是", None)),
    ("（1）学习\n（3）调研", ("（3）", None)),
    ("第一，学习。第三，调研。", ("第三", None)),
    ("一要学习，三要调研。", ("三要", None)),
    ("一是学习，二是研讨；四是调研。", ("四是", None)),
    ("1.学\n2.研\n2.调", ("2.", None)),
    ("其一，学习。其三，调研。", ("其三", None)),
    ("（一）学习\n1.甲\n2.乙\n（二）研讨\n1.丙\n3.丁", ("3.", None)),
]
PLAIN_GAPS = [
    "一是学习。二是研讨。三是调研。",
    "一是学习，二是研讨，三是调研。",
    "一是学。二是研。\n一是查。二是改。",
    "（一）学习\n（二）研讨",
    "（一）学习\n1.甲\n2.乙\n（二）研讨\n1.丙",
    "一是一、二是二",
    "写好一是、二是、三是。",
    "三是三非",
    "一是学习。做法是：一是读，二是讲。\n二是研讨。",
    "一是学习：\n1.甲\n2.乙\n二是研讨。",
    "三要素",
    "二、三季度",
    "其他，学习",
    "学习第三产业",
    "2026.5亿元",
    "3.5%的增长",
    "第二次会议，第四次会议",
    "一是学习。",
    "这三是基础",
    "一方面，学习。",
    "一、学习\n（一）甲\n（二）乙\n二、研讨\n（一）丙",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in GAPS])
def test_a_number_that_does_not_follow_is_found(text: str, said: list[Said]) -> None:
    assert_found(NUMBERING_GAP, text, *said)


@pytest.mark.parametrize("text", PLAIN_GAPS)
def test_numbers_that_count_up_are_right(text: str) -> None:
    assert say(NUMBERING_GAP, text) == []
