"""Years, days and decades in figures."""

from __future__ import annotations

import pytest

from conversations.checks.dates import DAY_FORM, DECADE_FORM, YEAR_FORM
from tests.unit.checks.passages import Said, assert_found, say

YEARS: list[tuple[str, *tuple[Said, ...]]] = [
    ("二○二三年开展。", ("二○二三", "2023")),
    ("二〇二六年七月", ("二〇二六", "2026")),
    ("二零二三年度", ("二零二三", "2023")),
    ("一九九八年成立。", ("一九九八", "1998")),
    ("2O23年", ("2O23", "2023")),
    ("23年度工作", ("23", "2023")),
    ("自23年5月起", ("23", "2023")),
    ("25年底前完成", ("25", "2025")),
    ("98年7月建成", ("98", "1998")),
    ("50年3月成立", ("50", None)),
    ("22年上半年", ("22", "2022")),
]
PLAIN_YEARS = [
    "2023年度",
    "党的二十大",
    "十九届六中全会",
    "“十四五”规划",
    "工作23年",
    "党龄20年5月",
    "10年以来",
    "20年底蕴",
    "30年初心不改",
    "23年5个月",
    "有期徒刑10年6月",
    "《二〇二三年工作要点》",
    "“二〇二〇年”展览",
    "二十年",
    "一九二九团",
    "第23年度",
    "",
]
DAYS: list[tuple[str, *tuple[Said, ...]]] = [
    ("5月12号召开。", ("号", "日")),
    ("2026年6月30号前完成。", ("号", "日")),
    ("12号上午召开。", ("号", "日")),
    ("10月1号", ("号", "日")),
    ("7月5号、6月8号", ("号", "日"), ("号", "日")),
    ("3号下午", ("号", "日")),
]
PLAIN_DAYS = [
    "5月12日召开。",
    "12号线",
    "3号楼",
    "中央1号文件",
    "主席令第12号",
    "5月12号文件印发",
    "国发〔2026〕8号",
    "5月12号楼竣工",
    "1月2号台风",
    "第3号上午场",
    "",
]
DECADES: list[tuple[str, *tuple[Said, ...]]] = [
    ("20世纪九十年代", ("20世纪九十年代", "20世纪90年代")),
    ("二十世纪90年代", ("二十世纪90年代", "20世纪90年代")),
    ("20世纪八十年代初", ("20世纪八十年代", "20世纪80年代")),
    ("二十世纪50年代", ("二十世纪50年代", "20世纪50年代")),
    ("自20世纪六十年代起", ("20世纪六十年代", "20世纪60年代")),
]
PLAIN_DECADES = [
    "20世纪90年代",
    "二十世纪九十年代",
    "上世纪90年代",
    "90年代",
    "二十一世纪",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in YEARS])
def test_a_year_that_is_not_in_four_figures_is_found(text: str, said: list[Said]) -> None:
    assert_found(YEAR_FORM, text, *said)


@pytest.mark.parametrize("text", PLAIN_YEARS)
def test_full_years_spans_and_names_are_right(text: str) -> None:
    assert say(YEAR_FORM, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in DAYS])
def test_a_day_called_by_its_number_is_found(text: str, said: list[Said]) -> None:
    assert_found(DAY_FORM, text, *said)


@pytest.mark.parametrize("text", PLAIN_DAYS)
def test_numbers_of_papers_and_houses_are_right(text: str) -> None:
    assert say(DAY_FORM, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in DECADES])
def test_a_decade_in_two_kinds_of_figures_is_found(text: str, said: list[Said]) -> None:
    assert_found(DECADE_FORM, text, *said)


@pytest.mark.parametrize("text", PLAIN_DECADES)
def test_a_decade_in_one_kind_is_right(text: str) -> None:
    assert say(DECADE_FORM, text) == []
