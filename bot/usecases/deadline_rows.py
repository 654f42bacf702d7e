"""Rows of deadlines in bulk: loading them to be compared, and storing what came of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.deadline_tables import deadline_changes, deadlines, pushes, reminders
from bot.store.inserts import build_inserts
from bot.usecases.reminder_rows import split_ids

Key = tuple[int, int | None, int | None, str]
"""What tells deadlines apart: obligation, unit, person, occurrence."""

_key = (
    *(deadlines.c.obligation_id, deadlines.c.unit_id),
    *(deadlines.c.person_id, deadlines.c.occurrence),
)
_FOLLOWING = ("interview", "period", "opens_on", "due_on", "due_at")
_untouched = (deadlines.c.settled.is_(None), deadlines.c.moved.is_(False))
_INSERT = {
    dialect: insert.returning(deadlines.c.id, *_key)
    for dialect, insert in build_inserts(deadlines).items()
}
_UPDATE = (
    update(deadlines)
    .where(deadlines.c.id == bindparam("row"), *_untouched)
    .values({name: bindparam(f"new_{name}") for name in _FOLLOWING})
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a deadline follows from its obligation."""

    interview: str | None
    period: str
    opens_on: date
    due_on: date
    due_at: datetime


@dataclass(frozen=True, slots=True)
class StoredTerms:
    """A stored deadline: its terms, and whether people have had a hand in it."""

    id: int
    terms: Terms
    settled: bool
    moved: bool
    returned: bool


def load_terms(
    conn: Connection,
    obligation_ids: Sequence[int],
    since: date,
    unit_ids: Collection[int] | None = None,
) -> dict[Key, StoredTerms]:
    """Return the deadlines of these obligations that are due from `since` on; of these units only,
    or with None of all who owe them.
    """
    hands = (deadlines.c.settled, deadlines.c.moved, deadlines.c.returned_at)
    terms = [deadlines.c[name] for name in _FOLLOWING]
    query = select(*_key, deadlines.c.id, *hands, *terms).where(deadlines.c.due_on >= since)
    if unit_ids is not None:
        query = query.where(deadlines.c.unit_id.in_(unit_ids))
    found: dict[Key, StoredTerms] = {}
    for part in split_ids(obligation_ids):
        for row in conn.execute(query.where(deadlines.c.obligation_id.in_(part))):
            touched = (row[5] is not None, row[6], row[7] is not None)
            found[row[0], row[1], row[2], row[3]] = StoredTerms(row[4], Terms(*row[8:]), *touched)
    return found


def insert_deadlines(conn: Connection, fresh: Mapping[Key, Terms]) -> dict[Key, int]:
    """Store new deadlines; return the ids of those that nobody else had stored meanwhile."""
    if not fresh:
        return {}
    rows = [
        dict(zip(("obligation_id", "unit_id", "person_id", "occurrence"), key, strict=True))
        | {name: getattr(terms, name) for name in _FOLLOWING}
        | {"moved": False}
        for key, terms in fresh.items()
    ]
    made = conn.execute(_INSERT[conn.dialect.name], rows)
    return {(row[1], row[2], row[3], row[4]): row[0] for row in made}


def update_deadlines(conn: Connection, changed: Mapping[int, Terms]) -> None:
    """Store other terms, by id, of deadlines that are neither settled nor moved."""
    rows = [
        {"row": row_id} | {f"new_{name}": getattr(terms, name) for name in _FOLLOWING}
        for row_id, terms in changed.items()
    ]
    if rows:
        conn.execute(_UPDATE, rows)


def delete_deadlines(conn: Connection, ids: Collection[int]) -> int:
    """Delete those of the deadlines that are neither settled nor moved, with all that hangs on
    them; return how many.
    """
    count = 0
    for part in split_ids(sorted(ids)):
        lock = select(deadlines.c.id).where(deadlines.c.id.in_(part), *_untouched)
        rows = conn.execute(lock.order_by(deadlines.c.id).with_for_update())
        locked = list(rows.scalars())
        for table in (pushes, reminders, deadline_changes):
            conn.execute(delete(table).where(table.c.deadline_id.in_(locked)))
        conn.execute(delete(deadlines).where(deadlines.c.id.in_(locked)))
        count += len(locked)
    return count
