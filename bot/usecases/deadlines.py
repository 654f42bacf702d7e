"""Deadlines as they are stored: found by id, listed by whose they are and when they are due."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from bot.store.deadline_tables import deadlines, obligations
from bot.store.tables import people
from conversations.deadlines.deadline import Deadline

PAUSED = "paused"
"""The state of an obligation that nobody is reminded of for the time being."""

_columns = (
    *(deadlines.c.id, deadlines.c.obligation_id, obligations.c.name, deadlines.c.interview),
    *(deadlines.c.period, deadlines.c.occurrence, deadlines.c.opens_on, deadlines.c.due_on),
    *(deadlines.c.due_at, deadlines.c.unit_id, deadlines.c.person_id, deadlines.c.assignee_id),
    *(deadlines.c.settled, deadlines.c.settled_at, deadlines.c.returned_at, deadlines.c.moved),
)
_all = select(*_columns, obligations.c.state == PAUSED).select_from(
    deadlines.join(obligations, obligations.c.id == deadlines.c.obligation_id)
)


def find_deadline(conn: Connection, deadline_id: int) -> Deadline | None:
    """Return the deadline of that id, if there still is one."""
    row = conn.execute(_all.where(deadlines.c.id == deadline_id)).one_or_none()
    return None if row is None else Deadline(*row)


def list_deadlines(
    conn: Connection,
    *,
    units: Collection[int] | None = None,
    person: int | None = None,
    since: date | None = None,
    until: date | None = None,
    open_only: bool = False,
    obligation: int | None = None,
    ids: Collection[int] | None = None,
    most: int | None = None,
) -> list[Deadline]:
    """Return the deadlines to which all that is given applies, the first due first.

    `units`: owed by one of them, or by a person in one. `person`: named in it, as the one who owes
    it or to whom it is assigned. `since` and `until` are due days, both included. `open_only`:
    neither settled nor of a paused obligation. `most`: so many of them at most.
    """
    query = _narrow(_all, units, person, obligation)
    if ids is not None:
        query = query.where(deadlines.c.id.in_(ids))
    if since is not None:
        query = query.where(deadlines.c.due_on >= since)
    if until is not None:
        query = query.where(deadlines.c.due_on <= until)
    if open_only:
        query = query.where(deadlines.c.settled.is_(None), obligations.c.state != PAUSED)
    rows = conn.execute(query.order_by(deadlines.c.due_on, deadlines.c.id).limit(most))
    return [Deadline(*row) for row in rows]


def list_candidates(
    conn: Connection,
    person_id: int,
    unit_id: int | None,
    *,
    since: date | None = None,
    until: date | None = None,
    open_only: bool = False,
) -> list[Deadline]:
    """Return the deadlines that may be the person's to fill: theirs, assigned, or of the unit."""
    own = list_deadlines(conn, person=person_id, since=since, until=until, open_only=open_only)
    if unit_id is None:
        return own
    units = list_deadlines(conn, units=[unit_id], since=since, until=until, open_only=open_only)
    found = {deadline.id: deadline for deadline in (*own, *units)}
    return sorted(found.values(), key=lambda deadline: (deadline.due_on, deadline.id))


Rows = Select[*tuple[Any, ...]]


def _narrow(
    query: Rows, units: Collection[int] | None, person: int | None, obligation: int | None
) -> Rows:
    if units is not None:
        inside = select(people.c.id).where(people.c.unit_id.in_(units))
        query = query.where(or_(deadlines.c.unit_id.in_(units), deadlines.c.person_id.in_(inside)))
    if person is not None:
        named = or_(deadlines.c.person_id == person, deadlines.c.assignee_id == person)
        query = query.where(named)
    if obligation is not None:
        query = query.where(deadlines.c.obligation_id == obligation)
    return query
