"""One quantity with two values, in a report and beside another report; and what is none."""

from __future__ import annotations

import pytest

from conversations.checks.finding import Finding
from conversations.checks.same_quantity import SAME_QUANTITY, SAME_QUANTITY_ELSEWHERE
from conversations.checks.shares import SHARES
from tests.acceptance.sample import load_lines
from tests.unit.checks.typed import build_other, build_subject

TWICE = [
    ("召开党组会议12次。", "上半年召开党组会议10次。", "10次", "12次"),
    ("今年以来，先后召开党组会议12次。", "共召开党组会议11次。", "11次", "12次"),
    ("化解信访积案12件。", "已化解信访积案10件。", "10件", "12件"),
    ("现有在编人员28人。", "目前，在编人员30人。", "30人", "28人"),
    ("举办政法干警培训班8期。", "组织举办政法干警培训班9期。", "9期", "8期"),
    ("开展法治宣传活动30场，成效明显。", "开展法治宣传活动35场。", "35场", "30场"),
    ("核定编制30名。", "全局核定编制32名。", "32名", "30名"),
    (
        "为群众挽回经济损失1193.5万元。",
        "为群众挽回经济损失1190.2万元。",
        "1190.2万元",
        "1193.5万元",
    ),
    ("截至目前，设有内设机构6个。", "内设机构7个。", "7个", "6个"),
    ("2026年上半年，召开专题研究会12次。", "召开专题研究会13次。", "13次", "12次"),
    ("市信访局召开局长办公会6次。", "召开局长办公会7次。", "7次", "6次"),
    ("召开党组会议12次。召开党组会议10次。", "做好工作。", "10次", "12次"),
    ("发放宣传手册3000册。", "今年以来，共发放宣传手册2,500册。", "2500册", "3000册"),
    ("走访困难老党员45户。", "先后走访困难老党员54户。", "54户", "45户"),
    ("我局召开局务会议6次。", "全局召开局务会议8次。", "8次", "6次"),
]

ONCE = [
    ("召开党组会议12次。", "上半年召开党组会议12次。"),
    ("开展培训8期。", "开展培训3期。"),  # any trainings
    ("召开会议3次。", "召开会议4次。"),
    ("整改问题18个。", "整改问题5个。"),
    ("第一季度，召开党组会议3次。", "第二季度，召开党组会议4次。"),
    ("去年，召开党组会议12次。", "今年，召开党组会议10次。"),
    ("上半年召开党组会议12次。", "下半年，召开党组会议10次。"),
    ("全市化解信访积案120件。", "化解信访积案12件。"),
    ("全市，化解信访积案120件。", "全县，化解信访积案12件。"),
    ("下一步，计划召开党组会议12次。", "召开党组会议10次。"),
    ("每月召开党组会议2次。", "召开党组会议10次。"),
    ("召开党组会议12次，其中专题研究会议5次。", "召开专题研究会议3次。"),
    ("召开党组会议10余次。", "召开党组会议12次。"),
    ("召开党组会议近15次。", "召开党组会议12次。"),
    ("召开党组会议12次以上。", "召开党组会议15次。"),
    ("排查矛盾纠纷100起。", "化解矛盾纠纷98起。"),
    ("召开党组会议12次。", "召开党组会议X次。"),
    ("甲街道，化解信访积案3件；乙街道，化解信访积案4件。", "做好工作。"),
    ("信访积案减少12件。", "信访积案减少10件。"),
    ("较上年新增法治宣传员30人。", "新增法治宣传员12人。"),
    ("为群众挽回经济损失1193.5万元。", "为群众挽回经济损失1194万元。"),  # rounded
    ("化解信访积案率达98%。", "化解信访积案率达95%。"),
    ("召开党组会议12次。", "党支部召开支委会议10次。"),
    ("发放宣传资料3000份。", "发放宣传资料手册200本。"),
    ("分别召开党组会议3次。", "召开党组会议4次。"),
    ("2025年，召开党组会议9次。", "召开党组会议12次。"),
    ("办理信访积案12件。", "办理信访积案12起。"),  # another unit: not judged
    ("甲社区，开展法治宣传活动3场。", "开展法治宣传活动30场。"),
]


