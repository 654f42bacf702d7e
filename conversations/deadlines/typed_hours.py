"""Moments and quiet hours as people type them: 明天 15:00, 22:00-7:30."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from conversations.drafts.results import Refusal
from conversations.forms.reading import parse_time
from conversations.kinds.date import parse_date
from conversations.kinds.setting import Setting
from conversations.periods import Period

_LONGEST = 40
_SOON = timedelta(days=180)
"""How far ahead a day without a year is taken for next year's."""

_SHORT = {"今晚": "今天晚上", "今早": "今天早上", "明早": "明天早上", "明晚": "明天晚上"}
_BETWEEN = re.compile(r" *(?:-|–|—|~|到|至|\bto\b) *")


def parse_day_and_time(text: str, today: date) -> tuple[date, int] | None:
    """Return the day and the minutes of it: 明天 15:00, 7月10日上午9点; of a time alone, today's.

    None when it is not a day and a time, or longer than anything that is.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > _LONGEST:
        return None
    for short, full in _SHORT.items():
        plain = plain.replace(short, full)
    for at in range(len(plain)):
        clock = parse_time(plain[at:])
        on = _parse_day(plain[:at], today) if clock else None
        if clock is not None and on is not None:
            return on, count_minutes(clock)
    return None


def parse_hours(text: str) -> tuple[int, int] | None:
    """Return quiet hours in minutes of the day: 22:00-7:30, 晚上10点到早上7点; None: it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for match in _BETWEEN.finditer(plain[:_LONGEST]):
        begins, ends = parse_time(plain[: match.start()]), parse_time(plain[match.end() :])
        if begins is not None and ends is not None:
            return count_minutes(begins), count_minutes(ends)
    return None


def count_minutes(clock: str) -> int:
    """Return the minutes of the day that HH:MM is."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _parse_day(text: str, today: date) -> date | None:
    """Return the day; one without a year that is over is next year's, if that is not far."""
    plain = text.strip(" ,，、的")
    if not plain:
        return today
    this, following = (
        parse_date(plain, Setting(Period(today.year + years), today)) for years in (0, 1)
    )
    if isinstance(this, Refusal):
        return None
    if this < today and not isinstance(following, Refusal) and following != this:
        return following if following - today <= _SOON else this
    return this
