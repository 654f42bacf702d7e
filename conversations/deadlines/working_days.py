"""Working days: which days an office works, and how to count them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.deadlines.obligation import Shift

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days that differ from the week's: weekdays `off`, and weekends `on`.

    Monday to Friday are worked unless `off`, Saturday and Sunday are not unless `on`; a day in both
    is worked. `published` are the years whose official calendar is known; the days of the others
    may yet change.
    """

    off: frozenset[date]
    on: frozenset[date]
    published: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Whether the office works that day."""
        return day in self.on or (day.weekday() < _SATURDAY and day not in self.off)

    def is_published(self, year: int) -> bool:
        """Whether the official calendar of that year is known."""
        return year in self.published

    def move(self, day: date, shift: Shift) -> date:
        """Return the day itself when it is worked, else the nearest one in that direction."""
        if shift == "stay":
            return day
        step = _DAY if shift == "after" else -_DAY
        while not self.is_working(day):
            day += step
        return day

    def add(self, day: date, count: int) -> date:
        """Return the `count`-th working day after the day, or before it when `count` is below 0.

        The day itself is never counted; 0 gives it back, worked or not.
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def count_late(self, due_on: date, today: date) -> int:
        """Return how many working days there are after the due day, up to and with today."""
        passed = range(1, (today - due_on).days + 1)
        return sum(self.is_working(due_on + timedelta(days=days)) for days in passed)
