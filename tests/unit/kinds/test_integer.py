"""Whole numbers, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Integer
from conversations.drafts.results import Refusal
from conversations.kinds.integer import parse_integer
from conversations.kinds.numerals import parse_number
from tests.unit.talks import ask

ANY = Integer.model_validate(ask("n", "integer"))
FEW = Integer.model_validate(ask("n", "integer", least=1, most=10))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("１２", 12),
        ("-5", -5),
        ("+5", 5),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("1 234", 1234),
        ("十二", 12),
        ("二十", 20),
        ("两百零三", 203),
        ("三十五万", 350000),
        ("3万", 30000),
        ("〇", 0),
        ("负五", -5),
        ("12个", 12),
        ("三十人次", 30),
        ("007", 7),
    ],
)
def test_it_reads(text: str, number: int) -> None:
    assert parse_integer(ANY, text) == number


@pytest.mark.parametrize(
    "text", ["", "很多", "1.5", "12%", "约12", "1,23", "1e3", "0x10", "十十", "个", "9" * 16, "٣"]
)
def test_it_refuses(text: str) -> None:
    assert parse_integer(ANY, text) == Refusal("not_a_number")


def test_it_keeps_the_bounds() -> None:
    assert parse_integer(FEW, "0") == Refusal("too_small", {"least": 1})
    assert parse_integer(FEW, "十一") == Refusal("too_big", {"most": 10})
    assert [parse_integer(FEW, text) for text in ("1", "10")] == [1, 10]


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_it_reads_every_number_of_fifteen_digits(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.text("负零〇一二两三四五六七八九十百千万亿廿0123456789", max_size=20))
def test_it_never_fails_on_numerals(text: str) -> None:
    number = parse_number(text)
    assert number is None or abs(number) < 10**15
