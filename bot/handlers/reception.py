"""What happens to a sent file before the transaction of its update: fetched, read, or refused."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import cast

import structlog
from sqlalchemy import Connection

from bot.documents.guarded.framing import Reading
from bot.documents.guarded.jobs import LONGEST_PAPER, MOST_PARAGRAPHS, Kind
from bot.documents.guarded.process import FLAWS as FLAWS_INSIDE
from bot.documents.guarded.process import read_guarded
from bot.documents.scans import MOST_PAGES
from bot.faults import render_fault
from bot.handlers.fetching import Fetch, fetch_into
from bot.handlers.file_kinds import LARGEST, MEGABYTE, FileKind
from bot.handlers.incoming import Incoming, IncomingFile
from bot.handlers.visits import Reply, Visit, notify, show_present
from bot.sending.activity import Activity
from bot.store.database import Database
from bot.usecases.people import load_person
from conversations.views import News

_FETCHED_AT_ONCE = 4
_READ_AT_ONCE = 2
"""Files on their way, and processes that read one: each takes some tens of megabytes."""

FLAWS = {*FLAWS_INSIDE, "packed"}
"""All that is said of a file that is refused, each with words."""

log = structlog.get_logger(__name__)


class Reception:
    """Fetches and reads the files that people with access send, a few at a time."""

    def __init__(self, database: Database, fetch: Fetch, activity: Activity) -> None:
        """Make the reception; `fetch` gets the files, `activity` shows that it takes a while."""
        self._database = database
        self._fetch = fetch
        self._activity = activity
        self._fetching = asyncio.Semaphore(_FETCHED_AT_ONCE)
        self._reading = asyncio.Semaphore(_READ_AT_ONCE)

    async def receive(self, incoming: Incoming) -> Incoming:
        """Return what was sent with what its file holds, or with the flaw for which it is refused.

        To somebody without access, in a group, and while a form asks for something else, every file
        is "unsupported" and none is fetched. Raises only faults of the database.
        """
        file = incoming.file
        if file is None:
            return incoming
        if not incoming.private or not await self._is_welcome(incoming):
            return replace(incoming, kind="unsupported", flaw="")
        if incoming.flaw:
            return incoming
        kind = cast("FileKind", incoming.kind)
        if file.size > LARGEST[kind]:
            return replace(incoming, flaw="too_large")
        async with self._activity.show(incoming.chat_id, "typing"):
            return await self._take_in(incoming, file, kind)

    async def _is_welcome(self, incoming: Incoming) -> bool:
        def look(conn: Connection) -> bool:
            person = load_person(conn, incoming.sender.id)
            # A table leaves the form that is open, as a command does.
            return person is not None and (person.form is None or incoming.kind == "file")

        return await self._database.run(look)

    async def _take_in(self, incoming: Incoming, file: IncomingFile, kind: FileKind) -> Incoming:
        async with self._fetching:
            fetched = await fetch_into(self._fetch, incoming, file, LARGEST[kind])
        if fetched.body is None or kind == "file":
            return fetched
        async with self._reading:
            try:
                reading = await read_guarded(kind, f"file.{file.ending}", fetched.body)
            except OSError as fault:
                log.error("file not read", fault=render_fault(fault))
                return replace(fetched, kind="unfetched", body=None)
        return _add_reading(fetched, kind, reading)


def _add_reading(incoming: Incoming, kind: Kind, reading: Reading) -> Incoming:
    if reading.flaw:
        return replace(incoming, flaw=reading.flaw, body=None)
    if kind == "paper":
        text = reading.parts[0].decode(errors="replace")
        return replace(incoming, lines=tuple(text.split("\n")))
    if kind == "scan":
        return replace(incoming, pages=reading.parts)
    return replace(incoming, body=reading.parts[0])


def say_unfetched(_visit: Visit) -> Reply:
    """Ask for the file once more."""
    return notify("file.unfetched", "home")


def say_flaw(visit: Visit) -> Reply | None:
    """Say why the file is refused and what to do; None when it is not. The present card stays."""
    incoming = visit.incoming
    if not incoming.flaw:
        return None
    limits = {
        "megabytes": LARGEST[cast("FileKind", incoming.kind)] // MEGABYTE,
        "pages": MOST_PAGES,
        "thousands": LONGEST_PAPER // 1000,
        "paragraphs": MOST_PARAGRAPHS,
    }
    news = News(f"upload.{incoming.flaw}", limits)
    stored = visit.find_draft(0)
    if stored is None:
        return notify(news.key, "drafts", "new", "home", **limits)
    return show_present(visit, stored, news)
