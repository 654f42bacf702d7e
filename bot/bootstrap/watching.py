"""Watching a folder: what is changed there is to be in use a moment later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import structlog

from bot.faults import render_fault

QUIET_MS = 200
"""How long nothing must have changed before it is told: an editor may write in pieces."""

LOOK_MS = 5_000
"""How often to look anyhow: a folder of another machine does not tell of its changes."""

log = structlog.get_logger(__name__)


async def watch_folder(folder: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Yield whenever something may have changed in the folder, until `stop` is set.

    Where the system cannot tell, because it watches too much already, that is logged once, and the
    folder is looked at from time to time all the same.
    """
    told = False
    while not stop.is_set():
        try:
            async for _ in _listen(folder, stop):
                yield
        except (OSError, RuntimeError) as fault:
            if not told:
                log.warning("templates only looked at", fault=render_fault(fault))
            told = True
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_MS / 1000)
            yield


def _listen(folder: Path, stop: asyncio.Event) -> AsyncIterator[object]:
    from watchfiles import awatch  # few have a folder to watch

    return awatch(
        folder,
        watch_filter=None,  # links and whole folders may be exchanged for others
        step=QUIET_MS,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    )
