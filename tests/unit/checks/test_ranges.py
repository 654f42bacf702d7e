"""Ranges without a unit or with a wrong mark, and numbers that are “about” twice."""

from __future__ import annotations

import pytest

from conversations.checks.ranges import RANGE_MARK, RANGE_UNITS, ROUGH_NUMBER
from tests.unit.checks.passages import Said, assert_found, say

UNITS: list[tuple[str, *tuple[Said, ...]]] = [
    ("增长5—10%。", ("5—10%", "5%—10%")),
    ("增长5-10%。", ("5-10%", "5%—10%")),
    ("占比30～50%", ("30～50%", "30%～50%")),
    ("每户3—5万元", ("3—5万", "3万—5万")),
    ("投资1.5至2亿元", ("1.5至2亿", "1.5亿至2亿")),
    ("人口3~5万人", ("3~5万", "3万—5万")),
    ("浓度1-2‰", ("1-2‰", "1‰—2‰")),
]
PLAIN_UNITS = [
    "增长5%—10%。",
    "3万—5万元",
    "3—5人",
    "80至5万元",
    "0—10%",
    "2021—2023年",
    "2023-10-15%",
    "GB/T 9704-2012",
    "第3-5%",
    "10%",
    "5月—10月",
]
MARKS: list[tuple[str, *tuple[Said, ...]]] = [
    ("2021-2023年", ("-", "—")),
    ("1-6月", ("-", "—")),
    ("5%-10%", ("-", "—")),
    ("3万-5万元", ("-", "—")),
    ("2021年--2023年", ("--", "—")),
    ("2021——2023年", ("——", "—")),
    ("8~10人", ("~", "～")),
    ("3－5个", ("－", "—")),
    ("2023年-2024年", ("-", "—")),
]
PLAIN_MARKS = [
    "2021—2023年",
    "8～10人",
    "2023-10-01",
    "0635-8288888",
    "GB/T 9704-2012年版",
    "5-10%",
    "3-1个百分点",
    "V1-2次",
    "2026年1月至6月",
    "12345-6",
    "a-b年",
    "",
]
ROUGH: list[tuple[str, *tuple[Said, ...]]] = [
    ("接待近100余人。", ("近100余", None)),
    ("约50人左右。", ("左右", "")),
    ("超过80%以上。", ("以上", "")),
    ("不少于3次以上。", ("以上", "")),
    ("几十余人", ("余", "")),
    ("大约三百人上下", ("上下", "")),
    ("培训将近200多人", ("将近200多", None)),
    ("投入约120万元左右。", ("左右", "")),
    ("至少5个以上", ("以上", "")),
    ("走访约一百余户", ("约一百余", None)),
]
PLAIN_ROUGH = [
    "接待100余人。",
    "约50人。",
    "50人左右。",
    "超过80%。",
    "80%以上。",
    "近年来100余人",
    "约谈50人左右",
    "附近100余米",
    "近3年多来",
    "几十人",
    "预约50余人",
    "近20年",
    "公约100余条",
    "县级以上",
    "约占80%",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in UNITS])
def test_a_range_with_one_unit_is_found(text: str, said: list[Said]) -> None:
    assert_found(RANGE_UNITS, text, *said)


@pytest.mark.parametrize("text", PLAIN_UNITS)
def test_ranges_that_cannot_be_misread_are_right(text: str) -> None:
    assert say(RANGE_UNITS, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in MARKS])
def test_a_wrong_mark_in_a_range_is_found(text: str, said: list[Said]) -> None:
    assert_found(RANGE_MARK, text, *said)


@pytest.mark.parametrize("text", PLAIN_MARKS)
def test_ranges_dates_and_codes_are_right(text: str) -> None:
    assert say(RANGE_MARK, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in ROUGH])
def test_a_number_that_is_about_twice_is_found(text: str, said: list[Said]) -> None:
    assert_found(ROUGH_NUMBER, text, *said)


@pytest.mark.parametrize("text", PLAIN_ROUGH)
def test_a_number_that_is_about_once_is_right(text: str) -> None:
    assert say(ROUGH_NUMBER, text) == []
