"""Watching a folder: what is changed there is to be in use a moment later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

QUIET_MS = 200
"""How long nothing must have changed before it is told: an editor may write in pieces."""

LOOK_MS = 5_000
"""How often to look anyhow: a folder of another machine does not tell of its changes."""


async def watch_folder(folder: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Yield whenever something may have changed in the folder, until `stop` is set."""
    from watchfiles import awatch  # few have a folder to watch

    async for _ in awatch(
        folder,
        watch_filter=None,  # links and whole folders may be exchanged for others
        step=QUIET_MS,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    ):
        yield
