"""Engines for the two databases, set up so that a transaction means the same on both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

_PRAGMAS = (
    "PRAGMA busy_timeout=10000",  # ms to wait for a command's write; first, as WAL may have to wait
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # what was committed outlives a power cut
    "PRAGMA foreign_keys=ON",
)

_READING = "reading"
"""The option of a connection that will not write."""


def build_engine(url: str) -> Engine:
    """Return an engine for a `sqlite:///…` or `postgresql://…` address.

    Connections are not pooled: the writer keeps its one, commands open and close theirs. The
    parameters of a failed statement stay out of its exception, since they are people's answers.
    """
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    """Take the transactions out of the driver's hands and set what every connection needs."""
    # The driver itself would begin late, and only before some kinds of statement.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


@contextmanager
def open_snapshot(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that reads the database as it is now until left, and holds up nobody."""
    options: dict[str, object] = {_READING: True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with engine.connect() as connection:
        reading = connection.execution_options(**options)
        with reading.begin():
            yield reading


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a read that turns into a write could only fail, not wait."""
    reading = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
