"""What people type for a time, a day, a number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.forms.filling import fits
from conversations.forms.form import Field, FieldKind, Option, Value
from conversations.forms.reading import is_day, is_time, parse_time, parse_value
from conversations.views import News

TODAY = date(2026, 7, 3)
OPTIONS = (Option("a", "办公室"), Option("b", "办公室二科"), Option("c", "组织部"))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("8:30", "08:30"),
        ("８：３０", "08:30"),
        ("0830", "08:30"),
        ("8点", "08:00"),
        ("8点半", "08:30"),
        ("七点", "07:00"),
        ("晚上八点三十分", "20:30"),
        ("二十二点十五", "22:15"),
        ("两点半", "02:30"),
        ("18时5分", "18:05"),
        ("晚上8点", "20:00"),
        ("下午 3:15", "15:15"),
        ("中午12点", "12:00"),
        ("8:30 pm", "20:30"),
        ("12:10 am", "00:10"),
        ("24:00", None),
        ("8:60", None),
        ("8", None),
        ("83", None),
        ("早", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, time: str | None) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("day", "明天", "2026-07-04"),
        ("day", "２０２６－７－１０", "2026-07-10"),
        ("day", "7月10日", "2026-07-10"),
        ("number", "１２", 12),
        ("number", "十二天", 12),
        ("text", "  两行\n字 ", "两行\n字"),
        ("choice", "组织", "c"),
        ("choice", "办公室", "a"),
        ("choices", "组织部，二科", ("c", "b")),
    ],
)
def test_a_value_is_read_as_people_write_it(kind: FieldKind, text: str, value: Value) -> None:
    assert parse_value(Field("f", "f.ask", kind, OPTIONS), text, TODAY) == value


@given(
    st.sampled_from(["text", "choice", "choices", "day", "number", "time"]),
    st.text(max_size=30) | st.text("0123456789点:.月日 ", max_size=8),
)
def test_what_is_read_fits_and_everything_else_is_said(kind: FieldKind, text: str) -> None:
    field = Field("f", "f.ask", kind, OPTIONS)
    value = parse_value(field, text, TODAY)
    assert isinstance(value, News) or fits(field, value)


@given(st.text(max_size=10))
def test_no_text_is_a_stored_day_or_time_but_one_written_so(text: str) -> None:
    assert not is_day(text) or date.fromisoformat(text).isoformat() == text
    assert not is_time(text) or parse_time(text) == text
