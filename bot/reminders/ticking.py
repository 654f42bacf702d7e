"""The tick: everything that is due by now, in bounded transactions, until nothing is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

import structlog
from sqlalchemy import Connection

from bot.faults import render_fault
from bot.meter import Meter
from bot.reminders.completions import add_completions
from bot.reminders.due import list_due, take_due
from bot.reminders.hours import find_day
from bot.reminders.housekeeping import tidy
from bot.reminders.mornings import add_summaries
from bot.reminders.pushing import Speech, list_waiting, push
from bot.reminders.turns import take_turn
from bot.sending.voice import Voice
from bot.settings import ZONE
from bot.store.database import Database
from bot.usecases.obligations import list_obligations
from bot.usecases.scheduling import schedule
from bot.words.interviews import Interviews
from bot.words.words import LANGUAGES, Words

PORTION = 100
"""Deadlines, or recipients, of one transaction: what an answer may have to wait for."""

TIDY = timedelta(hours=1)
LOOK_BACK = timedelta(days=7)
"""How far back a process that starts looks for reports that have become complete."""

OVERLAP = timedelta(minutes=5)
"""How far it looks back from then on: another process may commit late what it began earlier."""

log = structlog.get_logger(__name__)


class Find(Protocol):
    """Lists ids of which something is due, but for those to be skipped, at most so many."""

    def __call__(
        self, conn: Connection, now: datetime, skip: Collection[int], most: int
    ) -> list[int]:
        """Return the ids."""


class Work(Protocol):
    """Does what is due of some ids."""

    def __call__(self, conn: Connection, ids: Sequence[int], now: datetime) -> int | None:
        """Return how much it was, or None when another process has its turn."""


class Ticker:
    """Does what is due each time it ticks.

    What it remembers only saves it looking twice: what is due, and what was said, are rows.
    """

    def __init__(
        self,
        database: Database,
        interviews: Interviews,
        find_words: Callable[[], Words],
        tell: Callable[[], datetime],
        meter: Meter,
    ) -> None:
        self._database = database
        self._interviews = interviews
        self._find_words = find_words
        self._tell = tell
        self._meter = meter
        self._words: Words | None = None
        self._voices: dict[str, Voice] = {}
        self._tidied_at: datetime | None = None
        self._scheduled_on: date | None = None
        self._unscheduled: list[int] = []
        self._completed_at: datetime | None = None
        self._summed: dict[int, date] = {}
        self._faulty: dict[Find, set[int]] = {}

    async def tick(self) -> None:
        """Do everything that is due. A fault of one part is logged, and leaves the others be."""
        now = self._tell()
        for part in (self._tidy, self._schedule, self._add_summaries, self._add_completions):
            try:
                await part(now)
            except Exception as fault:
                log.error("chore not done", chore=part.__name__, fault=render_fault(fault))
        try:
            await self._remind(now)
        except Exception as fault:
            log.error("reminders not sent", fault=render_fault(fault))

    async def _tidy(self, now: datetime) -> None:
        """Tidy up once an hour, and give what failed another chance."""
        if self._tidied_at is None or abs(now - self._tidied_at) >= TIDY:
            self._faulty.clear()
            await self._database.run(partial(tidy, now=now))
            self._tidied_at = now

    async def _schedule(self, now: datetime) -> None:
        """Generate and repair deadlines once a day, each obligation's in its own transaction.

        What another process's turn kept this one from is tried again by the next tick: that turn
        may have been for something else.
        """
        today = find_day(now, ZONE)
        if self._scheduled_on != today:
            self._unscheduled = [one.id for one in await self._database.run(list_obligations)]
            self._scheduled_on = today
        waiting = self._unscheduled
        self._unscheduled = [each for each in waiting if not await self._schedule_one(each, now)]

    async def _schedule_one(self, obligation_id: int, now: datetime) -> bool:
        """Return whether it was this process's turn; a fault is not tried again that day."""

        def job(conn: Connection) -> bool:
            if not take_turn(conn):
                return False
            schedule(conn, self._interviews, now, [obligation_id])
            return True

        try:
            return await self._database.run(job)
        except Exception as fault:
            log.error("not scheduled", obligation=obligation_id, fault=render_fault(fault))
            return True

    async def _add_summaries(self, now: datetime) -> None:
        job = partial(add_summaries, now=now, known=self._summed)
        known = await self._database.run(job)
        self._summed = self._summed if known is None else dict(known)

    async def _add_completions(self, now: datetime) -> None:
        last = self._completed_at
        since = now - LOOK_BACK if last is None else min(now, last) - OVERLAP
        job = partial(add_completions, now=now, since=since)
        if await self._database.run(job) is not None:
            self._completed_at = now

    async def _remind(self, now: datetime) -> None:
        speech = Speech(self._interviews, self._find_voices())
        due = await self._repeat(list_due, take_due, now)
        pushed = await self._repeat(list_waiting, partial(push, speech=speech), now)
        self._meter.reminded += pushed
        if due or pushed:
            log.info("reminded", due=due, pushed=pushed)

    def _find_voices(self) -> dict[str, Voice]:
        words = self._find_words()
        if words is not self._words:
            self._words = words
            self._voices = {language: Voice(words, language) for language in LANGUAGES}
        return self._voices

    async def _repeat(self, find: Find, work: Work, now: datetime) -> int:
        """Work on what is found until there is nothing new; return how much was done."""
        faulty = self._faulty.setdefault(find, set())
        worked: set[int] = set()
        total = 0
        while True:
            job = partial(find, now=now, skip=sorted(faulty), most=PORTION)
            ids = [each for each in await self._database.run(job) if each not in worked]
            done = await self._work(work, ids, now, faulty) if ids else None
            if done is None:
                return total
            worked.update(ids)
            total += done

    async def _work(
        self, work: Work, ids: Sequence[int], now: datetime, faulty: set[int]
    ) -> int | None:
        """Work on a portion; after a fault one by one, so that only what is at fault is left."""
        try:
            return await self._database.run(partial(work, ids=ids, now=now))
        except Exception as fault:
            if len(ids) == 1:
                log.error("reminder failed", id=ids[0], fault=render_fault(fault))
                faulty.update(ids)
                return 0
        done = [await self._work(work, [each], now, faulty) for each in ids]
        return sum(filter(None, done))
