"""Numbers that may have decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Number
from conversations.drafts.results import Refusal
from conversations.kinds.number import count_places, parse_measure, parse_number_answer
from tests.unit.talks import ask

ANY = Number.model_validate(ask("n", "decimal"))
SHORT = Number.model_validate(ask("n", "decimal", least="0.5", most=10, places=1))
WHOLE = Number.model_validate(ask("n", "decimal", places=0))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("12.5", "12.5"),
            ("12.5公里", "12.5"),
            ("十二点五吨", "12.5"),
            ("1,193.5 平方米", "1193.5"),
        ),
        *(("３．５万人", "35000"), ("-3.25", "-3.25"), ("0", "0"), ("2.500", "2.5")),
    ],
)
def test_it_reads(text: str, number: str) -> None:
    assert parse_number_answer(ANY, text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "很多", "约12.5", "12%", "3-5", "三千米", "公里", "1,2"])
def test_it_refuses(text: str) -> None:
    assert parse_number_answer(ANY, text) == Refusal("not_a_decimal")


def test_it_keeps_the_bounds() -> None:
    assert parse_number_answer(SHORT, "0.4") == Refusal("too_small", {"least": Decimal("0.5")})
    assert parse_number_answer(SHORT, "10.1") == Refusal("too_big", {"most": Decimal(10)})
    assert [parse_number_answer(SHORT, text) for text in ("0.5", "10")] == [Decimal("0.5"), 10]


def test_it_counts_decimals_but_not_the_zeros_at_their_end() -> None:
    assert parse_number_answer(SHORT, "1.25") == Refusal("too_many_places", {"places": 1})
    assert parse_number_answer(SHORT, "1.200") == Decimal("1.2")
    assert parse_number_answer(WHOLE, "1.5") == Refusal("too_many_places", {"places": 0})
    assert parse_number_answer(WHOLE, "1.5万") == 15000


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=999))
def test_as_many_places_as_are_written(number: Decimal) -> None:
    places = count_places(number)
    assert round(number, places) == number
    assert places == 0 or round(number, places - 1) != number


@given(st.text(max_size=20))
def test_it_never_fails(text: str) -> None:
    assert isinstance(parse_measure(text), Decimal | None)
    assert isinstance(parse_number_answer(SHORT, text), Decimal | Refusal)
