"""The private address at which calendars read a person's deadlines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.faults import render_fault
from bot.sending.voice import Voice
from bot.store.database import Database
from bot.usecases.calendars import FILE_NAME, Entry, find_reader, list_entries
from bot.usecases.people import Person
from bot.words.words import Words

PATH = "/calendar/{token}.ics"

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Disposition": f'inline; filename="{FILE_NAME}"',
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

log = structlog.get_logger(__name__)


def build_calendar_route(
    database: Database, find_words: Callable[[], Words], office: str, clock: Callable[[], datetime]
) -> Route:
    """Return the route that answers a private address with its person's calendar.

    It answers 404 to a token that opens nothing (any more), and 503 while the database fails; it
    logs neither. `find_words` returns the words in use; `office` is as `build_ics` takes it.
    """

    async def read(request: Request) -> Response:
        token, now = request.path_params["token"], clock()
        try:
            found = await database.run(lambda conn: _load(conn, token, now))
        except Exception as fault:
            log.error("calendar not read", fault=render_fault(fault))
            return Response(status_code=503, headers={"Cache-Control": "no-store"})
        if found is None:
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        person, entries = found
        voice = Voice(find_words(), person.language)
        # In a thread: a year of deadlines takes the library tens of milliseconds.
        body = await asyncio.to_thread(_build, entries, voice, office, now)
        return Response(body, media_type="text/calendar", headers=_HEADERS)

    return Route(PATH, read, methods=["GET"])


def _load(conn: Connection, token: str, now: datetime) -> tuple[Person, list[Entry]] | None:
    person = find_reader(conn, token)
    return None if person is None else (person, list_entries(conn, person, now))


def _build(entries: list[Entry], voice: Voice, office: str, now: datetime) -> bytes:
    from bot.calendars.ics import build_ics  # its library costs the start 100 ms

    return build_ics(entries, voice, office, now)
