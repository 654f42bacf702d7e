"""Who writes to a PostgreSQL database: any number of services, or one restore alone."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

_LOCK = 0x6875_6973
"""PostgreSQL's advisory lock of one schema: shared by those that write."""

_schema = func.hashtext(func.current_schema())
_SHARE = select(func.pg_advisory_lock_shared(_LOCK, _schema))
_TAKE = select(func.pg_try_advisory_xact_lock(_LOCK, _schema))


def share_database(connection: Connection) -> None:
    """Be one of those that write, as long as the connection lives; waits for a restore."""
    if connection.dialect.name == "postgresql":
        connection.execute(_SHARE)
        connection.commit()


def is_served(connection: Connection) -> bool:
    """Tell whether somebody writes; if nobody does, nobody can until the transaction ends.

    Never on SQLite, where `hold_database` answers for it.
    """
    return connection.dialect.name == "postgresql" and not connection.execute(_TAKE).scalar()
