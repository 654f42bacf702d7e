"""What waits in the database to be said or done by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, FromClause, Select, bindparam, func, literal, select

from bot.store.deadline_tables import deadlines, obligations, pushes, reminders
from bot.store.tables import errands, outbox


@dataclass(frozen=True, slots=True)
class Backlog:
    """Rows that wait; `late_seconds` is how long the first due message of the outbox has waited.

    `messages` are all that will be said, `given_up` those that will not (kept for a while).
    `reminders` are steps due of reports that are missing, `pushes` reminders of people and groups
    due to be said.
    """

    messages: int
    late_seconds: float
    given_up: int
    errands: int
    reminders: int
    pushes: int


def _count(source: FromClause) -> Select[int]:
    return select(func.count()).select_from(source)


_now = bindparam("now", type_=outbox.c.due_at.type)
_missing = reminders.join(deadlines, deadlines.c.id == reminders.c.deadline_id).join(
    obligations, obligations.c.id == deadlines.c.obligation_id
)
_COUNTS = select(
    _count(outbox).where(outbox.c.given_up.is_(False)).scalar_subquery(),
    _count(outbox).where(outbox.c.given_up).scalar_subquery(),
    _count(errands).scalar_subquery(),
    _count(_missing)
    .where(
        reminders.c.done_at.is_(None),
        reminders.c.due_at <= _now,
        deadlines.c.settled.is_(None),
        obligations.c.state == "active",
    )
    .scalar_subquery(),
    _count(pushes).where(pushes.c.said_at.is_(None), pushes.c.due_at <= _now).scalar_subquery(),
)
_FIRST = select(func.min(outbox.c.due_at)).where(outbox.c.given_up.is_(False))
_ANYTHING = select(literal(1))


def load_backlog(conn: Connection, now: datetime) -> Backlog:
    """Return what waits at `now`."""
    messages, given_up, waiting, due, unsaid = conn.execute(_COUNTS, {"now": now}).one()
    first = conn.execute(_FIRST).scalar()
    late = max(0.0, (now - first).total_seconds()) if first else 0.0
    return Backlog(messages, late, given_up, waiting, due, unsaid)


def answer(conn: Connection) -> None:
    """Have the database answer, whatever it is."""
    conn.execute(_ANYTHING)
