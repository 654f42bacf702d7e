"""The sender: the one way out. Says what is in the outbox, chat by chat, in order.

A chat with something to say has a worker, which ends when nothing is left. Rows come from the
commits of this process, and from sweeps over the outbox, which also renew this process's claims.
A message is stored once and said at least once: a kill, or a connection lost after the messenger
had acted, makes it be said again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram import Bot

from bot.faults import render_fault
from bot.sending.delivery import Delivery
from bot.sending.outcomes import GivenUp, Later, Outcome, Sent, Unreachable
from bot.sending.queues import Queues
from bot.sending.rates import Limits, Rates
from bot.sending.receipts import Receipts
from bot.store.claims import LIMIT, collect, release_claims, sweep
from bot.store.database import Database
from bot.store.outbox import LEASE, Put, Row, mark_delayed, mark_given_up, mark_unreachable

SWEEP_SECONDS = 3.0
HURRIED_SWEEP_SECONDS = 0.2
"""Between sweeps; and before the one that looks after rows left behind another process's."""

PARTING_SECONDS = 0.05
"""How long another process may take to commit a row that it put there for this one."""

RETRY_SECONDS = 1.0
"""Between tries of a chat while the database fails."""

log = structlog.get_logger()


class Sender:
    """Sends what this process has claimed; made before anything is put into the outbox.

    `clock` returns the present as an aware datetime. `concurrency` bounds the calls in flight and
    should not exceed the connections of the bot's HTTP client.
    """

    def __init__(
        self,
        database: Database,
        bot: Bot,
        rates: Rates,
        clock: Callable[[], datetime],
        concurrency: int = 100,
    ) -> None:
        self._database = database
        self._clock = clock
        self._delivery = Delivery(database, bot)
        self._limits = Limits(rates)
        self._queues = Queues()
        self._receipts = Receipts(database, self._queues)
        self._slots = asyncio.Semaphore(concurrency)
        self._running = False
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._calling: set[int] = set()
        self._lookers: list[asyncio.Task[None]] = []
        self._remover: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._handed = asyncio.Event()
        self._sweeping = asyncio.Lock()
        self._held_until: datetime | None = None
        database.on_commit(self._take_notes)

    async def start(self) -> None:
        """Take over what is in the outbox, and begin to send."""
        self._running = True
        self._remover = asyncio.create_task(self._receipts.keep_removing())
        await self._sweep()
        looking = (
            self._keep_sweeping(),
            self._keep_collecting(),
            self._database.listen(self._handed.set),
        )
        self._lookers = [asyncio.create_task(each) for each in looking]

    async def stop(self, seconds: float = 5.0) -> None:
        """Let calls in flight end within `seconds`, leave the rest in the outbox for others."""
        self._running = False
        if self._remover is None:
            return
        for looker in self._lookers:
            looker.cancel()
        await self._stop_workers(seconds)
        self._receipts.stop()
        await asyncio.gather(*self._lookers, self._remover, return_exceptions=True)
        await self._database.run(release_claims)
        await asyncio.sleep(PARTING_SECONDS)
        await self._database.run(release_claims)

    async def _stop_workers(self, seconds: float) -> None:
        workers = dict(self._workers)
        calling = [worker for chat, worker in workers.items() if chat in self._calling]
        for chat, worker in workers.items():
            if chat not in self._calling:
                worker.cancel()
        if calling:
            await asyncio.wait(calling, timeout=seconds)
        for worker in calling:
            worker.cancel()
        await asyncio.gather(*workers.values(), return_exceptions=True)

    def _take_notes(self, notes: Sequence[object]) -> None:
        """Queue what a commit put into the outbox."""
        for note in notes:
            if isinstance(note, Put):
                self._queues.add(note.rows)
                for row in note.rows:
                    self._start_worker(row.outgoing.chat_id)
                if note.handed:
                    self._handed.set()
                if note.unclaimed:
                    self._hurry.set()

    def _start_worker(self, chat_id: int) -> None:
        if self._running and chat_id not in self._workers:
            self._workers[chat_id] = asyncio.create_task(self._work(chat_id))

    async def _work(self, chat_id: int) -> None:
        """Say what waits in a chat until nothing does."""
        try:
            while self._running and (row := self._queues.find_first(chat_id)) is not None:
                await self._work_on(row)
        finally:
            del self._workers[chat_id]

    async def _work_on(self, row: Row) -> None:
        """Say a row when it may be said, if it is still the first of its chat by then."""
        chat_id = row.outgoing.chat_id
        try:
            await self._wait(row)
            async with self._slots:
                if self._queues.find_first(chat_id) is row:
                    self._calling.add(chat_id)
                    await self._settle(row, await self._delivery.deliver(row))
        except Exception as fault:
            log.error("outbox not reached", fault=render_fault(fault))
            await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._calling.discard(chat_id)

    async def _wait(self, row: Row) -> None:
        """Return when a row is due, within the rates, and surely this process's."""
        delay = (row.due_at - self._clock()).total_seconds()
        if delay > 0:
            await asyncio.sleep(delay)
        await self._limits.wait(row.outgoing.chat_id)
        if not self._is_held():
            async with self._sweeping:
                if not self._is_held():
                    await self._sweep()

    async def _settle(self, row: Row, outcome: Outcome) -> None:
        """Store what came of a row."""
        match outcome:
            case Sent():
                self._queues.remove(row)
                self._receipts.note(row.id)
            case Later(seconds, flood):
                await self._delay(row, seconds, flood=flood)
            case Unreachable(note):
                await self._give_up_chat(row.outgoing.chat_id, note)
            case GivenUp(note):
                await self._database.run(partial(mark_given_up, row=row.id, note=note))
                self._queues.lose({row.id})

    async def _delay(self, row: Row, seconds: float, *, flood: bool) -> None:
        if flood:
            self._limits.note_flood(row.outgoing.chat_id, seconds)
        due_at = self._clock() + timedelta(seconds=seconds)
        later = replace(row, tries=row.tries + 1, due_at=due_at)
        self._queues.replace(later)
        job = partial(mark_delayed, row=row.id, tries=later.tries, due_at=due_at)
        await self._database.run(job)

    async def _give_up_chat(self, chat_id: int, note: str) -> None:
        job = partial(mark_unreachable, chat_id=chat_id, note=note, now=self._clock())
        await self._database.run(job)
        self._queues.clear(chat_id)

    async def _keep_sweeping(self) -> None:
        while True:
            if await self._wait_for_hurry():
                await asyncio.sleep(HURRIED_SWEEP_SECONDS)
            self._hurry.clear()
            try:
                async with self._sweeping:
                    await self._sweep()
            except Exception as fault:
                log.error("outbox not swept", fault=render_fault(fault))

    async def _wait_for_hurry(self) -> bool:
        # Not `wait_for`, which swallows a cancellation that comes with the event.
        try:
            async with asyncio.timeout(SWEEP_SECONDS):
                return await self._hurry.wait()
        except TimeoutError:
            return False

    async def _keep_collecting(self) -> None:
        """Take in what other processes put into the outbox for this one."""
        while True:
            await self._handed.wait()
            self._handed.clear()
            try:
                async with self._sweeping:
                    job = partial(collect, known=self._queues.known)
                    self._take_in(await self._database.run(job))
            except Exception as fault:
                log.error("outbox not collected", fault=render_fault(fault))

    async def _sweep(self) -> None:
        """Renew this process's claims, take over what nobody holds, drop what others took over."""
        now, known = self._clock(), self._queues.known
        swept = await self._database.run(partial(sweep, known=known, now=now))
        self._held_until = now + LEASE / 2
        self._queues.lose(known - swept.mine)
        self._take_in(swept.found)
        self._limits.forget_idle()

    def _take_in(self, found: Sequence[Row]) -> None:
        self._queues.add(found)
        for chat_id in self._queues.chats:
            self._start_worker(chat_id)
        if len(found) == LIMIT:
            self._hurry.set()

    def _is_held(self) -> bool:
        """Tell whether no claim can have lapsed: a process that was suspended must look first."""
        return self._held_until is not None and self._clock() < self._held_until
