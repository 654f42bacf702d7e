"""Files that people send: whose are fetched, and how, before the transaction of their update."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import structlog
from telegram import Bot

from bot.faults import render_fault
from bot.handlers.incoming import LARGEST_FILE, Incoming, IncomingFile
from bot.handlers.visits import Reply, Visit, notify
from bot.store.database import Database
from bot.usecases.people import load_person

FETCH_SECONDS = 20.0
"""How long a download may take; what the person writes next waits behind it."""

Fetch = Callable[[str, int], Awaitable[bytes]]
"""Returns the bytes of a file by its id on the messenger, at most so many; raises what went wrong.
"""

log = structlog.get_logger(__name__)


class TooLarge(Exception):  # noqa: N818 (a state of affairs)
    """The file is larger than its message said."""


async def fetch_file(bot: Bot, file_id: str, most: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a file, at most so many; raises what went wrong."""
    file = await bot.get_file(file_id)
    if (file.file_size or 0) > most:
        raise TooLarge
    body = bytes(await file.download_as_bytearray())
    if len(body) > most:
        raise TooLarge
    return body


async def fetch_body(database: Database, fetch: Fetch, incoming: Incoming) -> Incoming:
    """Return what was sent with its file's bytes.

    Somebody without access has nothing fetched: to them every file is "unsupported". A file that
    cannot be fetched is "unfetched", which its sender is told: a fault would keep what they send
    next waiting. Raises only faults of the database.
    """
    find = partial(load_person, person_id=incoming.sender.id)
    if incoming.file is None or not incoming.private or await database.run(find) is None:
        return replace(incoming, kind="unsupported")
    return await fetch_into(fetch, incoming, incoming.file, LARGEST_FILE)


async def fetch_into(fetch: Fetch, incoming: Incoming, file: IncomingFile, most: int) -> Incoming:
    """Return what was sent with the file's bytes, "unfetched" where there are none, or over `most`.

    Raises nothing.
    """
    try:
        async with asyncio.timeout(FETCH_SECONDS):
            return replace(incoming, body=await fetch(file.file_id, most))
    except Exception as fault:
        log.warning("file not fetched", fault=render_fault(fault))
        return replace(incoming, kind="unfetched")


def say_unfetched(_visit: Visit) -> Reply:
    """Ask for the file once more."""
    return notify("file.unfetched", "home")
