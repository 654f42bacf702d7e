"""Reminders as jobs of APScheduler: one stored job each, the way its manual shows it."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from pathlib import Path

from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.store.engines import build_engine


async def remind(_chat_id: int) -> None:
    """Say nothing: what a job does is not what is measured."""


class Jobs:
    """A scheduler on a SQLite file that is written as this bot writes its own (WAL, FULL)."""

    def __init__(self, file: Path) -> None:
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # each job missed is a warning
        engine = build_engine(f"sqlite:///{file}")
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": SQLAlchemyJobStore(engine=engine)}, timezone=UTC
        )
        self._scheduler.add_listener(self._hear, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
        self._awaited = 0
        self._all = asyncio.Event()
        self.ran = 0
        self.missed = 0

    async def start(self) -> None:
        """Start, and look once for jobs that are due."""
        self._scheduler.start()
        await asyncio.sleep(0)

    def add(self, count: int, at: datetime) -> None:
        """Store so many jobs for that moment, one by one, as there is no other way."""
        self._scheduler.pause()  # running, it would look for jobs that are due after each
        for chat_id in range(count):
            self._scheduler.add_job(remind, "date", run_date=at, args=[chat_id])
        self._scheduler.resume()

    async def wait(self, count: int) -> None:
        """Wait until so many have run or were missed."""
        self._awaited = count
        await self._all.wait()

    def stop(self) -> None:
        """End it; what is stored stays."""
        self._scheduler.shutdown(wait=False)

    def _hear(self, event: JobExecutionEvent) -> None:
        self.ran += event.code == EVENT_JOB_EXECUTED
        self.missed += event.code == EVENT_JOB_MISSED
        if self.ran + self.missed == self._awaited:
            self._all.set()
