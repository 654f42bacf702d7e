"""Full-width digits, mixed numbering, and commas in numbers."""

from __future__ import annotations

import pytest

from conversations.checks.digits import FULL_WIDTH_DIGITS, MIXED_DIGITS, WIDE_COMMA
from tests.unit.checks.passages import Said, assert_found, say

WIDE: list[tuple[str, *tuple[Said, ...]]] = [
    ("２０２３年", ("２０２３", "2023")),
    ("增长３．５％", ("３．５％", "3.5%")),
    ("增长12％", ("％", "%")),
    ("学习强国ＡＰＰ", ("ＡＰＰ", "APP")),
    ("开会１２次，研讨３次", ("１２", "12"), ("３", "3")),
    ("Ａ级", ("Ａ", "A")),
]
PLAIN_WIDE = [
    "2023年",
    "增长3.5%",
    "学习强国APP",
    "1",
    "二〇二三年",
    "百分之五",
    "①学习",
]
MIXED: list[tuple[str, *tuple[Said, ...]]] = [
    ("一是学习。2是研讨。三是调研。", ("2", "二")),
    ("一是学习；二是研讨；3是调研。", ("3", "三")),
    ("第一，学习。第2，研讨。", ("2", "二")),
    ("一是学习。\n2是研讨。", ("2", "二")),
    ("一是学习。2是研讨。3是调研。", ("2", "二"), ("3", "三")),
    ("第一：学。第2：研。", ("2", "二")),
]
PLAIN_MIXED = [
    "一是学习。二是研讨。",
    "1是学习。2是研讨。",
    "第1，学习。第2，研讨。",
    "一是学习。第2，研讨。",
    "其中3是女性。一是学习。",
    "一是一，二是二",
    "2是否完成？一是学习。",
]
COMMAS: list[tuple[str, *tuple[Said, ...]]] = [
    ("投资1，200万元", ("，", None)),
    ("受理3，500件", ("，", None)),
    ("培训12，000余人", ("，", None)),
    ("共1，234次", ("，", None)),
    ("发放2，300份", ("，", None)),
]
PLAIN_COMMAS = [
    "投资1,200万元",
    "投资1200万元",
    "一季度3，二季度200件",
    "分别为10，20件",
    "2026，200件",
    "3，1000件",
    "第1，学习。",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in WIDE])
def test_full_width_digits_and_letters_are_found(text: str, said: list[Said]) -> None:
    assert_found(FULL_WIDTH_DIGITS, text, *said)


@pytest.mark.parametrize("text", PLAIN_WIDE)
def test_half_width_ones_are_right(text: str) -> None:
    assert say(FULL_WIDTH_DIGITS, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in MIXED])
def test_arabic_numbers_among_chinese_ones_are_found(text: str, said: list[Said]) -> None:
    assert_found(MIXED_DIGITS, text, *said)


@pytest.mark.parametrize("text", PLAIN_MIXED)
def test_numbers_of_one_kind_are_right(text: str) -> None:
    assert say(MIXED_DIGITS, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in COMMAS])
def test_a_chinese_comma_in_a_number_is_found(text: str, said: list[Said]) -> None:
    assert_found(WIDE_COMMA, text, *said)


@pytest.mark.parametrize("text", PLAIN_COMMAS)
def test_commas_between_numbers_are_right(text: str) -> None:
    assert say(WIDE_COMMA, text) == []
