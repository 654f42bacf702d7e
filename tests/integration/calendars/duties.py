"""Deadlines put straight into the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from sqlalchemy import Connection, insert, select

from bot.store.deadline_tables import deadlines, obligations

NOW = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)


def add_deadline(
    conn: Connection,
    person_id: int,
    due_on: date,
    name: str = "半年总结",
    settled: str | None = None,
    state: str = "active",
) -> int:
    """Store a deadline that the person owes, with its obligation; return its id."""
    found = conn.execute(select(obligations.c.id).where(obligations.c.name == name)).scalar()
    if found is None:
        duty = {"name": name, "rule": "{}", "state": state, "made_at": NOW, "changed_at": NOW}
        found = conn.execute(insert(obligations).returning(obligations.c.id), duty).scalar_one()
    row = {
        "obligation_id": found,
        "person_id": person_id,
        "occurrence": due_on.isoformat(),
        "period": "2026H1",
        "opens_on": due_on,
        "due_on": due_on,
        "due_at": datetime.combine(due_on, time(10), UTC),
        "moved": False,
        "settled": settled,
        "settled_at": NOW if settled else None,
    }
    made: int = conn.execute(insert(deadlines).returning(deadlines.c.id), row).scalar_one()
    return made
