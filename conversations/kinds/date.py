"""A day, with its year or in the report's."""

from __future__ import annotations

import datetime
import re
import unicodedata

from conversations.drafts.results import Refusal
from conversations.kinds.setting import Setting
from conversations.kinds.spoken import (
    NUMERAL,
    build_day,
    parse_english_day,
    parse_spoken_day,
    read_year,
)

_DIGIT = "[零〇一二三四五六七八九]"
_FORMS = (
    re.compile(
        rf"(?P<year>[1-9][0-9]{{3}}|[0-9]{{2}}|[一二三四五六七八九]{_DIGIT}{{3}}|{_DIGIT}{{2}}) ?年"
        rf" ?(?P<month>{NUMERAL}) ?月 ?(?P<day>{NUMERAL}) ?[日号]?"
    ),
    re.compile(
        r"(?P<year>[1-9][0-9]{3}|[0-9]{2})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})[日号]?"
        r"(?: 0?0:00(?::00)?)?"  # as spreadsheets put it
    ),
    re.compile(r"(?P<year>[1-9][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
_IN_YEAR = (
    re.compile(rf"(?P<month>{NUMERAL}) ?月 ?(?P<day>{NUMERAL}) ?[日号]?"),
    re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})[日号]?"),
)
_IN_MONTH = re.compile(rf"(?P<day>{NUMERAL}) ?[日号]")


def parse_date(text: str, setting: Setting) -> datetime.date | Refusal:
    """Return the day: 2026年6月30日, 2026-6-30, 26.6.30, 20260630, 6.30, 30日, 昨天 or 30 June.

    One without a year is in the period's year. One without a month is in the period's month, or in
    that of today while the period lasts. Refused: `not_a_date`, also for a day there is not.
    """
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("。")
    return _parse_absolute(plain, setting) or _parse_named(plain, setting) or Refusal("not_a_date")


def _parse_absolute(plain: str, setting: Setting) -> datetime.date | None:
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return build_day(read_year(match["year"]), match["month"], match["day"])
    for form in _IN_YEAR:
        if match := form.fullmatch(plain):
            return build_day(setting.period.year, match["month"], match["day"])
    if match := _IN_MONTH.fullmatch(plain):
        return _build_in_month(match["day"], setting)
    return parse_english_day(plain, setting.period.year)


def _build_in_month(day: str, setting: Setting) -> datetime.date | None:
    period, today = setting.period, setting.today
    if period.month is not None:
        return build_day(period.year, str(period.month), day)
    if today is None or not period.first_day <= today <= period.last_day:
        return None
    return build_day(today.year, str(today.month), day)


def _parse_named(plain: str, setting: Setting) -> datetime.date | None:
    return parse_spoken_day(plain, setting.today) if setting.today else None
