"""Numbers with and without decimals, in every way that people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from conversations.kinds.numerals import parse_decimal, parse_number, strip_unit

NUMERALS = "+-负零〇一二两三四五六七八九十百千万亿廿壹佰點点0123456789.,'， "


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("12.5", "12.5"),
        ("１２．５", "12.5"),
        ("0.985", "0.985"),
        ("12.50", "12.5"),
        ("-0.5", "-0.5"),
        ("−0.5", "-0.5"),
        ("+3", "3"),
        ("-0", "0"),
        ("1,193.5", "1193.5"),
        ("1，193.5", "1193.5"),
        ("1 234 567.25", "1234567.25"),
        ("1193.5。", "1193.5"),
        ("十二点五", "12.5"),
        ("一千一百九十三点五", "1193.5"),
        ("一千一百九十三点五万", "11935000"),
        ("零点零三", "0.03"),
        ("负零点五", "-0.5"),
        ("两点二五", "2.25"),
        ("3.5万", "35000"),
        ("3.5 万", "35000"),
        ("1,193.5万", "11935000"),
        ("1.2亿", "120000000"),
        ("1.5百万", "1500000"),
        ("2.5千亿", "250000000000"),
        ("三千万", "30000000"),
        ("一亿二千万", "120000000"),
        ("3万5千", "35000"),
        ("3万500", "30500"),
        ("壹佰贰拾叁", "123"),
        ("叁萬伍仟", "35000"),
        ("二〇二六", "2026"),
    ],
)
def test_it_reads(text: str, number: str) -> None:
    assert str(parse_decimal(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        *(".", ".5", "5.", "1..5", "1.5.5", "1,23", "1,1935", "1.193,5", "1e5", "0x10", "12%"),
        *(
            "点五",
            "十二点",
            "十二点三十",
            "12点30",
            "万",
            "十十",
            "约12",
            "12多",
            "很多",
            "nan",
            "٣",
        ),
        *("9" * 16, "1.1234567890123", "一千万亿", "999999999999万"),
    ],
)
def test_it_reads_nothing_else(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(("text", "number"), [("1.5万", 15000), ("一点五万", 15000), ("3千", 3000)])
def test_a_whole_number_may_have_a_point_before_its_unit(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["1.5", "1.000", "12.0", "十二点五", "1.55555万"])
def test_a_whole_number_has_no_other_point(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        *(("12.5公里", "12.5"), ("3 吨", "3"), ("120平方米。", "120"), ("三十人次", "三十")),
        *(("3.5万人", "3.5万"), ("１２㎡", "１２"), ("8 KM", "8"), ("300米", "300")),
    ],
)
def test_a_unit_behind_a_number_is_put_aside(text: str, bare: str) -> None:
    assert strip_unit(text) == bare


@pytest.mark.parametrize("text", ["三千米", "5千克", "公里", "很多人"])
def test_what_may_belong_to_the_number_stays(text: str) -> None:
    assert strip_unit(text) == text


@given(st.integers(0, 10**15 - 1), st.sampled_from(["low", "up"]))
def test_whole_numbers_in_words_are_read_back(number: int, mode: str) -> None:
    assert parse_decimal(an2cn(str(number), mode)) == number
    assert parse_number(an2cn(str(number), mode)) == number


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False),
)
def test_numbers_with_decimals_are_read_back(number: Decimal) -> None:
    assert parse_decimal(f"{number:f}") == number
    assert parse_decimal(f"{number:,f}") == number
    assert parse_decimal(an2cn(f"{number:f}", "low")) == number


@given(st.text(max_size=30) | st.text(NUMERALS, max_size=30))
def test_it_never_fails_and_keeps_the_limit(text: str) -> None:
    number = parse_decimal(text)
    assert number is None or (number.is_finite() and abs(number) < 10**15)
    whole = parse_number(text)
    assert whole is None or whole == number
