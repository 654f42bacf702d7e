"""A span of time of the kind that is asked for: 去年, 2026年上半年, 三季度, 6月份, 上个月."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from conversations.definition.questions import PeriodQuestion
from conversations.drafts.results import Refusal
from conversations.kinds.numerals import parse_number
from conversations.kinds.setting import Setting
from conversations.kinds.spoken import NEAR, NUMERAL, YEARS, read_year
from conversations.periods import (
    MONTHS,
    ORDINALS,
    Period,
    PeriodKind,
    Span,
    find_period,
    parse_period,
)

_DIGIT = "[零〇一二三四五六七八九]"
_YEAR = rf"[1-9][0-9]{{3}}|[0-9]{{2}}(?= ?年)|[一二]{_DIGIT}{{3}}(?=年)|{_DIGIT}{{2}}(?=年)"
_YEAR_FIRST = re.compile(
    rf"(?:(?P<year>{_YEAR})(?: ?年)?|(?P<named>{'|'.join(YEARS)}))?"
    r"(?P<whole>度?)[ 的]?(?P<span>.*)"
)
_YEAR_LAST = re.compile(r"(?P<span>[a-z0-9 ]+?)(?P<whole>(?: of)?) (?P<year>[1-9][0-9]{3})")
_SPANS = (
    ("H", re.compile("([上下])半年度?|-?h([12])|(first|second) half")),
    ("Q", re.compile("第?([一二三四1-4])季度?|-?q([1-4])|(first|second|third|fourth) quarter")),
    (
        "M",
        re.compile(
            f"({NUMERAL})月份?|[-/.]([0-9]{{1,2}})|m?([0-9]{{2}})|({'|'.join(MONTHS).casefold()})"
        ),
    ),
)
"""The rest of a period's key, and how it is written behind a year, or in English before it."""

_NAMES = {"上": 1, "下": 2} | {
    name.casefold(): number for names in (ORDINALS, MONTHS) for number, name in enumerate(names, 1)
}
_BARE = {"month": "月", "quarter": "季度"}
"""What a number alone is a number of."""

_NEAR = re.compile(f"({'|'.join(NEAR)})个?(月|季度)份?|(last|this|next) (month|quarter|year)")
_STEPS = {**NEAR, "last": -1, "this": 0, "next": 1}
_NEAR_SPANS: dict[str, Span] = {
    "月": "month",
    "季度": "quarter",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}


def parse_period_answer(question: PeriodQuestion, text: str, setting: Setting) -> str | Refusal:
    """Return the period's key.

    Refused: `not_a_period`, `wrong_period` (kind: the question's).
    """
    period = parse_period_text(question.periods, text, setting)
    if period is None:
        return Refusal("not_a_period")
    fitting = find_period(question.periods, period.first_day)
    return period.key if period == fitting else Refusal("wrong_period", {"kind": question.periods})


def parse_period_text(kind: PeriodKind, text: str, setting: Setting) -> Period | None:
    """Return the period that the text names, be it of that kind or another; None if it is none.

    Without a year it is one of the report's year. A number alone is a month or quarter where these
    are asked for, a year alone its first half where that is.
    """
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("。").casefold()
    if match := _NEAR.fullmatch(plain):
        return _find_near(match, setting.today)
    if re.fullmatch(NUMERAL, plain):
        plain += _BARE.get(kind, "")
    match = _YEAR_LAST.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain)
    year = _find_year(match, setting) if match else None
    rest = _build_rest(match["span"]) if match else None
    if match is None or year is None or rest is None:
        return None
    if kind == "first_half" and not match["whole"] and not match["span"]:
        rest = "H1"
    return _find_key(f"{year}{rest}")


def _find_near(match: re.Match[str], today: date | None) -> Period | None:
    near, span = match[1] or match[3], match[2] or match[4]
    if today is None:
        return None
    return _find_key(find_period(_NEAR_SPANS[span], today).shift(_STEPS[near]).key)


def _find_year(match: re.Match[str], setting: Setting) -> int | None:
    """Return the year that is typed or named; the report's for a span without one."""
    found = match.groupdict()
    if found["year"]:
        return read_year(found["year"])
    if found.get("named"):
        return setting.today.year + YEARS[found["named"]] if setting.today else None
    return setting.period.year if found["span"] else None


def _build_rest(span: str) -> str | None:
    """Return what of a period's key the span says; None when it is no span."""
    if span in ("", "全年"):
        return ""
    for letter, form in _SPANS:
        if match := form.fullmatch(span):
            said = next(filter(None, match.groups()))
            number = _NAMES.get(said) or parse_number(said) or 0
            return f"{letter}{number:02}" if letter == "M" else f"{letter}{number}"
    return None


def _find_key(key: str) -> Period | None:
    try:
        return parse_period(key)
    except ValueError:
        return None
