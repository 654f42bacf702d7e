"""Obligations as they are stored: saving, finding, pausing, resuming and ending them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import structlog
from sqlalchemy import Connection, case, func, insert, literal, select, update

from bot.store.deadline_tables import obligations
from bot.store.tables import UtcTime
from bot.usecases.deadlines import PAUSED
from bot.usecases.marking import waive_span
from bot.usecases.scheduling import schedule
from bot.words.interviews import Interviews
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.storing import dump_obligation, load_obligation

log = structlog.get_logger(__name__)

_LOCK = 0x6F626C69
"""Names the obligations among PostgreSQL's advisory locks."""

State = Literal["active", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class StoredObligation:
    """An obligation with its row's id and its state.

    Of a paused one nobody is reminded; an ended one yields nothing any more.
    """

    id: int
    obligation: Obligation
    state: State


_columns = select(obligations.c.id, obligations.c.rule, obligations.c.state)


def save_obligation(
    conn: Connection,
    interviews: Interviews,
    obligation: Obligation,
    by: int | None,
    now: datetime,
    obligation_id: int | None = None,
) -> int:
    """Store a new obligation, or in place of the one of that id, with its deadlines; its id.

    `by` is a person's id, or None on the server. The name must be no other obligation's
    (`find_named`), and `occurrences.find_fault` have nothing to say.
    """
    stored_id = store_obligation(conn, obligation, by, now, obligation_id)
    schedule(conn, interviews, now, [stored_id])
    return stored_id


def store_obligation(
    conn: Connection,
    obligation: Obligation,
    by: int | None,
    now: datetime,
    obligation_id: int | None = None,
    *,
    active: bool = False,
) -> int:
    """Store the obligation as `save_obligation` does, without its deadlines; return its id.

    `active` has one that was paused or had ended go on. Who calls it runs `scheduling.schedule`
    once all are stored.
    """
    row = {"name": obligation.name, "rule": dump_obligation(obligation)}
    if obligation_id is None:
        fresh = row | {"state": "active", "made_by": by, "made_at": now, "changed_at": now}
        made = conn.execute(insert(obligations).returning(obligations.c.id), fresh)
        return int(made.scalar_one())
    paused = obligations.c.state == PAUSED  # which keeps the moment from which it is
    state: dict[str, object] = {
        "changed_at": case((paused, obligations.c.changed_at), else_=literal(now, UtcTime))
    }
    state |= {"state": "active"} if active else {}
    conn.execute(update(obligations).where(obligations.c.id == obligation_id).values(row | state))
    return obligation_id


def lock_obligations(conn: Connection) -> None:
    """Wait for others who look for a free name; it stays free until this transaction ends."""
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def find_obligation(conn: Connection, obligation_id: int) -> StoredObligation | None:
    """Return the obligation of that id, if there is one."""
    return _find(conn, obligation_id=obligation_id)


def find_named(conn: Connection, name: str) -> StoredObligation | None:
    """Return the obligation of exactly that name, if there is one."""
    return _find(conn, name=name)


def find_pause(conn: Connection, obligation_id: int) -> datetime | None:
    """Return since when the obligation is paused; None when it is not."""
    query = select(obligations.c.changed_at).where(
        obligations.c.id == obligation_id, obligations.c.state == PAUSED
    )
    return conn.execute(query).scalar_one_or_none()


def list_obligations(conn: Connection) -> list[StoredObligation]:
    """Return all obligations, ended ones too, in the order they were made in."""
    rows = conn.execute(_columns.order_by(obligations.c.id))
    return [StoredObligation(row[0], load_obligation(row[1]), row[2]) for row in rows]


def pause(
    conn: Connection, interviews: Interviews, obligation_id: int, by: int | None, now: datetime
) -> bool:
    """Have nobody reminded of it until it is resumed; False when it is not active."""
    return _set_state(conn, interviews, obligation_id, "paused", ("active",), by, now)


def resume(
    conn: Connection,
    interviews: Interviews,
    obligation_id: int,
    by: int | None,
    now: datetime,
    why: str = "",
) -> bool:
    """Make a paused or an ended one active again; False when it is neither.

    What fell due while it was paused is waived, with `why` as the reason.
    """
    of: tuple[State, ...] = ("paused", "ended")
    return _set_state(conn, interviews, obligation_id, "active", of, by, now, why)


def end(
    conn: Connection,
    interviews: Interviews,
    obligation_id: int,
    by: int | None,
    now: datetime,
    why: str = "",
) -> bool:
    """Let it yield nothing any more; what was due stays owed. False when it is ended or gone.

    What fell due while it was paused is waived, with `why` as the reason.
    """
    of: tuple[State, ...] = ("active", "paused")
    return _set_state(conn, interviews, obligation_id, "ended", of, by, now, why)


def _find(
    conn: Connection, *, obligation_id: int | None = None, name: str | None = None
) -> StoredObligation | None:
    same = obligations.c.id == obligation_id if name is None else obligations.c.name == name
    row = conn.execute(_columns.where(same)).one_or_none()
    return None if row is None else StoredObligation(row[0], load_obligation(row[1]), row[2])


def _set_state(
    conn: Connection,
    interviews: Interviews,
    obligation_id: int,
    state: State,
    of: tuple[State, ...],
    by: int | None,
    now: datetime,
    why: str = "",
) -> bool:
    paused_at = find_pause(conn, obligation_id)
    same = (obligations.c.id == obligation_id, obligations.c.state.in_(of))
    statement = update(obligations).where(*same).values(state=state, changed_at=now)
    changed = conn.execute(statement).rowcount == 1
    if changed:
        log.info("obligation changed", obligation=obligation_id, state=state, by=by)
        if paused_at is not None:
            waive_span(conn, obligation_id, paused_at, by, why, now)
        schedule(conn, interviews, now, [obligation_id])
    return changed
