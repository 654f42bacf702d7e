"""People without access: one polite line an hour, and a limit on guessing codes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from bot.store.tables import strangers
from conversations.views import News

SILENCE = timedelta(hours=1)
GUESSES = 5
LONGEST_LOCK = timedelta(days=7)


def may_tell(conn: Connection, chat_id: int, now: datetime) -> bool:
    """Return whether the polite line is due in this chat, and note that it is said now."""
    found = conn.execute(select(strangers.c.told_at).where(strangers.c.id == chat_id))
    row = found.one_or_none()
    if row is not None and row[0] is not None and now - row[0] < SILENCE:
        return False
    _store(conn, chat_id, known=row is not None, told_at=now)
    return True


def find_lock(conn: Connection, person_id: int, now: datetime) -> datetime | None:
    """Return until when the person's codes are not looked at, or None."""
    query = select(strangers.c.locked_until).where(strangers.c.id == person_id)
    until = conn.execute(query).scalar_one_or_none()
    return until if until is not None and until > now else None


def count_wrong_code(conn: Connection, person_id: int, now: datetime) -> News:
    """Count a wrong guess and say what comes of it.

    The fifth locks the person out for an hour, each one after that for twice as long as before.
    """
    query = select(strangers.c.wrong_codes).where(strangers.c.id == person_id)
    before = conn.execute(query).scalar_one_or_none()
    wrong = (before or 0) + 1
    lock = _measure_lock(wrong)
    until = None if lock is None else now + lock
    _store(conn, person_id, known=before is not None, wrong_codes=wrong, locked_until=until)
    if lock is None:
        return News("stranger.wrong_code", {"left": GUESSES - wrong})
    return News("stranger.locked", {"hours": int(lock / SILENCE)})


def forget_stranger(conn: Connection, person_id: int) -> None:
    """Drop what was noted of a person who now has access."""
    conn.execute(delete(strangers).where(strangers.c.id == person_id))


def forget_strangers(conn: Connection, before: datetime) -> int:
    """Drop what was noted of people and groups not heard of since `before`; return how many.

    Wrong guesses stay counted until the lock that comes of them is as long ago.
    """
    quiet = or_(strangers.c.told_at.is_(None), strangers.c.told_at < before)
    free = or_(strangers.c.wrong_codes == 0, strangers.c.locked_until < before)
    return conn.execute(delete(strangers).where(quiet, free)).rowcount


def _measure_lock(wrong: int) -> timedelta | None:
    if wrong < GUESSES:
        return None
    doublings = min(wrong - GUESSES, 10)
    return min(timedelta(hours=2**doublings), LONGEST_LOCK)


def _store(conn: Connection, stranger_id: int, *, known: bool, **values: object) -> None:
    if known:
        conn.execute(update(strangers).where(strangers.c.id == stranger_id).values(**values))
    else:
        conn.execute(insert(strangers), {"id": stranger_id, "wrong_codes": 0} | values)
