"""The database as the rest of the bot sees it: open it, run jobs in it, close it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from bot.store.addresses import DatabaseUnreachable, find_file
from bot.store.engines import build_engine
from bot.store.handovers import listen_for_handovers
from bot.store.migrations import migrate
from bot.store.writer import Handler, Job, Listener, Writer, run_jobs

R = TypeVar("R")
T = TypeVar("T")


class Database:
    """One process's way to its database; `process` is the name under which it claims rows."""

    def __init__(self, engine: Engine) -> None:
        self.process = secrets.token_hex(8)
        self._engine = engine
        self._writer = Writer(engine, self.process)

    async def run(self, job: Job[T], key: int = 0) -> T:
        """Run `job` in the writer thread and return its value once it is committed.

        Jobs of one `key` (a chat's id) run in the order of their calls. What `job` raises is raised
        here and undoes only that job; when the commit fails, every job of it raises, and none has
        had an effect. `job` may be run more than once before it counts: it keeps nothing outside
        its connection.
        """
        return await self._writer.submit(run_jobs, job, key)

    async def run_together(self, handler: Handler[R, T], request: R, key: int) -> T:
        """Have `handler` take the request in the writer thread; return its value once committed.

        Requests of one handler that wait at the same time reach it in one call, each of another
        key. Otherwise as `run`.
        """
        return await self._writer.submit(handler, request, key)

    def run_now(self, job: Callable[[Connection], T]) -> T:
        """Run `job` in a transaction of its own, in this thread; for the command line."""
        with self._engine.begin() as connection:
            return job(connection)

    def on_commit(self, listener: Listener) -> None:
        """Have `listener` called, in the event loop, with what committed jobs announced."""
        self._writer.add_listener(listener)

    async def listen(self, hear: Callable[[], None]) -> None:
        """Call `hear` when others put rows into the outbox for this process, until cancelled."""
        await listen_for_handovers(self._engine.url, self.process, hear)

    def close(self) -> None:
        """Finish the jobs that wait and let go of the database."""
        self._writer.close()
        self._engine.dispose()


def open_database(url: str) -> Database:
    """Open the database at a SQLAlchemy address, creating or migrating its tables where needed.

    DatabaseUnreachable when it does not answer.
    """
    file = find_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = build_engine(url)
    try:
        migrate(engine)
    except OperationalError:
        raise DatabaseUnreachable from None
    return Database(engine)
