"""Another year or half-year left over, in a report on the first half of 2026."""

from __future__ import annotations

import pytest

from conversations.checks.norms import Norms
from conversations.checks.subject import Subject
from conversations.checks.wrong_periods import WRONG_PERIOD
from conversations.drafts.path import build_walk
from tests.unit.checks.passages import Said, assert_found, say
from tests.unit.checks.typed import TODAY
from tests.unit.drafted import ask, make_draft, make_interview, make_section, text

INTERVIEW = make_interview(make_section("basics", [ask("unit", "short_text")]))

WRONG: list[tuple[str, *tuple[Said, ...]]] = [
    ("2025年上半年以来，全馆努力。", ("2025年上半年以来", None)),
    ("2025年上半年，召开会议3次。", ("2025年上半年", None)),
    ("2025年以来，工作有了进展。", ("2025年以来", None)),
    ("今年（2025年）召开会议3次。", ("2025年", None)),
    ("现将2025年上半年工作情况报告如下：", ("2025年上半年", None)),
    ("现将2025年度履职情况汇报如下。", ("2025年度", None)),
    ("现将本馆下半年工作情况汇报如下。", ("下半年", None)),
    ("今年下半年以来，召开会议3次。", ("下半年以来", None)),
    ("下半年，召开了会议3次。", ("下半年", None)),
    ("2026年9月10日，召开了会议。", ("2026年9月10日", None)),
    ("2025年第一季度，开展培训。", ("2025年第一季度", None)),
]
PLAIN_WRONG = [
    "2026年上半年，召开会议3次。",
    "较2025年上半年增长3%。",
    "2025年上半年同期为3次。",
    "自2025年以来",
    "2025年12月，印发办法。",
    "列入《2025年上半年工作要点》。",
    "“十四五”期间",
    "《监察法》2018年修订",
    "下半年，将继续努力。",
    "下半年重点抓好三项工作。",
    "去年下半年以来",
    "现将2026年上半年工作情况报告如下：",
    "现将2025年度考核反馈问题整改情况报告如下：",
    "现将上半年工作情况和下半年工作打算汇报如下：",
    "计划于2026年9月10日前完成。",
    "2026年6月10日，召开了会议。",
    "2024年、2025年连续两年增长",
    "今年以来",
    "2025年度向市委报告工作。",
    "2026年13月40日，召开了会议。",
    "",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in WRONG])
def test_another_time_than_the_reports_own_is_found(text: str, said: list[Said]) -> None:
    assert_found(WRONG_PERIOD, text, *said)


@pytest.mark.parametrize("text", PLAIN_WRONG)
def test_history_comparisons_and_plans_are_right(text: str) -> None:
    assert say(WRONG_PERIOD, text) == []


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("市档案馆2025年上半年工作情况报告", [("2025年上半年", None)]),
        ("关于2025年度履行责任情况的报告", [("2025年度", None)]),
        ("市档案馆下半年工作总结", [("下半年", None)]),
        ("市档案馆2026年上半年工作情况报告", []),
        ("关于2025年度审计发现问题整改情况的报告", []),
        ("市档案馆", []),
    ],
)
def test_a_title_names_the_reports_own_period(title: str, said: list[Said]) -> None:
    walk = build_walk(INTERVIEW, make_draft(unit=text(title)))
    found = WRONG_PERIOD.find(Subject(walk, Norms(), TODAY))
    assert [(each.spot.excerpt, each.fix) for each in found if each.spot] == said


@pytest.mark.parametrize(
    ("period", "typed", "count"),
    [
        ("2025", "现将2025年度工作情况报告如下：", 0),
        ("2025", "现将上半年工作情况报告如下：", 1),
        ("2025H2", "现将上半年工作情况报告如下：", 1),
        ("2025H2", "下半年以来，召开会议3次。", 0),
        ("2025Q3", "下半年以来，召开会议3次。", 0),
        ("2021", "2021年以来，没有因工作不力被通报。", 0),
        ("2021", "文件会议比2020年度只减不增。", 0),
    ],
)
def test_a_time_is_judged_by_the_reports_period(period: str, typed: str, count: int) -> None:
    assert len(say(WRONG_PERIOD, typed, period=period)) == count


def test_a_draft_without_a_readable_period_is_not_judged() -> None:
    assert say(WRONG_PERIOD, "2025年以来，工作有了进展。", period="?") == []
