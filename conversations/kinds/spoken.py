"""Days as they are named from today, or in English: 上周五, 上个月15号, 3天前, 30 June."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from conversations.kinds.numerals import parse_number

YEARS: Mapping[str, int] = {
    "大前年": -3,
    "前年": -2,
    "上一年": -1,
    "上年": -1,
    "去年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "后年": 2,
}
"""How many years from this one."""

NEAR: Mapping[str, int] = {"上上": -2, "上一": -1, "上": -1, "这": 0, "本": 0, "下": 1}
"""How many weeks, months or quarters from this one."""

NUMERAL = "(?:[0-9]{1,2}|[零〇一二三四五六七八九十廿]{1,3})"
"""The number of a month or a day."""

_NEAR = "|".join(NEAR)
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(f"({_NEAR})个?(?:周|星期|礼拜)([{_WEEKDAYS}天])")
_OF_MONTH = re.compile(f"({_NEAR})个?月份?的?({NUMERAL})[日号]")
_OF_YEAR = re.compile(f"({'|'.join(YEARS)})的?({NUMERAL})月({NUMERAL})[日号]?")
_NAMED = re.compile("(大?前|昨|今|明|大?后)[天日]")
_AGO = re.compile(
    "([0-9]{1,4}|[一二两三四五六七八九十百]{1,5})个?(天|日|周|星期|礼拜)[以之]?([前后])"
)
_UNITS = {"天": "天", "日": "天", "周": "周", "星期": "周", "礼拜": "周"}
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"
)
_NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
_COUNT = "(?:an?|one|two|three|[0-9]{1,3}) (?:day|week)s?"
_ENGLISH_DISTANCE = re.compile(
    "today|yesterday|tomorrow|the day (?:before yesterday|after tomorrow)"
    f"|{_COUNT} (?:ago|from now)|in {_COUNT}"
)
_ENGLISH_DAY = re.compile(
    f"(?:{_NTH}(?: of)? {_MONTH}|{_MONTH} {_NTH}),?(?P<year> [1-9][0-9]{{3}})?"
)


def parse_spoken_day(text: str, today: datetime.date) -> datetime.date | None:
    """Return the day that is named from `today`; None for any other text, or a day there is not.

    A week begins on its Monday. What has more than one meaning is not read: 周五 alone, 两个月前.
    """
    plain = text.replace(" ", "")
    try:
        if match := _WEEKDAY.fullmatch(plain):
            return _find_weekday(NEAR[match[1]], match[2], today)
        if match := _OF_MONTH.fullmatch(plain):
            years, month = divmod(today.month - 1 + NEAR[match[1]], 12)
            return build_day(today.year + years, str(month + 1), match[2])
        if match := _OF_YEAR.fullmatch(plain):
            return build_day(today.year + YEARS[match[1]], match[2], match[3])
        return _read_distance(plain, today) or _read_english_distance(text.casefold(), today)
    except (OverflowError, ValueError):  # before the first or after the last day that there is
        return None


def parse_english_day(text: str, year: int) -> datetime.date | None:
    """Return the day such as 30 June 2026 or June 30th; `year` is meant where none is typed."""
    match = _ENGLISH_DAY.fullmatch(text.casefold())
    if match is None:
        return None
    first = datetime.date(year, 1, 1)
    return _ask_library(match[0] if match["year"] else f"{match[0]} {year}", "en", first)


def read_year(text: str) -> int:
    """Return the year that the four digits or numerals are, or of whose century two are.

    POSIX splits the centuries so: 69 to 99 are of the last one, 00 to 68 of this.
    """
    year = parse_number(text) or 0
    if len(text) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def build_day(year: int, month: str, day: str) -> datetime.date | None:
    """Return the day of that month and day, in digits or numerals; None where there is none."""
    try:
        return datetime.date(year, parse_number(month) or 0, parse_number(day) or 0)
    except ValueError:
        return None


def _find_weekday(weeks: int, weekday: str, today: datetime.date) -> datetime.date:
    monday = today - datetime.timedelta(days=today.weekday())
    days = _WEEKDAYS.index(weekday.replace("天", "日"))
    return monday + datetime.timedelta(weeks=weeks, days=days)


def _read_distance(text: str, today: datetime.date) -> datetime.date | None:
    """Return the day that is so many days or weeks from today."""
    if _NAMED.fullmatch(text):
        return _ask_library(text.replace("日", "天"), "zh", today)
    if match := _AGO.fullmatch(text):
        number, unit, side = match.groups()
        return _ask_library(f"{parse_number(number)}{_UNITS[unit]}{side}", "zh", today)
    return None


def _read_english_distance(text: str, today: datetime.date) -> datetime.date | None:
    return _ask_library(text, "en", today) if _ENGLISH_DISTANCE.fullmatch(text) else None


@lru_cache(maxsize=256)  # a pasted table has the same day in many rows
def _ask_library(
    text: str, language: Literal["zh", "en"], today: datetime.date
) -> datetime.date | None:
    """Return the day that the text names, seen from `today`.

    Only a text of a form that the library is known to read rightly comes here: it finds a day in
    almost anything, and takes 本月15日 for the 3rd and 上周日 for a Wednesday.
    """
    import dateparser  # here, because it takes a tenth of a second and few write so

    base = datetime.datetime.combine(today, datetime.time())
    found = dateparser.parse(text, languages=[language], settings={"RELATIVE_BASE": base})
    return found.date() if found else None
