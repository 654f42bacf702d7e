"""Days, as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.kinds.date import parse_date
from conversations.results import Refusal


@pytest.mark.parametrize(
    "text",
    [
        "2026年6月30日",
        "2026年06月30号",
        "2026 年 6 月 30 日。",
        "2026-6-30",
        "2026-06-30",
        "2026/6/30",
        "2026.6.30",
        "２０２６．６．３０",
        "20260630",
        "二〇二六年六月三十日",
        " 2026-6-30 ",
    ],
)
def test_it_reads(text: str) -> None:
    assert parse_date(text) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6月30日",
        "2026年6月",
        "2026-6-31",
        "2026-13-1",
        "26-6-30",
        "2026-6.30",
        "0000-1-1",
        "昨天",
    ],
)
def test_it_refuses(text: str) -> None:
    assert parse_date(text) == Refusal("not_a_date")


@given(st.dates(date(1000, 1, 1)))
def test_it_reads_every_day(day: date) -> None:
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=20))
def test_it_never_fails(text: str) -> None:
    assert isinstance(parse_date(text), date | Refusal)
