"""A report, its due day and how far away that is, in words."""

from __future__ import annotations

from datetime import date

from bot.sending.messages import clip_line
from bot.sending.voice import Voice
from conversations.periods import parse_period

_LONGEST_NAME = 60

_NOT_LINKED = str.maketrans({mark: chr(ord(mark) + 0xFEE0) for mark in "@/#$.:"})
"""Full-width forms of what a messenger makes a mention, a command, a tag or a link of."""


def say_plainly(name: str, longest: int = _LONGEST_NAME) -> str:
    """Return a name on one line that calls nobody and leads nowhere."""
    return clip_line(name.translate(_NOT_LINKED), longest)


def say_due_day(day: date, voice: Voice) -> str:
    """Return a due day with its weekday: 7月10日（周五）."""
    return voice.label("reminder.day", month=day.month, day=day.day, weekday=day.weekday())


def say_distance(days: int, working: int, voice: Voice) -> str:
    """Return 还有 3 个工作日, 今天到期 or 已逾期 2 天; `days` as `DueLine` counts them."""
    return voice.label("reminder.distance", days=days, working=working)


def say_report(name: str, period: str, voice: Voice) -> str:
    """Return an obligation's report for a period on one line: 经济运行报告（2026年6月）."""
    label = parse_period(period).say(voice.language)
    return voice.plain("reminder.report", name=clip_line(name, _LONGEST_NAME), period=label)
