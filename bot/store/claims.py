"""Claims on the outbox: which process says which rows, and who takes over after a death."""

from __future__ import annotations

import json
from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Alias,
    ColumnElement,
    Connection,
    Table,
    Update,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.store.outbox import LEASE, Outgoing, Row
from bot.store.tables import outbox
from bot.store.writer import find_process

LIMIT = 1000
"""Rows taken over, and rows loaded, by one sweep: a backlog is taken in portions."""

_LOCK = 0x6875_6F62
"""PostgreSQL's advisory lock of those that take over, within one schema.

Skipping locked rows instead would give the first rows of a chat to one process and the rest to
another, and so break their order."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """What this process holds by now: `mine` are all its rows, `found` those it did not know."""

    mine: frozenset[int]
    found: tuple[Row, ...]


def sweep(connection: Connection, known: Set[int], now: datetime) -> Sweep:
    """Renew the claims of this process, take over what nobody holds, and say what it holds.

    `known` are the ids of rows the process has in memory. A known row that is not among `mine` was
    lost to another process. A row can be found that was this process's all along: its commit was
    answered by a lost connection.
    """
    process = find_process(connection)
    if process is None:
        raise RuntimeError("only the writer's connection claims rows")
    _take_over(connection, process, now)
    connection.execute(_RENEW, {"process": process, "until": now + LEASE, "soon": now + LEASE / 2})
    return _look(connection, process, known)


def collect(connection: Connection, known: Set[int]) -> tuple[Row, ...]:
    """Return rows of this process that it has not in memory: another put them there for it."""
    process = find_process(connection)
    return _look(connection, process, known).found if process else ()


def _look(connection: Connection, process: str, known: Set[int]) -> Sweep:
    mine = frozenset(connection.execute(_MINE, {"process": process}).scalars())
    return Sweep(mine, load_rows(connection, sorted(mine - known)[:LIMIT]))


def load_rows(connection: Connection, ids: Collection[int]) -> tuple[Row, ...]:
    """Return rows of the outbox in the order of their ids."""
    if not ids:
        return ()
    return tuple(
        Row(
            found.id,
            Outgoing(
                found.chat_id,
                found.method,
                json.loads(found.payload),
                found.document_id,
                found.file_id,
            ),
            found.due_at,
            found.tries,
        )
        for found in connection.execute(_LOAD, {"ids": ids})
    )


def release_claims(connection: Connection) -> None:
    """Leave the rows of this process to the others; said when it ends."""
    connection.execute(_RELEASE, {"process": find_process(connection)})


def _take_over(connection: Connection, process: str, now: datetime) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_TAKE_OVER_ALONE, _build_claim(process, now))
    elif connection.execute(_TRY_LOCK).scalar():
        connection.execute(_TAKE_OVER, _build_claim(process, now))


def _build_claim(process: str, now: datetime) -> dict[str, object]:
    return {"process": process, "now": now, "until": now + LEASE}


def _is_lapsed(rows: Table | Alias) -> ColumnElement[bool]:
    return or_(rows.c.claimed_by.is_(None), rows.c.claimed_until < bindparam("now"))


def _is_anothers(rows: Table | Alias) -> ColumnElement[bool]:
    """The one process on a SQLite file need not wait for the lease of its predecessor."""
    return or_(rows.c.claimed_by.is_(None), rows.c.claimed_by != bindparam("process"))


def _build_take_over(free: ColumnElement[bool], *more: ColumnElement[bool]) -> Update:
    chosen = (
        select(outbox.c.id)
        .where(free, outbox.c.given_up.is_(False), *more)
        .order_by(outbox.c.id)
        .limit(LIMIT)
    )
    return (
        update(outbox)
        .where(outbox.c.id.in_(chosen.scalar_subquery()))
        .values(claimed_by=bindparam("process"), claimed_until=bindparam("until"))
    )


_before = outbox.alias("before")
_behind_living = exists().where(
    _before.c.chat_id == outbox.c.chat_id,
    _before.c.id < outbox.c.id,
    _before.c.given_up.is_(False),
    _before.c.claimed_by != bindparam("process"),
    _before.c.claimed_until >= bindparam("now"),
)
_TRY_LOCK = select(func.pg_try_advisory_xact_lock(_LOCK, func.hashtext(func.current_schema())))
_TAKE_OVER = _build_take_over(_is_lapsed(outbox), ~_behind_living)
_TAKE_OVER_ALONE = _build_take_over(_is_anothers(outbox))
_RENEW = (
    update(outbox)
    .where(outbox.c.claimed_by == bindparam("process"), outbox.c.claimed_until < bindparam("soon"))
    .values(claimed_until=bindparam("until"))
)
_MINE = select(outbox.c.id).where(
    outbox.c.claimed_by == bindparam("process"), outbox.c.given_up.is_(False)
)
_LOAD = (
    select(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True))).order_by(outbox.c.id)
)
_RELEASE = (
    update(outbox)
    .where(outbox.c.claimed_by == bindparam("process"))
    .values(claimed_by=None, claimed_until=None)
)
