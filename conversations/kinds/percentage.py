"""A share in percent: 12%, 百分之九十八点五, 九成五, 千分之三."""

from __future__ import annotations

import re
from decimal import Decimal

from conversations.definition.questions import Percentage
from conversations.drafts.results import Refusal
from conversations.kinds.number import check_bounds
from conversations.kinds.numerals import build_plain, fold_numeral, parse_decimal

_FRACTIONS = (
    (re.compile(r"(负?)百分之(.+)"), 0),
    (re.compile(r"(负?)千分之(.+)"), -1),
    (re.compile(r"(负?)万分之(.+)"), -2),
    (re.compile(r"()(.+?) ?(?:%|个?百分点|percent|per cent)"), 0),
    (re.compile(r"()(.+?) ?‰"), -1),
)
"""How shares are written, and by which power of ten each is off a share in percent."""

_TENTHS = re.compile(r"([一二三四五六七八九十]|10|[0-9](?:\.[0-9])?)成([一二三四五六七八九半])?")


def parse_percentage(question: Percentage, text: str) -> Decimal | Refusal:
    """Return the share in percent; a number without a sign is one in percent already.

    Refused: `not_a_percentage`, `too_small` (least), `too_big` (most), `too_many_places` (places).
    """
    share = parse_share(text)
    if share is None:
        return Refusal("not_a_percentage")
    return check_bounds(share, question.least, question.most, question.places) or share


def parse_share(text: str) -> Decimal | None:
    """Return the share in percent; None if the text is none."""
    plain = fold_numeral(text).casefold()
    if plain in ("百分百", "百分之百", "百分之一百"):
        return Decimal(100)
    for form, power in _FRACTIONS:
        if match := form.fullmatch(plain):
            return _scale(parse_decimal(match[1] + match[2]), power)
    if match := _TENTHS.fullmatch(plain):
        return _parse_tenths(match)
    return parse_decimal(plain)


def _scale(number: Decimal | None, power: int) -> Decimal | None:
    return None if number is None else build_plain(number.scaleb(power))


def _parse_tenths(match: re.Match[str]) -> Decimal | None:
    """Return 九成 as 90, 九成五 and 九成半 as 95."""
    tenths, rest = match.groups()
    whole = _scale(parse_decimal(tenths), 1)
    more = parse_decimal("五" if rest == "半" else rest or "零")
    return None if whole is None or more is None else whole + more
