"""A thread for one piece of work, awaited no longer than it is worth."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def run_in_thread(work: Callable[[], T], seconds: float) -> T:
    """Return what `work` returns, or raise what it raises; TimeoutError after `seconds`.

    No pool: a pool's threads are joined when the process ends, and one that does not come back
    would hold it up. A thread cannot be stopped: one that is given up ends by itself, unheard.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(value: T | None, fault: Exception | None) -> None:
        if future.done():
            return
        if fault is not None:
            future.set_exception(fault)
        else:
            future.set_result(value)  # type: ignore[arg-type]  # without a fault it is T

    def run() -> None:
        value, fault = None, None
        try:
            value = work()
        except Exception as raised:
            fault = raised
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, value, fault)

    Thread(target=run, name="errand", daemon=True).start()
    async with asyncio.timeout(seconds):
        return await future
