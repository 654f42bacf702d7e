"""The writer: one thread with one connection that runs all waiting jobs in one transaction.

A commit costs a disk flush, whatever is in it, so the jobs that wait while one batch is committed
become the next batch. A batch is first run straight through. Only when a job of it raises is it
rolled back and run again with a savepoint around each job, so that the fault undoes that job
alone. Savepoints around every job would cost two more statements each, on every answer, for the
sake of faults that are rare; the price is that a job must be a function of its connection alone
and bear being run again (a deadlock or a lost serialization would ask that of it anyhow).

A job that wants to go on after an error of the database opens its own `begin_nested()`.

Requests that are handled alike can be handled together: their handler gets those of a batch at
once, so that what it reads and writes for them takes a statement in all, not one for each.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot.store.serving import share_database

T = TypeVar("T")
R = TypeVar("R")
Job = Callable[[Connection], T]
Handler = Callable[[Connection, Sequence[R]], Sequence[T]]
"""Handles requests, each of another key, and returns a value for each in their order."""

Listener = Callable[[Sequence[object]], None]

BATCH = 256
"""Jobs of one transaction, at most: bounds how long the first of them waits for its commit."""

TRIES = 5
"""Runs of one batch that other processes may spoil by a deadlock before its callers are told."""

_SPOILT = frozenset({"40001", "40P01"})
"""SQLSTATE of a serialization failure and of a deadlock: nothing is wrong with the jobs."""

_ANNOUNCED = "announced"
_PROCESS = "process"


def announce(connection: Connection, note: object) -> None:
    """Have `note` told to the listeners of this process, once what the job did is committed."""
    notes = connection.info.get(_ANNOUNCED)
    if notes is not None:  # a command's connection has no listeners
        notes.append(note)


def find_process(connection: Connection) -> str | None:
    """Return the name under which this process claims rows; None when it does not send."""
    name: str | None = connection.info.get(_PROCESS)
    return name


@dataclass(slots=True, eq=False)
class Ticket:
    """A request that waits for the writer, and later what came of it."""

    handler: Handler[Any, Any]
    request: Any
    key: int
    future: asyncio.Future[Any]
    value: Any = None
    fault: BaseException | None = None

    def settle(self) -> None:
        """Tell the caller, unless it has stopped waiting."""
        if self.future.done():
            return
        if self.fault is None:
            self.future.set_result(self.value)
        else:
            self.future.set_exception(self.fault)


class Writer:
    """Runs jobs in the order of their arrival, many in one transaction."""

    def __init__(self, engine: Engine, process: str) -> None:
        self._engine = engine
        self._process = process
        self._listeners: list[Listener] = []
        self._waiting: SimpleQueue[Ticket | None] = SimpleQueue()
        self._connection: Connection | None = None
        self._sorted = engine.dialect.name == "postgresql"
        self._closed = False
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def add_listener(self, listener: Listener) -> None:
        """Call `listener` in the event loop with what the jobs of each commit announced."""
        self._listeners.append(listener)

    def submit(self, handler: Handler[R, T], request: R, key: int) -> asyncio.Future[T]:
        """Queue a request; the future, of the running event loop, is done after the commit."""
        if self._closed:
            raise RuntimeError("the database is closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.put(Ticket(handler, request, key, future))
        return future

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        self._closed = True
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        last = False
        while not last:
            batch, last = self._take_batch()
            if batch:
                self._settle(batch, self._commit_or_fail(batch))
        self._disconnect()

    def _take_batch(self) -> tuple[list[Ticket], bool]:
        """Wait for a job, then take those that came meanwhile; and say whether it is over."""
        ticket = self._waiting.get()
        batch: list[Ticket] = []
        while ticket is not None:
            batch.append(ticket)
            if len(batch) == BATCH:
                return batch, False
            try:
                ticket = self._waiting.get_nowait()
            except Empty:
                return batch, False
        return batch, True

    def _commit_or_fail(self, batch: list[Ticket]) -> list[object]:
        """Run the batch for good, or leave its fault with every job; return what to announce."""
        if self._sorted:
            # Two processes that lock the rows of chats in one order cannot wait for each other.
            batch.sort(key=lambda ticket: ticket.key)
        for tries in range(1, TRIES + 1):
            try:
                return self._commit(batch)
            except Exception as fault:
                self._disconnect()  # whatever state it is in, the next batch needs a sound one
                if tries == TRIES or not _is_spoilt(fault):
                    for ticket in batch:
                        ticket.fault = fault
                    break
        return []

    def _commit(self, batch: list[Ticket]) -> list[object]:
        """Run the batch in one transaction: straight through, or job by job after a fault."""
        connection = self._connect()
        notes: list[object] = []
        connection.info[_ANNOUNCED] = notes
        with connection.begin() as transaction:
            if _run_through(connection, batch):
                return notes
            transaction.rollback()
        notes.clear()
        with connection.begin():
            for ticket in batch:
                _run_apart(connection, ticket, notes)
        return notes

    def _connect(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
            share_database(self._connection)
            self._connection.info[_PROCESS] = self._process
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()

    def _settle(self, batch: list[Ticket], notes: list[object]) -> None:
        """Hand the results of the whole batch to the event loop by one call."""

        def tell() -> None:
            for ticket in batch:
                ticket.settle()
            for listener in self._listeners if notes else ():
                listener(notes)

        loop = batch[0].future.get_loop()
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell)


def run_jobs(connection: Connection, jobs: Sequence[Job[T]]) -> Sequence[T]:
    """Run jobs one after the other: the handler of requests that share nothing."""
    return [job(connection) for job in jobs]


def _run_through(connection: Connection, batch: list[Ticket]) -> bool:
    """Handle the requests of a batch; False as soon as a handler raises."""
    try:
        for tickets in _split_runs(batch):
            _run(connection, tickets)
    except Exception as fault:
        if connection.invalidated or _is_spoilt(fault):
            raise
        return False
    return True


def _split_runs(batch: list[Ticket]) -> Iterator[list[Ticket]]:
    """Yield the neighbours that one call of their handler may take: alike, each of another key."""
    run: list[Ticket] = []
    keys: set[int] = set()
    for ticket in batch:
        if run and (ticket.key in keys or ticket.handler != run[0].handler):
            yield run
            run, keys = [], set()
        run.append(ticket)
        keys.add(ticket.key)
    yield run


def _run(connection: Connection, tickets: list[Ticket]) -> None:
    requests = [ticket.request for ticket in tickets]
    values = tickets[0].handler(connection, requests)
    for ticket, value in zip(tickets, values, strict=True):
        ticket.value = value


def _run_apart(connection: Connection, ticket: Ticket, notes: list[object]) -> None:
    """Handle a request within a savepoint; its fault undoes and silences this one alone.

    Not `begin_nested`: it cannot roll back after its own release was refused, as PostgreSQL does
    when the job swallowed an error.
    """
    said = len(notes)
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        _run(connection, [ticket])
        connection.exec_driver_sql("RELEASE SAVEPOINT job")
    except Exception as fault:
        if connection.invalidated or _is_spoilt(fault):
            raise
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT job")
        del notes[said:]
        ticket.fault = fault


def is_outage(fault: BaseException) -> bool:
    """Tell a fault of the database or of the way to it from one of what was asked of it."""
    return isinstance(fault, OperationalError | InterfaceError)


def _is_spoilt(fault: BaseException) -> bool:
    """Tell a fault that is over when the transaction is run once more."""
    return isinstance(fault, DBAPIError) and getattr(fault.orig, "sqlstate", None) in _SPOILT
