"""A pulse in an event loop: how long the loop was held by something else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

BEAT = 0.001
"""Seconds between two beats of a loop that has nothing else to do."""


class Heartbeat:
    """Beats as long as it is let; `longest` are the most seconds by which a beat came late."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            due_at = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            self.longest = max(self.longest, time.perf_counter() - due_at)


@asynccontextmanager
async def beating() -> AsyncIterator[Heartbeat]:
    """Have a heart beat in this loop while the block runs."""
    heart = Heartbeat()
    task = asyncio.create_task(heart.beat())
    await asyncio.sleep(2 * BEAT)
    try:
        yield heart
        await asyncio.sleep(2 * BEAT)  # a beat held up by the block's last step is counted, too
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
