"""One file that a person sent: its bytes, no more of them than may be, and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import structlog
from telegram import Bot

from bot.faults import render_fault
from bot.handlers.incoming import Incoming, IncomingFile

FETCH_SECONDS = 30.0
"""How long a download may take; what the person writes next waits behind it."""

Fetch = Callable[[str, int], Awaitable[bytes]]
"""Returns the bytes of a file by its id on the messenger, at most so many; raises what went wrong.
"""

Download = Callable[[str, int], Awaitable[bytes]]
"""Returns what is at an address, cut off after so many bytes; raises what went wrong."""

log = structlog.get_logger(__name__)


class TooLarge(Exception):  # noqa: N818 (a state of affairs)
    """The file is larger than may be, whatever its message said."""


async def fetch_file(bot: Bot, download: Download, file_id: str, most: int) -> bytes:
    """Return the bytes of a file; TooLarge for more than `most`, else raises what went wrong.

    No more than that is ever read, whatever size is promised. A Bot API server on this machine may
    name a path in place of an address (core.telegram.org/bots/api#using-a-local-bot-api-server).
    """
    file = await bot.get_file(file_id)
    if (file.file_size or 0) > most:
        raise TooLarge
    path = file.file_path or ""
    is_address = path.startswith(("http://", "https://"))
    body = await (download if is_address else _read_here)(path, most + 1)
    if len(body) > most:
        raise TooLarge
    return body


async def _read_here(path: str, most: int) -> bytes:
    def read() -> bytes:
        with Path(path).open("rb") as file:
            return file.read(most)

    return await asyncio.to_thread(read)


async def fetch_into(fetch: Fetch, incoming: Incoming, file: IncomingFile, most: int) -> Incoming:
    """Return what was sent with the file's bytes, with the flaw "too_large", or as "unfetched".

    A file that cannot be fetched is "unfetched", which its sender is told: a fault would keep what
    they send next waiting. Raises nothing.
    """
    try:
        async with asyncio.timeout(FETCH_SECONDS):
            return replace(incoming, body=await fetch(file.file_id, most))
    except TooLarge:
        return replace(incoming, flaw="too_large")
    except Exception as fault:
        log.warning("file not fetched", fault=render_fault(fault))
        return replace(incoming, kind="unfetched")
