"""The clock: one APScheduler job that ticks. What is due is computed from the database's rows."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from bot.clock import tell_time
from bot.reminders.ticking import Ticker

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler


def start_clock(ticker: Ticker, seconds: float) -> AsyncIOScheduler:
    """Tick in the running event loop, at once and then every `seconds`, until it is shut down.

    A tick that comes late or was missed is made up for by the next, because each asks the database
    what is due: so APScheduler may run late ticks, and runs several missed ones as one.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # costs the start 50 ms

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        ticker.tick,
        "interval",
        seconds=seconds,
        next_run_time=tell_time(),  # the ticks are real, whatever time the ticker is told
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    scheduler.start()
    return scheduler
