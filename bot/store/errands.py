"""Errands as rows: which process runs which, and who takes over after a death.

A claim counts as a try from the start, so that an errand that ends its process is not run for
ever. What a process made counts only if it still holds the claim: `take_errand` decides.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from bot.store.tables import errands
from bot.store.writer import find_process

LEASE = timedelta(seconds=30)
"""How long a claim holds unless renewed."""


@dataclass(frozen=True, slots=True)
class ErrandRow:
    """An errand that this process has claimed; `tries` counts this one."""

    id: int
    kind: str
    chat_id: int
    params: Mapping[str, object]
    tries: int


def renew_errands(conn: Connection, ids: Collection[int], now: datetime) -> None:
    """Hold what this process runs for another lease."""
    if ids:
        mine = update(errands).where(errands.c.id.in_(ids), _is_mine(conn))
        conn.execute(mine.values(claimed_until=now + LEASE))


def claim_errands(conn: Connection, limit: int, now: datetime) -> list[ErrandRow]:
    """Claim at most `limit` errands that nobody runs, the oldest first.

    The one process on a SQLite file need not wait for the lease of its predecessor.
    """
    free = or_(errands.c.claimed_until.is_(None), errands.c.claimed_until < now)
    if conn.dialect.name == "sqlite":
        free = or_(free, errands.c.claimed_by != find_process(conn))
    chosen = select(errands.c.id).where(free).order_by(errands.c.id).limit(limit)
    ids = conn.execute(chosen.with_for_update(skip_locked=True)).scalars().all()
    if not ids:
        return []
    claim = update(errands).where(errands.c.id.in_(ids)).returning(*errands.c)
    values = {"claimed_by": find_process(conn), "claimed_until": now + LEASE}
    claimed = conn.execute(claim.values(values | {"tries": errands.c.tries + 1})).all()
    rows = [
        ErrandRow(row.id, row.kind, row.chat_id, json.loads(row.params), row.tries)
        for row in claimed
    ]
    return sorted(rows, key=lambda row: row.id)


def take_errand(conn: Connection, errand_id: int) -> bool:
    """Remove an errand that is done; False when another process holds or has done it."""
    mine = delete(errands).where(errands.c.id == errand_id, _is_mine(conn))
    return conn.execute(mine).rowcount == 1


def delay_errand(conn: Connection, errand_id: int, until: datetime) -> None:
    """Leave an errand that failed to whoever looks after `until`."""
    mine = update(errands).where(errands.c.id == errand_id, _is_mine(conn))
    conn.execute(mine.values(claimed_by=None, claimed_until=until))


def release_errands(conn: Connection) -> None:
    """Leave the errands of this process to the others, the broken off try uncounted."""
    values = {"claimed_by": None, "claimed_until": None, "tries": errands.c.tries - 1}
    conn.execute(update(errands).where(_is_mine(conn)).values(values))


def _is_mine(conn: Connection) -> ColumnElement[bool]:
    return errands.c.claimed_by == find_process(conn)
