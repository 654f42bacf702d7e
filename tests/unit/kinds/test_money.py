"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.results import Refusal
from conversations.drafts.values import Amount
from conversations.kinds.money import parse_money


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,193.5万元", "1193.5万元"),
        ("1，193.5万元。", "1193.5万元"),
        ("1193.50 万元", "1193.5万元"),
        ("1193.5万", "1193.5万元"),
        ("１２元", "12元"),
        ("500块", "500元"),
        ("52,000元", "52000元"),
        ("三千万", "3000万元"),
        ("3千万元", "3000万元"),
        ("一千一百九十三点五万元", "1193.5万元"),
        ("一亿二千万元", "12000万元"),
        ("1.2亿", "1.2亿元"),
        ("3万亿元", "30000亿元"),
        ("¥300", "300元"),
        ("￥ 300", "300元"),
        ("¥1.5万", "1.5万元"),
        ("人民币300元整", "300元"),
        ("人民币壹佰贰拾万元整", "120万元"),
        ("叁佰圆正", "300元"),
        ("300元人民币", "300元"),
        ("人民币 300", "300元"),
        ("RMB 300 yuan", "300元"),
        ("300 CNY", "300元"),
        ("三千元", "3000元"),
        ("-3万元", "-3万元"),
        ("0元", "0元"),
    ],
)
def test_it_reads_an_amount_in_the_unit_that_was_typed(text: str, amount: str) -> None:
    assert str(parse_money(text, "亿元")) == amount


@pytest.mark.parametrize("text", ["1193.5", "1,193.5", "一千一百九十三点五"])
def test_without_a_unit_the_one_of_the_question_is_meant(text: str) -> None:
    assert parse_money(text, "万元") == Amount(Decimal("1193.5"), "万元")
    assert parse_money(text, "元") == Amount(Decimal("1193.5"), "元")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "万元",
        "¥",
        "很多钱",
        "约300万元",
        "300余万元",
        "300万元左右",
        "12%",
        "3元5角",
        "$300",
    ],
)
def test_it_refuses(text: str) -> None:
    assert parse_money(text, "万元") == Refusal("not_an_amount")


@given(
    st.decimals(min_value=0, max_value=10**7 - 1, places=4),
    st.sampled_from(["元", "万元", "亿元"]),
)
def test_every_amount_is_read_back(value: Decimal, unit: str) -> None:
    amount = Amount(value, unit)
    assert parse_money(str(amount), "元") == amount
    assert parse_money(f"{value:,f}{unit}", "元") == amount
    assert parse_money(an2cn(f"{value:f}", "low") + unit, "元") == amount


@given(st.integers(1, 10**12))
def test_a_sum_on_a_cheque_keeps_its_worth(yuan: int) -> None:
    amount = parse_money(f"人民币{an2cn(yuan, 'up')}元整", "万元")
    assert isinstance(amount, Amount)
    assert amount.yuan == yuan


@given(st.text(max_size=20) | st.text("人民币¥元万亿块整0123456789.,十点 ", max_size=20))
def test_it_never_fails(text: str) -> None:
    assert isinstance(parse_money(text, "万元"), Amount | Refusal)
