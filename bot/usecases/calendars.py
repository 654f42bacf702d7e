"""Calendars: which deadlines stand in a person's, and the private address that it is read at."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, insert, select

from bot.store.deadline_tables import calendars
from bot.usecases.owing import list_mine, load_office
from bot.usecases.people import Person, load_person
from conversations.deadlines.deadline import Deadline

FILE_NAME = "deadlines.ics"

BACK = timedelta(days=60)
AHEAD = timedelta(days=366)
"""Which due days stand in a calendar, counted from today."""

_TOKEN_BYTES = 16  # 128 bits, as an invite's


@dataclass(frozen=True, slots=True)
class Entry:
    """A deadline in a calendar, and the name of the unit or person that owes it."""

    deadline: Deadline
    owner: str


def list_entries(conn: Connection, person: Person, now: datetime) -> list[Entry]:
    """Return what stands in the person's calendar, the first due first; nothing that is paused."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    mine = list_mine(conn, person, since=today - BACK, until=today + AHEAD)
    office = load_office(conn, mine)
    return [
        Entry(deadline, office.find_owner(deadline))
        for deadline in mine
        if deadline.settled is not None or not deadline.paused
    ]


def has_address(conn: Connection, person_id: int) -> bool:
    """Whether the person's calendar can be read at a private address."""
    query = select(calendars.c.person).where(calendars.c.person == person_id)
    return conn.execute(query).one_or_none() is not None


def make_address(conn: Connection, person_id: int, now: datetime) -> str:
    """Return a new token for the private address; the one before stops working.

    Only its hash is stored: a copy of the database opens nobody's calendar.
    """
    remove_address(conn, person_id)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = {"person": person_id, "token_hash": _hash_token(token), "made_at": now}
    conn.execute(insert(calendars), row)
    return token


def remove_address(conn: Connection, person_id: int) -> bool:
    """Have the private address stop working; False when there was none."""
    return conn.execute(delete(calendars).where(calendars.c.person == person_id)).rowcount == 1


def find_reader(conn: Connection, token: str) -> Person | None:
    """Return the person whose calendar the token opens, if they have access still.

    It is looked up by its hash: how long that takes tells nothing of the tokens there are.
    """
    query = select(calendars.c.person).where(calendars.c.token_hash == _hash_token(token))
    person_id = conn.execute(query).scalar_one_or_none()
    return None if person_id is None else load_person(conn, person_id)


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
