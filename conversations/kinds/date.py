"""A day, with its year."""

from __future__ import annotations

import datetime
import re
import unicodedata

from conversations.kinds.numerals import parse_number
from conversations.results import Refusal

_NUMERAL = "[零〇一二三四五六七八九十]"
_FORMS = (
    re.compile(r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?"),
    re.compile(rf"({_NUMERAL}{{4}})年({_NUMERAL}{{1,2}})月({_NUMERAL}{{1,3}})[日号]?"),
    re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
)


def parse_date(text: str) -> datetime.date | Refusal:
    """Return the day, written as 2026年6月30日, 2026-6-30, 2026/6/30, 2026.6.30 or 20260630.

    Refused: `not_a_date`, also for one without its year.
    """
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("。")
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match is not None:
            return _build_date([group for group in match.groups() if group not in "-/."])
    return Refusal("not_a_date")


def _build_date(groups: list[str]) -> datetime.date | Refusal:
    numbers = [parse_number(group) for group in groups]
    year, month, day = (number or 0 for number in numbers)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return Refusal("not_a_date")
