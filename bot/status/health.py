"""Whether the service can do its work now: what it needs for that is asked, briefly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.faults import render_fault
from bot.meter import Meter
from bot.status.backlog import Backlog, answer, load_backlog
from bot.store.database import Database

SILENCE_SECONDS = 120.0
"""How long the messenger may have been silent before it is asked whether it is there. A long poll
ends within 50 seconds; with a webhook nothing is said as long as nobody writes."""

ANSWER_SECONDS = 5.0
"""How long the database or the messenger may take to answer."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """The parts of one process. `find_database` returns None until the desk is open.

    `ask` makes any call to the messenger; `tell` returns the present as the service has it.
    """

    meter: Meter
    find_database: Callable[[], Database | None]
    ask: Callable[[], Awaitable[object]]
    tell: Callable[[], datetime]

    async def find_trouble(self) -> str | None:
        """Return what keeps the service from its work: starting, database or messenger."""
        database = self.find_database()
        if database is None:
            return "starting"
        if not await _succeeds("database", lambda: database.run(answer)):
            return "database"
        silence = self.meter.silence
        if silence is None or silence > SILENCE_SECONDS:
            return None if await _succeeds("messenger", self.ask) else "messenger"
        return None

    async def load_backlog(self) -> Backlog | None:
        """Return what waits; None while the database is not there or does not answer."""
        database, now = self.find_database(), self.tell()
        if database is None:
            return None
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await database.run(lambda conn: load_backlog(conn, now))
        except Exception as fault:
            log.warning("backlog not read", fault=render_fault(fault))
            return None


async def _succeeds(part: str, call: Callable[[], Awaitable[object]]) -> bool:
    """Tell whether a part answers in time."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            await call()
    except Exception as fault:
        log.warning("not ready", part=part, fault=type(fault).__name__)
        return False
    return True
