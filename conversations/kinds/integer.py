"""A whole number within its bounds."""

from __future__ import annotations

from conversations.definition.questions import Integer
from conversations.drafts.results import Refusal
from conversations.kinds.numerals import parse_number, strip_unit


def parse_integer(question: Integer, text: str) -> int | Refusal:
    """Return the number.

    Refused: `not_a_number`, `too_small` (least), `too_big` (most).
    """
    number = parse_number(strip_unit(text))
    if number is None:
        return Refusal("not_a_number")
    if question.least is not None and number < question.least:
        return Refusal("too_small", {"least": question.least})
    if question.most is not None and number > question.most:
        return Refusal("too_big", {"most": question.most})
    return number
