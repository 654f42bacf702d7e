"""Recurrence rules of RFC 5545, section 3.3.10, as far as they name days and come to an end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from dateutil.rrule import rrule, rrulestr

_LONGEST = 200
_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+-]+)")
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_UNTIL = re.compile(r"(UNTIL=[0-9]{8})T[0-9]{6}Z?")
_WEEKDAY = re.compile(r"(?:[+-]?([1-9][0-9]?))?(?:MO|TU|WE|TH|FR|SA|SU)")

_ALWAYS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_BY_WEEKDAY = _ALWAYS | {"BYMONTH", "BYDAY"}
_BY_DAY = _BY_WEEKDAY | {"BYMONTHDAY", "BYSETPOS"}
_PARTS = {
    "DAILY": _BY_WEEKDAY,
    "WEEKLY": _BY_WEEKDAY,
    "MONTHLY": _BY_DAY,
    "YEARLY": _BY_DAY | {"BYYEARDAY", "BYWEEKNO"},
}
"""What each frequency may be narrowed by.

A rule that never comes true is searched for up to the year 9999. That is quick by the year and by
the month; by the day and by the week it is not, so those have only what always comes true. Without
hours there is one occurrence a day at most.
"""


def parse_rule(text: str, starts_on: date) -> rrule:
    """Return the rule, counted from that day; ValueError when it is none or never comes true.

    "RRULE:" may stand before it. A time of day in UNTIL is left out: the whole day still belongs.
    """
    text = _UNTIL.sub(r"\1", text.strip().upper().removeprefix("RRULE:"))
    _check(_split(text))
    rule = rrulestr(text, dtstart=datetime.combine(starts_on, time.min))
    if not isinstance(rule, rrule) or next(iter(rule), None) is None:
        raise ValueError("the rule never comes true")
    return rule


def list_days(rule: rrule, first: date, last: date) -> list[date]:
    """Return the days that the rule names from `first` to `last`, both of them included."""
    start, end = (datetime.combine(day, time.min) for day in (first, last))
    return [moment.date() for moment in rule.between(start, end, inc=True)]


def _split(text: str) -> Mapping[str, str]:
    found = [_PART.fullmatch(part) for part in text.split(";")]
    parts = {match[1]: match[2] for match in found if match}
    if len(text) > _LONGEST or len(parts) < len(found):
        raise ValueError("it is no rule, or too long a one")
    return parts


def _check(parts: Mapping[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if not parts.keys() <= _PARTS.get(frequency, frozenset()):
        raise ValueError("the frequency is none that names days, or does not go with the rest")
    if not all(_NUMBER.fullmatch(parts.get(name, "1")) for name in ("INTERVAL", "COUNT")):
        raise ValueError("an interval or a count is out of range")
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise ValueError("it may end after so many times or on a day, not both")
    _check_months(parts.get("BYMONTH", "1"))
    _check_weekdays(parts.get("BYDAY", "MO"), _count_weeks(parts))
    skips = parts.get("INTERVAL", "1") != "1"
    if frequency == "DAILY" and skips and parts.keys() & {"BYMONTH", "BYDAY"}:
        raise ValueError("days that are skipped may never be one of those")


def _check_months(months: str) -> None:
    if not all(re.fullmatch(r"[1-9]|0[1-9]|1[0-2]", month) for month in months.split(",")):
        raise ValueError("a month is out of range")


def _count_weeks(parts: Mapping[str, str]) -> int:
    """Return up to which number a weekday is counted: 5MO in a month, 53MO in a year."""
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        return 0
    return 53 if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts else 5


def _check_weekdays(weekdays: str, most: int) -> None:
    found = [_WEEKDAY.fullmatch(day) for day in weekdays.split(",")]
    if not all(match and int(match[1] or 0) <= most for match in found):
        raise ValueError("a weekday is none, or there are not so many of it")