def find(*texts: str, **given: object) -> list[Finding]:
    subject = build_subject(*texts, own_names=("市信访局",), **given)  # type: ignore[arg-type]
    return list(SAME_QUANTITY.find(subject))


@pytest.mark.parametrize(("first", "second", "here", "there"), TWICE)
def test_a_quantity_with_two_values_is_found(
    first: str, second: str, here: str, there: str
) -> None:
    (found,) = find(first, second)
    assert (found.params["here"], found.params["there"]) == (here, there)
    assert found.params["asked"] == 0


@pytest.mark.parametrize("texts", ONCE)
def test_quantities_that_may_both_be_right_are_left_alone(texts: tuple[str, str]) -> None:
    assert find(*texts) == []
    assert find(*reversed(texts)) == []


def test_a_number_that_was_asked_for_is_what_a_text_is_held_to() -> None:
    (found,) = find("现有在编人员30人。", family={"在编人员": ("28", "人")})
    params = found.params
    assert (params["here"], params["there"], params["asked"]) == ("30人", "28人", 1)
    assert found.question.id == "text0"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("现有在编人员28人。", {"在编人员": ("28", "人")}),
        ("去年，在编人员30人。", {"在编人员": ("28", "人")}),
        ("在编人员近30人。", {"在编人员": ("28", "人")}),
        ("受理30件。", {"受理": ("28", "件")}),  # too short to be the same for certain
        ("在编人员30名。", {"在编人员": ("28", "人")}),
    ],
)
def test_a_text_that_may_mean_something_else_is_not_held_to_it(
    text: str, family: dict[str, tuple[str, str]]
) -> None:
    assert find(text, family=family) == []


@pytest.mark.parametrize(
    "name", ["half_year_responsibility", "annual_responsibility", "rectification_speech"]
)
def test_a_real_report_has_no_false_alarm(name: str) -> None:
    lines = load_lines(name)
    subject = build_subject(*lines, others=(build_other(*lines, same=True),))
    checks = (SAME_QUANTITY, SAME_QUANTITY_ELSEWHERE, SHARES)
    assert [found for check in checks for found in check.find(subject)] == []


def find_elsewhere(text: str, *others: object, **given: object) -> list[Finding]:
    subject = build_subject(text, others=others, **given)  # type: ignore[arg-type]
    return list(SAME_QUANTITY_ELSEWHERE.find(subject))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("召开党组会议12次。", "上半年召开党组会议10次。"),
        ("在编人员28人。", "现有在编人员30人。"),
        ("化解信访积案12件。", "（一）抓化解。已化解信访积案10件。"),
    ],
)
def test_another_report_of_the_unit_and_period_that_says_otherwise_is_found(
    here: str, there: str
) -> None:
    (found,) = find_elsewhere(here, build_other(there, same=True))
    assert found.params["name"] == "市信访局2026年上半年"
    assert find_elsewhere(there, build_other(here, same=True)) != []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("召开党组会议12次。", "召开党组会议12次。"),
        ("召开党组会议12次。", "去年，召开党组会议10次。"),
        ("召开会议12次。", "召开会议10次。"),
        ("召开党组会议12次。", "召开党组会议10次。召开党组会议12次。"),  # disputed there already
    ],
)
def test_another_report_that_does_not_contradict_is_left_alone(here: str, there: str) -> None:
    assert find_elsewhere(here, build_other(there, same=True)) == []


def test_a_report_of_another_unit_or_period_is_not_looked_at() -> None:
    other = build_other("召开党组会议10次。")
    assert find_elsewhere("召开党组会议12次。", other) == []


def test_a_number_that_was_asked_for_is_compared_with_the_other_report_too() -> None:
    other = build_other("现有在编人员30人。", same=True)
    (found,) = find_elsewhere("做好工作。", other, family={"在编人员": ("28", "人")})
    assert (found.question.id, found.params["here"], found.params["there"]) == (
        *("family", "28人"),
        "30人",
    )
    same = build_other("现有在编人员28人。", same=True)
    assert find_elsewhere("做好工作。", same, family={"在编人员": ("28", "人")}) == []
