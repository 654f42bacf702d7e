"""Spans of time, as people name them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import PeriodQuestion
from conversations.drafts.results import Refusal
from conversations.kinds.period import parse_period_answer, parse_period_text
from conversations.kinds.setting import Setting
from conversations.periods import PeriodKind, find_period, parse_period
from tests.unit.talks import ask

KINDS: list[PeriodKind] = ["month", "quarter", "half_year", "first_half", "year"]
HERE = Setting(parse_period("2026H2"), date(2027, 1, 18))
"""A report of the second half of 2026, finished in January."""


def build(kind: PeriodKind) -> PeriodQuestion:
    return PeriodQuestion.model_validate(ask("span", "period", periods=kind))


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("half_year", "2026年上半年", "2026H1"),
        ("half_year", "2026 年 上半年。", "2026H1"),
        ("half_year", "２０２６年下半年", "2026H2"),
        ("half_year", "26年下半年", "2026H2"),
        ("half_year", "二〇二六年上半年", "2026H1"),
        ("half_year", "上半年", "2026H1"),
        ("half_year", "今年上半年", "2027H1"),
        ("half_year", "去年下半年", "2026H2"),
        ("half_year", "2026H1", "2026H1"),
        ("half_year", "first half of 2026", "2026H1"),
        ("year", "2025", "2025"),
        ("year", "2025年", "2025"),
        ("year", "2025年度", "2025"),
        ("year", "去年", "2026"),
        ("year", "上年度", "2026"),
        ("year", "今年", "2027"),
        ("year", "全年", "2026"),
        ("year", "last year", "2026"),
        ("quarter", "2026年第三季度", "2026Q3"),
        ("quarter", "第三季度", "2026Q3"),
        ("quarter", "三季度", "2026Q3"),
        ("quarter", "3季度", "2026Q3"),
        ("quarter", "三", "2026Q3"),
        ("quarter", "今年一季度", "2027Q1"),
        ("quarter", "本季度", "2027Q1"),
        ("quarter", "上季度", "2026Q4"),
        ("quarter", "上个季度", "2026Q4"),
        ("quarter", "2026 Q3", "2026Q3"),
        ("quarter", "Q3 2026", "2026Q3"),
        ("month", "2026年6月", "2026M06"),
        ("month", "6月份", "2026M06"),
        ("month", "六月", "2026M06"),
        ("month", "6", "2026M06"),
        ("month", "十二", "2026M12"),
        ("month", "2026.6", "2026M06"),
        ("month", "2026-06", "2026M06"),
        ("month", "202606", "2026M06"),
        ("month", "上个月", "2026M12"),
        ("month", "上上个月", "2026M11"),
        ("month", "本月份", "2027M01"),
        ("month", "去年12月", "2026M12"),
        ("month", "last month", "2026M12"),
        ("first_half", "2026年上半年", "2026H1"),
        ("first_half", "2026年", "2026H1"),
        ("first_half", "去年", "2026H1"),
    ],
)
def test_it_reads(kind: PeriodKind, text: str, key: str) -> None:
    assert parse_period_answer(build(kind), text, HERE) == key


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("half_year", "2026年"), ("half_year", "三季度"), ("half_year", "6月")),
        *(("year", "上半年"), ("year", "上个月"), ("quarter", "去年"), ("month", "本季度")),
        *(("first_half", "下半年"), ("first_half", "2026年度"), ("first_half", "全年")),
    ],
)
def test_a_period_of_another_kind_is_refused_as_that(kind: PeriodKind, text: str) -> None:
    assert parse_period_answer(build(kind), text, HERE) == Refusal("wrong_period", {"kind": kind})


@pytest.mark.parametrize(
    "text",
    [
        *("", "年", "半年", "度", "2026年13月", "0月", "五季度", "第五季度", "2026H3", "20261"),
        *("0026年", "26", "0", "很久以前", "上", "2026年6月30日", "2026-2027", "first 2026", "Q5"),
    ],
)
@pytest.mark.parametrize("kind", ["half_year", "year", "quarter"])
def test_it_refuses(kind: PeriodKind, text: str) -> None:
    refused = parse_period_answer(build(kind), text, HERE)
    assert isinstance(refused, Refusal)
    assert refused.problem == "not_a_period"


@pytest.mark.parametrize("text", ["去年", "今年上半年", "上个月", "本季度", "this year"])
def test_nothing_is_counted_from_a_today_that_is_not_known(text: str) -> None:
    assert parse_period_text("year", text, Setting(parse_period("2026"))) is None


@given(st.sampled_from(KINDS), st.dates(date(1000, 1, 1)), st.sampled_from(["zh_CN", "en"]))
def test_every_period_is_read_back(kind: PeriodKind, day: date, language: str) -> None:
    period = find_period(kind, day)
    assert parse_period_answer(build(kind), period.say(language), HERE) == period.key
    assert parse_period_answer(build(kind), period.key, HERE) == period.key


@given(
    st.sampled_from(KINDS),
    st.text(max_size=20)
    | st.text("0123456789年度月份季上下半本这去今前个第一二三四HQM ", max_size=12),
    st.dates() | st.none(),
)
def test_it_never_fails_and_gives_what_can_be_stored(
    kind: PeriodKind, text: str, today: date | None
) -> None:
    setting = Setting(parse_period("2026H1"), today)
    key = parse_period_answer(build(kind), text, setting)
    assert isinstance(key, Refusal) or parse_period(key).key == key
