"""A number that may have decimals, within its bounds."""

from __future__ import annotations

from decimal import Decimal

from conversations.definition.questions import Number
from conversations.drafts.results import Refusal
from conversations.kinds.numerals import parse_decimal, strip_unit


def parse_measure(text: str) -> Decimal | None:
    """Return the number, without a unit behind it; None if it is none."""
    return parse_decimal(strip_unit(text))


def parse_number_answer(question: Number, text: str) -> Decimal | Refusal:
    """Return the number.

    Refused: `not_a_decimal`, `too_small` (least), `too_big` (most), `too_many_places` (places).
    """
    number = parse_measure(text)
    if number is None:
        return Refusal("not_a_decimal")
    return check_bounds(number, question.least, question.most, question.places) or number


def check_bounds(
    number: Decimal, least: Decimal | None, most: Decimal | None, places: int
) -> Refusal | None:
    """Return why a number is not of the kind that was asked for; None if it is.

    Refused: `too_small` (least), `too_big` (most), `too_many_places` (places).
    """
    if least is not None and number < least:
        return Refusal("too_small", {"least": least})
    if most is not None and number > most:
        return Refusal("too_big", {"most": most})
    return Refusal("too_many_places", {"places": places}) if count_places(number) > places else None


def count_places(number: Decimal) -> int:
    """Return how many decimals the number has, zeros at its end aside."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
