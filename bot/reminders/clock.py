"""The clock: one APScheduler job that ticks. What is due is computed from the database's rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.reminders.housekeeping import tidy
from bot.store.database import Database

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_MINUTES = 60


def start_clock(database: Database, clock: Callable[[], datetime]) -> AsyncIOScheduler:
    """Tick in the running event loop, at once and then every hour, until it is shut down.

    A tick that comes late or was missed is made up for by the next, because each asks the database
    what is due: so APScheduler may run late ticks, and runs several missed ones as one.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # costs the start 50 ms

    async def tick() -> None:
        await database.run(lambda conn: tidy(conn, clock()))

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        tick,
        "interval",
        minutes=TICK_MINUTES,
        next_run_time=clock(),
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    scheduler.start()
    return scheduler
