"""What people decide about a deadline, each with who and why: hand in, waive, move, assign."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.store.deadline_tables import (
    deadline_changes,
    deadlines,
    obligations,
    pushes,
    reminders,
)
from bot.store.tables import people
from bot.usecases.owing import load_office
from bot.usecases.reminder_rows import Due, repair_reminders
from bot.usecases.working_days import load_working_days
from conversations.deadlines.deadline import Deadline, Settled
from conversations.deadlines.moments import build_moment
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.storing import load_obligation

What = Literal["handed_in", "elsewhere", "waived", "returned", "reopened", "moved", "assigned"]

_ESCALATED = ("head", "leader")
"""Steps that are for those who watch."""

LONGEST_WHY = 500
"""Characters of a reason that are kept."""

_AT_ONCE = 500
"""Rows of one statement, of which databases take only so many."""


@dataclass(frozen=True, slots=True)
class Change:
    """One decision about a deadline. `by` is the name of whose it was, "" of the server's.

    `why` is the reason; of an assignment it is the name of whom it went to, "" of nobody.
    `from_on` and `to_on` are the due days of a move.
    """

    what: What
    why: str
    from_on: date | None
    to_on: date | None
    by: str
    made_at: datetime


def hand_in(conn: Connection, deadline: Deadline, by: int, now: datetime) -> bool:
    """Mark the report handed in; False when the deadline is settled already, or gone."""
    return _settle(conn, deadline, "handed_in", "", by, now)


def report_elsewhere(
    conn: Connection, deadline: Deadline, by: int, why: str, now: datetime
) -> bool:
    """Mark the report handed in without the bot, and how; False when settled already, or gone."""
    return _settle(conn, deadline, "elsewhere", why, by, now)


def waive(conn: Connection, deadline: Deadline, by: int, why: str, now: datetime) -> bool:
    """Mark that nothing need be handed in, and why; False when settled already, or gone."""
    return _settle(conn, deadline, "waived", why, by, now)


def waive_span(
    conn: Connection,
    obligation_id: int,
    since: datetime,
    by: int | None,
    why: str,
    now: datetime,
) -> int:
    """Waive what is missing of the obligation and fell due after `since` and by now; how many.

    `by` is a person's id, or None on the server.
    """
    missing = (deadlines.c.obligation_id == obligation_id, deadlines.c.settled.is_(None))
    fell_due = (deadlines.c.due_at > since, deadlines.c.due_at <= now)
    statement = update(deadlines).where(*missing, *fell_due)
    settled = statement.values(settled="waived", settled_at=now).returning(deadlines.c.id)
    ids = list(conn.execute(settled).scalars())
    for some in (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)):
        row = {"what": "waived", "made_by": by, "why": why[:LONGEST_WHY], "made_at": now}
        conn.execute(insert(deadline_changes), [row | {"deadline_id": each} for each in some])
        _silence(conn, some, now)
    return len(ids)


def send_back(conn: Connection, deadline: Deadline, by: int, why: str, now: datetime) -> bool:
    """Reopen what was settled, and why; False when it is not settled, or gone.

    What was handed in is to be revised; what was waived is owed as if it had never been.
    """
    waived = deadline.settled == "waived"
    statement = update(deadlines).where(
        deadlines.c.id == deadline.id, deadlines.c.settled.is_not(None)
    )
    values = {"settled": None, "settled_at": None} | ({} if waived else {"returned_at": now})
    if conn.execute(statement.values(values)).rowcount == 0:
        return False
    _note(conn, deadline, "reopened" if waived else "returned", why, by, now)
    of_it = reminders.c.deadline_id == deadline.id
    conn.execute(delete(reminders).where(of_it, reminders.c.due_at > now))
    _repair(conn, deadline, now, anew=False)
    return True


def move(
    conn: Connection, deadline: Deadline, to_on: date, by: int, why: str, now: datetime
) -> bool:
    """Have it due on another day, and why; False when it is settled, gone, or due then already.

    From then on it keeps its day, whatever its obligation says. It opens no later than it is due.
    """
    from_on = _lock_missing(conn, deadline)
    if from_on is None or from_on == to_on:
        return False
    values = {
        "due_on": to_on,
        "due_at": _find_end(conn, deadline, to_on),
        "opens_on": min(deadline.opens_on, to_on),
        "moved": True,
    }
    conn.execute(update(deadlines).where(deadlines.c.id == deadline.id).values(values))
    _note(conn, deadline, "moved", why, by, now, from_on=from_on, to_on=to_on)
    _repair(conn, deadline, now, anew=True)
    return True


def assign(
    conn: Connection, deadline: Deadline, person_id: int | None, by: int, now: datetime
) -> bool:
    """Make it one person's, or with None the whole unit's; False when settled, gone or so already.

    Nobody else is reminded of it from then on.
    """
    statement = update(deadlines).where(
        deadlines.c.id == deadline.id,
        deadlines.c.settled.is_(None),
        deadlines.c.assignee_id.is_distinct_from(person_id),
    )
    if conn.execute(statement.values(assignee_id=person_id)).rowcount == 0:
        return False
    named = load_office(conn).find_person(person_id)
    _note(conn, deadline, "assigned", named.name if named else "", by, now)
    if person_id is not None:
        others = (pushes.c.chat_id > 0, pushes.c.chat_id != person_id)
        _drop_pushes(conn, [deadline.id], *others, pushes.c.step.not_in(_ESCALATED))
    return True


def list_changes(conn: Connection, deadline_id: int) -> list[Change]:
    """Return what was decided about the deadline, the first decision first."""
    columns = (
        *(deadline_changes.c.what, deadline_changes.c.why, deadline_changes.c.from_on),
        *(deadline_changes.c.to_on, people.c.name, deadline_changes.c.made_at),
    )
    joined = deadline_changes.outerjoin(people, people.c.id == deadline_changes.c.made_by)
    query = select(*columns).select_from(joined)
    rows = conn.execute(
        query.where(deadline_changes.c.deadline_id == deadline_id).order_by(deadline_changes.c.id)
    )
    return [Change(*row[:4], row[4] or "", row[5]) for row in rows]


def _settle(
    conn: Connection, deadline: Deadline, settled: Settled, why: str, by: int, now: datetime
) -> bool:
    statement = update(deadlines).where(
        deadlines.c.id == deadline.id, deadlines.c.settled.is_(None)
    )
    if conn.execute(statement.values(settled=settled, settled_at=now)).rowcount == 0:
        return False
    _note(conn, deadline, settled, why, by, now)
    _silence(conn, [deadline.id], now)
    return True


def _silence(conn: Connection, ids: Collection[int], now: datetime) -> None:
    """Have nobody reminded of these deadlines."""
    undone = (reminders.c.deadline_id.in_(ids), reminders.c.done_at.is_(None))
    conn.execute(update(reminders).where(*undone).values(done_at=now))
    _drop_pushes(conn, ids)


def _drop_pushes(conn: Connection, ids: Collection[int], *which: ColumnElement[bool]) -> None:
    unsaid = (pushes.c.deadline_id.in_(ids), pushes.c.said_at.is_(None))
    conn.execute(delete(pushes).where(*unsaid, *which))


def _note(
    conn: Connection,
    deadline: Deadline,
    what: What,
    why: str,
    by: int,
    now: datetime,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
) -> None:
    row: dict[str, object] = {"deadline_id": deadline.id, "what": what, "made_by": by}
    row |= {"why": why[:LONGEST_WHY], "from_on": from_on, "to_on": to_on, "made_at": now}
    conn.execute(insert(deadline_changes), row)


def _lock_missing(conn: Connection, deadline: Deadline) -> date | None:
    """Return the day on which it is due now; None when it is settled or gone."""
    query = select(deadlines.c.due_on).where(
        deadlines.c.id == deadline.id, deadlines.c.settled.is_(None)
    )
    return conn.execute(query.with_for_update()).scalar_one_or_none()


def _repair(conn: Connection, deadline: Deadline, now: datetime, *, anew: bool) -> None:
    """Store the reminders that follow from how the deadline is stored by now."""
    row = conn.execute(
        select(deadlines.c.opens_on, deadlines.c.due_on).where(deadlines.c.id == deadline.id)
    ).one()
    zone = load_office(conn, [deadline]).find_zone(deadline.unit_id, deadline.person_id)
    due = Due(deadline.id, _load_obligation(conn, deadline), zone, row.opens_on, row.due_on)
    repair_reminders(conn, [due], load_working_days(conn), now, {deadline.id} if anew else ())


def _find_end(conn: Connection, deadline: Deadline, on: date) -> datetime:
    """Return the moment at which it ends on that day."""
    ends_at = _load_obligation(conn, deadline).ends_at
    zone = load_office(conn, [deadline]).find_zone(deadline.unit_id, deadline.person_id)
    return build_moment(on, ends_at.hour * 60 + ends_at.minute, zone)


def _load_obligation(conn: Connection, deadline: Deadline) -> Obligation:
    rule = select(obligations.c.rule).where(obligations.c.id == deadline.obligation_id)
    return load_obligation(conn.execute(rule).scalar_one())
