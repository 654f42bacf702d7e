"""A whole number within its bounds."""

from __future__ import annotations

import re

from conversations.interview import Integer
from conversations.kinds.numerals import parse_number
from conversations.results import Refusal

_UNIT = re.compile(
    "(?<=[0-9０-９零〇一二两三四五六七八九十百千万亿]) ?(人次|[人名个次项件家场条份起户期篇批元])$"
)
"""What people add to a count; the question says already what is counted."""


def parse_integer(question: Integer, text: str) -> int | Refusal:
    """Return the number.

    Refused: `not_a_number`, `too_small` (least), `too_big` (most).
    """
    number = parse_number(_UNIT.sub("", text.strip()))
    if number is None:
        return Refusal("not_a_number")
    if question.least is not None and number < question.least:
        return Refusal("too_small", {"least": question.least})
    if question.most is not None and number > question.most:
        return Refusal("too_big", {"most": question.most})
    return number
