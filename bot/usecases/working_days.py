"""The office's working days: the published calendar, and the days it decided otherwise about."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select

from bot.store.deadline_tables import office_days
from conversations.deadlines.published import build_working_days
from conversations.deadlines.working_days import WorkingDays


def load_working_days(conn: Connection) -> WorkingDays:
    """Return which days are worked: as published, and as the office has it."""
    return build_working_days(list_office_days(conn))


def list_office_days(conn: Connection) -> dict[date, bool]:
    """Return the days that the office has its own word about, in order: whether it works then."""
    columns = (office_days.c.on_day, office_days.c.working)
    rows = conn.execute(select(*columns).order_by(office_days.c.on_day))
    return {row[0]: row[1] for row in rows}


def set_office_day(
    conn: Connection, day: date, working: bool | None, by: int | None, now: datetime
) -> None:
    """Store whether the office works on that day; None: as published. Deadlines are not moved.

    Who calls it runs `scheduling.schedule` once all days are set. `by` is a person's id, or None
    for an import on the server.
    """
    conn.execute(delete(office_days).where(office_days.c.on_day == day))
    if working is not None:
        row = {"on_day": day, "working": working, "made_by": by or 0, "made_at": now}
        conn.execute(insert(office_days), row)
