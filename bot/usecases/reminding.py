"""When a person wants to be reminded: quiet hours, the morning, and by which clocks."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, update

from bot.store.tables import people

LONGEST_ZONE = 64


@dataclass(frozen=True, slots=True)
class Preferences:
    """Minutes of the day by the clocks of `zone`; quiet hours that begin as they end are none."""

    quiet_from: int
    quiet_to: int
    digest_at: int
    zone: str


_COLUMNS = (people.c.quiet_from, people.c.quiet_to, people.c.digest_at, people.c.zone)


def load_preferences(conn: Connection, person_id: int) -> Preferences:
    """Return what is stored of a person with access."""
    return Preferences(*conn.execute(select(*_COLUMNS).where(people.c.id == person_id)).one())


def set_quiet(conn: Connection, person_id: int, quiet_from: int, quiet_to: int) -> None:
    """Store between which minutes of the day nobody disturbs the person; twice the same: never."""
    _change(conn, person_id, quiet_from=quiet_from, quiet_to=quiet_to)


def set_digest(conn: Connection, person_id: int, digest_at: int) -> None:
    """Store at which minute of the day the person is told what is due."""
    _change(conn, person_id, digest_at=digest_at)


def set_zone(conn: Connection, person_id: int, zone: str) -> None:
    """Store by which clocks the person lives; `zone` is one that `is_zone` knows."""
    _change(conn, person_id, zone=zone)


def is_zone(name: str) -> bool:
    """Whether it is the IANA name of a place's zone, or UTC: Europe/Berlin."""
    if len(name) > LONGEST_ZONE or not ("/" in name or name == "UTC"):
        return False
    try:
        return ZoneInfo(name).key == name
    except (KeyError, ValueError, OSError):  # no such file, none that may be, or a folder
        return False


def _change(conn: Connection, person_id: int, **values: int | str) -> None:
    conn.execute(update(people).where(people.c.id == person_id).values(**values))
