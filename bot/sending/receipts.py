"""Receipts: what has been said is removed from the outbox, many rows at a time."""

from __future__ import annotations

import asyncio
from functools import partial

import structlog

from bot.faults import render_fault
from bot.sending.queues import Queues
from bot.store.database import Database
from bot.store.outbox import mark_sent

GATHER_SECONDS = 0.05
"""Receipts wait this long for others. What is said meanwhile is said again after a kill."""

RETRY_SECONDS = 1.0

log = structlog.get_logger()


class Receipts:
    """Collects the ids of rows that were said, and removes them."""

    def __init__(self, database: Database, queues: Queues) -> None:
        self._database = database
        self._queues = queues
        self._ids: list[int] = []
        self._come = asyncio.Event()
        self._stopping = False

    def note(self, row: int) -> None:
        """Have a row removed soon."""
        self._ids.append(row)
        self._come.set()

    def stop(self) -> None:
        """Have `keep_removing` return once all is removed that has been noted."""
        self._stopping = True
        self._come.set()

    async def keep_removing(self) -> None:
        """Remove what is noted, until stopped."""
        while not self._stopping:
            await self._come.wait()
            self._come.clear()
            await asyncio.sleep(GATHER_SECONDS)
            await self._remove()
        await self._remove()  # what was noted while the last ones were being removed

    async def _remove(self) -> None:
        ids, self._ids = self._ids, []
        if not ids:
            return
        try:
            await self._database.run(partial(mark_sent, rows=ids))
        except Exception as fault:
            log.error("receipts not stored", fault=render_fault(fault), rows=len(ids))
            self._ids += ids
            self._come.set()
            await asyncio.sleep(RETRY_SECONDS)
        else:
            self._queues.forget(ids)
