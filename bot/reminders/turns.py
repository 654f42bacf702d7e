"""Turns: of several processes on one database, one at a time takes what is due."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

_LOCK = 0x7469_636B
"""PostgreSQL's advisory lock of the one that ticks, within one schema."""

_TRY = select(func.pg_try_advisory_xact_lock(_LOCK, func.hashtext(func.current_schema())))


def take_turn(conn: Connection) -> bool:
    """Whether this transaction is the only one that takes what is due, until it ends.

    A SQLite file has one service at a time, and one writer.
    """
    return conn.dialect.name == "sqlite" or bool(conn.execute(_TRY).scalar())
