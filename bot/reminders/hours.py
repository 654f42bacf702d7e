"""When people may be told something: their quiet hours, their morning, and an hour's peace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import people
from conversations.deadlines.moments import build_moment, find_waking

PEACE = timedelta(hours=1)
"""How long nobody is reminded again, unless something is due that day."""

GROUP_QUIET = (1260, 480)
"""A group's quiet hours, from and to, in minutes of its unit's day."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One person's: minutes of the day by the clocks of their zone; `pushed_at` as stored."""

    zone: str
    quiet_from: int
    quiet_to: int
    digest_at: int
    pushed_at: datetime | None = None

    def find_waking(self, now: datetime) -> datetime:
        """Return `now`, or the end of the quiet hours that it is in."""
        return find_waking(now, self.quiet_from, self.quiet_to, self.zone)

    def choose_moment(self, now: datetime) -> datetime:
        """Return when what is due by the calendar is said: not in quiet hours, nor before digest.

        So what many deadlines have for one morning comes as one message.
        """
        waking = self.find_waking(now)
        morning = build_moment(find_day(waking, self.zone), self.digest_at, self.zone)
        return waking if waking >= morning else self.find_waking(morning)

    def find_peace(self, now: datetime) -> datetime | None:
        """Return until when they are left in peace; None when they may be told now.

        When they were told lies ahead by more than that only if the clock was wrong then.
        """
        if self.pushed_at is None or abs(now - self.pushed_at) >= PEACE:
            return None
        return self.pushed_at + PEACE


_HOURS = select(
    *(people.c.id, people.c.zone, people.c.quiet_from, people.c.quiet_to),
    *(people.c.digest_at, people.c.pushed_at),
).where(people.c.id.in_(bindparam("ids", expanding=True)))


def load_hours(conn: Connection, ids: Collection[int]) -> dict[int, Hours]:
    """Return the hours of these people, by id."""
    return {row[0]: Hours(*row[1:]) for row in conn.execute(_HOURS, {"ids": list(ids)})}


def find_day(moment: datetime, zone: str) -> date:
    """Return the day that a moment is in by the clocks of `zone`."""
    return moment.astimezone(ZoneInfo(zone)).date()
