"""The runner: does the errands that wait, two at a time, beside the answers.

An errand is a row until what it made is in the outbox; both change in one transaction. So a kill
loses nothing and sends nothing twice: the row is found again by this process's successor, or by
another process when its lease has lapsed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.errands.running import TRIES, Workshop, give_up, load_work, store_made
from bot.errands.threads import run_in_thread
from bot.faults import render_fault
from bot.meter import Meter
from bot.sending.activity import Activity
from bot.store.database import Database
from bot.store.errands import ErrandRow, claim_errands, release_errands, renew_errands
from bot.usecases.errands import Asked

MOST = 2
"""Errands at once: the answers need the rest of the machine."""

BUILD_SECONDS = 60.0
"""How long a build may take."""

SWEEP_SECONDS = 10.0
"""Between looks at what others left behind: a third of a lease, which they renew."""

log = structlog.get_logger()


class Runner:
    """Runs errands; `clock` returns the present as an aware datetime.

    `activity` shows those who wait for one that it is being made.
    """

    def __init__(
        self,
        database: Database,
        workshop: Workshop,
        clock: Callable[[], datetime],
        meter: Meter,
        activity: Activity,
    ) -> None:
        self._database = database
        self._workshop = workshop
        self._clock = clock
        self._meter = meter
        self._activity = activity
        self._running: dict[int, asyncio.Task[None]] = {}
        self._hurry = asyncio.Event()
        self._sweeper: asyncio.Task[None] | None = None
        database.on_commit(self._take_notes)

    def start(self) -> None:
        """Begin to look for errands, in the running event loop."""
        self._sweeper = asyncio.create_task(self._keep_sweeping())

    async def stop(self, seconds: float = 2.0) -> None:
        """Let what runs end within `seconds`, leave the rest to others."""
        if self._sweeper is None:
            return
        self._sweeper.cancel()
        await asyncio.gather(self._sweeper, return_exceptions=True)
        tasks = list(self._running.values())
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._database.run(release_errands)

    def _take_notes(self, notes: Sequence[object]) -> None:
        if any(isinstance(note, Asked) for note in notes):
            self._hurry.set()

    async def _keep_sweeping(self) -> None:
        while True:
            self._hurry.clear()
            try:
                await self._sweep()
            except Exception as fault:
                log.error("errands not swept", fault=render_fault(fault))
            await self._wait_for_hurry()

    async def _wait_for_hurry(self) -> None:
        # Not `wait_for`, which swallows a cancellation that comes with the event.
        try:
            async with asyncio.timeout(SWEEP_SECONDS):
                await self._hurry.wait()
        except TimeoutError:
            return

    async def _sweep(self) -> None:
        """Renew what this process runs, and begin what it has room for."""
        job = partial(_claim, running=list(self._running), now=self._clock())
        for row in await self._database.run(job):
            if row.id not in self._running:
                self._running[row.id] = asyncio.create_task(self._run(row))

    async def _run(self, row: ErrandRow) -> None:
        try:
            await self._do(row)
        except Exception as fault:
            log.error("errand failed", kind=row.kind, tries=row.tries, fault=render_fault(fault))
            await self._give_up(row)
        finally:
            del self._running[row.id]
            self._hurry.set()

    async def _do(self, row: ErrandRow) -> None:
        if row.tries > TRIES:  # its last try ended the process
            await self._give_up(row)
            return
        load = partial(load_work, workshop=self._workshop, row=row, now=self._clock())
        build = await self._database.run(load, row.chat_id)
        if build is None:
            return
        with self._meter.time_document(row.kind):
            async with self._activity.show(row.chat_id, "upload_document"):
                made = await run_in_thread(build, BUILD_SECONDS)
        store = partial(store_made, workshop=self._workshop, row=row, made=made)
        await self._database.run(partial(store, now=self._clock()), row.chat_id)

    async def _give_up(self, row: ErrandRow) -> None:
        """Put the errand off, or say that it is over; a lapse of its lease does so otherwise."""
        job = partial(give_up, workshop=self._workshop, row=row, now=self._clock())
        try:
            await self._database.run(job, row.chat_id)
        except Exception as fault:
            log.error("errand not given up", kind=row.kind, fault=render_fault(fault))


def _claim(conn: Connection, running: Sequence[int], now: datetime) -> list[ErrandRow]:
    renew_errands(conn, running, now)
    room = MOST - len(running)
    return claim_errands(conn, room, now) if room > 0 else []
