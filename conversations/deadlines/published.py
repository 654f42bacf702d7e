"""China's published calendar: public holidays, and the weekends worked in return (调休)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from conversations.deadlines.working_days import WorkingDays

_FIRST_YEAR, _LAST_YEAR = 2001, 2099
"""The first year whose notice the package has, and the last of its tables of the moon's years."""


def build_working_days(extra: Mapping[date, bool]) -> WorkingDays:
    """Return the working days of the published calendar, with those of the office over it.

    `extra` are the office's own days: True for one that is worked, False for one that is not.
    The years come from the notices of the State Council's General Office as the package `holidays`
    has them; for a year without one, its weekdays less the statutory holidays that the package
    computes, and no working weekends.
    """
    shared = _load_calendar(_FIRST_YEAR, _LAST_YEAR)
    worked = frozenset(day for day, working in extra.items() if working)
    free = frozenset(extra) - worked
    return WorkingDays(shared.off | free, (shared.on - free) | worked, shared.published)


@cache
def _load_calendar(first: int, last: int) -> WorkingDays:
    """Return the calendar of those years; kept, since reading it takes a good while."""
    from holidays import country_holidays
    from holidays.countries.china import ChinaStaticHolidays

    calendar = country_holidays("CN", years=range(first, last + 1))
    published = frozenset(ChinaStaticHolidays.special_public_holidays)
    return WorkingDays(frozenset(calendar), frozenset(calendar.weekend_workdays), published)
