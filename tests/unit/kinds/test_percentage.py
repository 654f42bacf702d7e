"""Shares in percent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Percentage
from conversations.drafts.results import Refusal
from conversations.drafts.values import Percent
from conversations.kinds.percentage import parse_percentage, parse_share
from tests.unit.talks import ask

SHARE = Percentage.model_validate(ask("share", "percentage"))
GROWTH = Percentage.model_validate(ask("growth", "percentage", least=-100, most=1000, places=0))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        *(("12%", "12"), ("１２％", "12"), ("12 %", "12"), ("98.5", "98.5"), ("98.5%。", "98.5")),
        *(
            ("百分之九十八点五", "98.5"),
            ("百分之98.5", "98.5"),
            ("百分之百", "100"),
            ("百分百", "100"),
        ),
        *(("九成", "90"), ("九成五", "95"), ("九成半", "95"), ("9成", "90"), ("9.5成", "95")),
        *(
            ("十成", "100"),
            ("10成", "100"),
            ("千分之三", "0.3"),
            ("3‰", "0.3"),
            ("万分之五", "0.05"),
        ),
        *(("0.985", "0.985"), ("0", "0"), ("三十", "30"), ("2个百分点", "2"), ("12 Percent", "12")),
        *(("负百分之三", "-3"), ("百分之负三", "-3"), ("-3%", "-3")),
    ],
)
def test_it_reads(text: str, share: str) -> None:
    assert str(parse_share(text)) == share


@pytest.mark.parametrize(
    "text", ["", "%", "百分之", "过半", "约九成", "九成多", "12%%", "1/3", "三分之一", "12人", "成"]
)
def test_it_refuses(text: str) -> None:
    assert parse_percentage(SHARE, text) == Refusal("not_a_percentage")


def test_it_keeps_the_bounds_and_the_decimals() -> None:
    assert parse_percentage(SHARE, "-1%") == Refusal("too_small", {"least": Decimal(0)})
    assert parse_percentage(SHARE, "100.1%") == Refusal("too_big", {"most": Decimal(100)})
    assert parse_percentage(SHARE, "33.333%") == Refusal("too_many_places", {"places": 2})
    assert parse_percentage(SHARE, "100.00%") == 100
    assert parse_percentage(GROWTH, "-12%") == -12
    assert parse_percentage(GROWTH, "千分之三") == Refusal("too_many_places", {"places": 0})


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_every_share_is_read_back(share: Decimal) -> None:
    assert parse_percentage(SHARE, str(Percent(share))) == share
    assert parse_percentage(SHARE, f"百分之{an2cn(f'{share:f}', 'low')}") == share
    assert parse_percentage(SHARE, f"{share * 10:f}‰") == share


@given(st.text(max_size=20) | st.text("百千万分之成半负%‰0123456789.一九十点", max_size=20))
def test_it_never_fails(text: str) -> None:
    assert isinstance(parse_percentage(SHARE, text), Decimal | Refusal)
