"""Snoozing (稍后提醒): a reminder of one deadline at a moment that a person chooses."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from bot.store.deadline_tables import deadlines, pushes
from bot.store.inserts import build_inserts
from bot.usecases.people import Person

SNOOZE = "snooze_"
"""What the step of a snoozed push begins with; its moment, in minutes since 1970, follows."""

_INSERT = build_inserts(pushes)


def snooze(conn: Connection, person: Person, deadline_id: int, until: datetime) -> bool:
    """Remind the person of the deadline at `until`, in place of any moment they chose before.

    False when it is settled or gone: there is nothing left to be reminded of.
    """
    missing = (deadlines.c.id == deadline_id, deadlines.c.settled.is_(None))
    # Held, so that it is neither settled nor deleted before what hangs on it is stored.
    held = select(deadlines.c.id).where(*missing).with_for_update(read=True)
    if conn.execute(held).one_or_none() is None:
        return False
    chosen = (pushes.c.step.startswith(SNOOZE, autoescape=True), pushes.c.said_at.is_(None))
    its = (pushes.c.deadline_id == deadline_id, pushes.c.chat_id == person.id)
    conn.execute(delete(pushes).where(*its, *chosen))
    row = {"deadline_id": deadline_id, "chat_id": person.id, "due_at": until, "said_at": None}
    row["step"] = f"{SNOOZE}{int(until.timestamp()) // 60}"
    conn.execute(_INSERT[conn.dialect.name], row)
    return True
