"""One thing written with two kinds of numbers in the same report."""

from __future__ import annotations

import pytest

from conversations.checks.digits import COUNT_FORMS, PERCENT_FORMS, THOUSANDS_FORMS
from conversations.checks.subject import Check
from tests.unit.checks.passages import Said, say

MIXED: list[tuple[Check, tuple[str, ...], list[Said]]] = [
    (COUNT_FORMS, ("抓好三个方面。", "以上3个方面"), [("3", "三")]),
    (COUNT_FORMS, ("三个方面，又三个方面", "3个方面"), [("3", "三")]),
    (COUNT_FORMS, ("3个问题，3个问题", "三个问题"), [("三", "3")]),
    (COUNT_FORMS, ("两个专班", "2个专班"), [("2", "两")]),
    (COUNT_FORMS, ("十二个部门", "12个部门"), [("12", "十二")]),
    (PERCENT_FORMS, ("占百分之五。", "占6%"), [("百分之五", "5%")]),
    (PERCENT_FORMS, ("占百分之九十八点五。", "占6%"), [("百分之九十八点五", "98.5%")]),
    (PERCENT_FORMS, ("百分之三十，40%",), [("百分之三十", "30%")]),
    (PERCENT_FORMS, ("百分之十二", "1%"), [("百分之十二", "12%")]),
    (PERCENT_FORMS, ("百分之二十、百分之三", "1%"), [("百分之二十", "20%"), ("百分之三", "3%")]),
    (THOUSANDS_FORMS, ("投入1,200万元", "支出3500万元"), [("1,200", "1200")]),
    (THOUSANDS_FORMS, ("发放1,200份", "发放12000份"), [("1,200", "1200")]),
    (THOUSANDS_FORMS, ("1,200人，2000人",), [("1,200", "1200")]),
    (THOUSANDS_FORMS, ("12,345,678元", "2000余人"), [("12,345,678", "12345678")]),
    (THOUSANDS_FORMS, ("3,500.5元", "2000件"), [("3,500.5", "3500.5")]),
]
ALIKE: list[tuple[Check, tuple[str, ...]]] = [
    (COUNT_FORMS, ("三个方面", "4个方面")),
    (COUNT_FORMS, ("三个方面", "3个问题")),
    (COUNT_FORMS, ("第三个方面", "3个方面")),
    (COUNT_FORMS, ("三个方面", "13个方面")),
    (COUNT_FORMS, ("三个意识", "3个人")),
    (PERCENT_FORMS, ("占百分之五", "占百分之六")),
    (PERCENT_FORMS, ("占5%", "占6%")),
    (PERCENT_FORMS, ("百分之百完成", "占6%")),
    (PERCENT_FORMS, ("百分之几", "占6%")),
    (PERCENT_FORMS, ("百分点", "占6%")),
    (THOUSANDS_FORMS, ("1,200元", "3,500元")),
    (THOUSANDS_FORMS, ("1200元", "3500元")),
    (THOUSANDS_FORMS, ("1,200元", "2026年")),
    (THOUSANDS_FORMS, ("1,200元", "文号20260001")),
    (THOUSANDS_FORMS, ("1,200元", "350元")),
]


@pytest.mark.parametrize(("check", "texts", "said"), MIXED)
def test_two_kinds_of_numbers_are_found(
    check: Check, texts: tuple[str, ...], said: list[Said]
) -> None:
    assert say(check, *texts) == said


@pytest.mark.parametrize(("check", "texts"), ALIKE)
def test_numbers_of_one_kind_or_of_other_things_are_right(
    check: Check, texts: tuple[str, ...]
) -> None:
    assert say(check, *texts) == []
