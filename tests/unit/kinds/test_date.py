"""Days, as people write and name them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.results import Refusal
from conversations.kinds.date import parse_date
from conversations.kinds.setting import Setting
from conversations.periods import parse_period

WEDNESDAY = date(2026, 11, 18)
LATE = Setting(parse_period("2026H2"), WEDNESDAY)
"""A report of the second half of 2026, written while it lasts."""

NEXT_YEAR = Setting(parse_period("2026"), date(2027, 1, 5))
DAYS = st.dates(date(1000, 1, 1))
TODAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "2026年6月30日",
        "2026年06月30号",
        "2026 年 6 月 30 日。",
        "2026-6-30",
        "2026-06-30",
        "2026/6/30",
        "2026/6/30 0:00",
        "2026-06-30 00:00:00",
        "2026.6.30",
        "２０２６．６．３０",
        "20260630",
        "二〇二六年六月三十日",
        "二零二六年六月三十",
        "二六年六月三十日",
        " 2026-6-30 ",
        "26-6-30",
        "26.6.30",
        "26/6/30",
        "26年6月30日",
        "30 June 2026",
        "June 30, 2026",
        "30th of Jun 2026",
    ],
)
def test_it_reads_a_day_with_its_year(text: str) -> None:
    assert parse_date(text, Setting(parse_period("2020"))) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    ["6.30", "6/30", "6-30", "6月30日", "6月30", "06月30号", "六月三十日", "６．３０", "June 30"],
)
def test_a_day_without_a_year_is_in_that_of_the_period(text: str) -> None:
    assert parse_date(text, NEXT_YEAR) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "year"), [("68.1.2", 2068), ("69.1.2", 1969), ("98年1月2日", 1998), ("00-1-2", 2000)]
)
def test_two_digits_are_a_year_of_the_nearer_century(text: str, year: int) -> None:
    assert parse_date(text, LATE) == date(year, 1, 2)


@pytest.mark.parametrize("text", ["15日", "15号", "十五日", "15 号"])
def test_a_day_without_a_month_is_in_that_of_today_while_the_period_lasts(text: str) -> None:
    assert parse_date(text, LATE) == date(2026, 11, 15)
    assert parse_date(text, NEXT_YEAR) == Refusal("not_a_date")
    assert parse_date(text, Setting(parse_period("2026H2"))) == Refusal("not_a_date")


def test_a_day_without_a_month_is_in_that_of_a_monthly_report() -> None:
    june = Setting(parse_period("2026M06"), date(2026, 7, 2))
    assert parse_date("15日", june) == date(2026, 6, 15)
    assert parse_date("31日", june) == Refusal("not_a_date")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("今天", 0), ("昨天", -1), ("前天", -2), ("大前天", -3), ("明天", 1), ("后天", 2)),
        *(("昨日", -1), ("3天前", -3), ("三天前", -3), ("十天以前", -10), ("两天后", 2)),
        *(("一周前", -7), ("两个星期前", -14), ("3 周前", -21), ("120天前", -120)),
        *(("today", 0), ("Yesterday", -1), ("3 days ago", -3), ("two weeks ago", -14)),
    ],
)
def test_days_are_counted_from_today(text: str, days: int) -> None:
    assert parse_date(text, LATE) == WEDNESDAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("上周五", date(2026, 11, 13)),
        ("上星期五", date(2026, 11, 13)),
        ("上个星期天", date(2026, 11, 15)),
        ("上周日", date(2026, 11, 15)),
        ("上上周一", date(2026, 11, 2)),
        ("本周一", date(2026, 11, 16)),
        ("这周三", WEDNESDAY),
        ("下周二", date(2026, 11, 24)),
        ("上个月15号", date(2026, 10, 15)),
        ("上月31日", date(2026, 10, 31)),
        ("本月15日", date(2026, 11, 15)),
        ("这个月1号", date(2026, 11, 1)),
        ("下月五日", date(2026, 12, 5)),
        ("去年12月5日", date(2025, 12, 5)),
        ("今年六月三十日", date(2026, 6, 30)),
        ("前年2月29日", date(2024, 2, 29)),
    ],
)
def test_weeks_months_and_years_are_counted_from_today(text: str, day: date) -> None:
    assert parse_date(text, LATE) == day


def test_the_months_go_round_with_the_year() -> None:
    assert parse_date("上个月15号", NEXT_YEAR) == date(2026, 12, 15)
    assert parse_date("上上月15号", NEXT_YEAR) == date(2026, 11, 15)
    assert parse_date("下个月15号", LATE) == date(2026, 12, 15)


@pytest.mark.parametrize("text", ["昨天", "上周五", "上个月15号", "去年12月5日", "yesterday"])
def test_nothing_is_counted_from_a_today_that_is_not_known(text: str) -> None:
    assert parse_date(text, Setting(parse_period("2026H2"))) == Refusal("not_a_date")


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-6-31", "2026-13-1", "2月30日", "2.29", "6.31", "0.5", "31.6", "本月31日"),
        *("2026年6月", "6月", "6月底", "周五", "上个月", "去年", "两个月前", "几天前", "最近"),
        *("2026-6.30", "6-30.2026", "6.30.26", "0000-1-1", "0026-1-1", "2026063", "12.345"),
        *("6月30日前", "6月30日至7月1日", "约6月30日", "30", "三十", "上周", "上周八", "一百日"),
        *("31 June", "May 2026", "Friday", "June", "30 30 2026", "last week", "٣月٣日"),
    ],
)
def test_it_refuses(text: str) -> None:
    assert parse_date(text, LATE) == Refusal("not_a_date")


@given(DAYS)
def test_every_day_is_read_back_in_each_form_with_its_year(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    forms = [f"{year}年{month}月{number}日", day.isoformat(), f"{year}.{month}.{number}"]
    forms += [f"{year}/{month:02}/{number:02}", day.strftime("%Y%m%d")]
    forms += [f"{an2cn(year, 'direct')}年{an2cn(month)}月{an2cn(number)}日"]
    assert {parse_date(form, LATE) for form in forms} == {day}


@given(st.dates(date(1969, 1, 1), date(2068, 12, 31)))
def test_every_day_is_read_back_with_two_digits_of_its_year(day: date) -> None:
    short = f"{day.year % 100:02}"
    forms = [f"{short}.{day.month}.{day.day}", f"{short}年{day.month}月{day.day}日"]
    assert {parse_date(form, LATE) for form in forms} == {day}


@given(DAYS)
def test_every_day_is_read_back_without_its_year(day: date) -> None:
    setting = Setting(parse_period(str(day.year)))
    forms = [f"{day.month}月{day.day}日", f"{day.month}.{day.day}", f"{day.month}/{day.day}"]
    forms += [f"{an2cn(day.month)}月{an2cn(day.day)}日"]
    assert {parse_date(form, setting) for form in forms} == {day}


@given(DAYS)
def test_every_day_is_read_back_in_english(day: date) -> None:
    english = f"{day.day} {day:%B} {day.year}"
    assert parse_date(english, LATE) == day
    assert parse_date(english.rsplit(" ", 1)[0], Setting(parse_period(str(day.year)))) == day


@given(TODAYS, st.integers(1, 2000))
def test_distances_are_those_that_were_said(today: date, count: int) -> None:
    setting = Setting(parse_period("2026"), today)
    assert parse_date(f"{count}天前", setting) == today - timedelta(days=count)
    assert parse_date(f"{an2cn(count % 99 + 1)}周后", setting) == today + timedelta(
        weeks=count % 99 + 1
    )
    assert parse_date("前天", setting) == today - timedelta(days=2)


@given(TODAYS, st.sampled_from("一二三四五六日"))
def test_the_days_of_last_week_are_in_the_week_before_this_monday(today: date, name: str) -> None:
    day = parse_date(f"上周{name}", Setting(parse_period("2026"), today))
    assert isinstance(day, date)
    assert "一二三四五六日"[day.weekday()] == name
    assert today - timedelta(days=today.weekday() + 7) <= day < today - timedelta(today.weekday())


@given(
    st.text(max_size=20)
    | st.text("0123456789年月日号.-/上下这本前后去今周星期个天一二十 ", max_size=12),
    st.dates() | st.none(),
)
def test_it_never_fails(text: str, today: date | None) -> None:
    assert isinstance(parse_date(text, Setting(parse_period("2026H1"), today)), date | Refusal)
