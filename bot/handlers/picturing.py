"""Photos that people send: fetched and cleaned before the transaction, then taken as answers."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from sqlalchemy import Connection

from bot.documents.pictures import (
    LARGEST_PICTURE,
    MOST_PIXELS,
    PictureError,
    clean_picture,
)
from bot.handlers.cards import take_unsupported, tell_saved
from bot.handlers.fetching import Fetch, fetch_into
from bot.handlers.incoming import Incoming
from bot.handlers.visits import Reply, Visit, show_present
from bot.store.database import Database
from bot.usecases.drafts import find_open_draft
from bot.usecases.people import load_person
from bot.usecases.pictures import drop_picture, list_pictures, store_picture
from bot.words.interviews import Interviews
from conversations.definition.questions import Pictures
from conversations.drafts.cards import build_card
from conversations.drafts.events import Pictured
from conversations.views import News

_MEGABYTE = 1024 * 1024
_LIMITS = {
    "megabytes": LARGEST_PICTURE // _MEGABYTE,
    "megapixels": MOST_PIXELS // 1_000_000,
}

_FLAWS = {
    "too_large": "pictures.too_large",
    "too_many_pixels": "pictures.too_many_pixels",
    "not_a_picture": "pictures.not_a_picture",
}
"""What is said of a photo that cannot be taken."""

_AT_ONCE = 2
"""Photos that are cleaned at once: each takes some tens of megabytes while it is open."""


class Darkroom:
    """Fetches photos and makes them fit to be kept, a few at a time, off the event loop."""

    def __init__(self, database: Database, fetch: Fetch, interviews: Interviews) -> None:
        """Make the darkroom; `fetch` gets the files that people send."""
        self._database = database
        self._fetch = fetch
        self._interviews = interviews
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def develop(self, incoming: Incoming) -> Incoming:
        """Return the photo with its bytes as they are kept, or with the flaw that it has.

        Where no photo is asked for, nothing is fetched, and it is "unsupported". Raises only faults
        of the database.
        """
        file = incoming.file
        if file is None or not incoming.private or not await self._is_wanted(incoming):
            return replace(incoming, kind="unsupported")
        if file.size > LARGEST_PICTURE:
            return replace(incoming, flaw="too_large")
        async with self._places:
            fetched = await fetch_into(self._fetch, incoming, file, LARGEST_PICTURE)
            if fetched.body is None:
                return fetched
            try:
                return replace(fetched, body=await asyncio.to_thread(clean_picture, fetched.body))
            except PictureError as error:
                return replace(fetched, body=None, flaw=error.flaw)

    async def _is_wanted(self, incoming: Incoming) -> bool:
        def look(conn: Connection) -> bool:
            person = load_person(conn, incoming.sender.id)
            if person is None or person.form is not None:
                return False
            stored = find_open_draft(conn, person, self._interviews)
            card = build_card(stored.interview, stored.draft) if stored else None
            return card is not None and isinstance(card.question, Pictures)

        return await self._database.run(look)


def take_picture(visit: Visit) -> Reply:
    """Take the photo as one more of the present question, or say why it cannot be taken."""
    incoming, stored = visit.incoming, visit.find_draft(0)
    if stored is None:
        return take_unsupported(visit)
    if incoming.body is None:
        return show_present(visit, stored, News(_FLAWS[incoming.flaw], _LIMITS))
    name = incoming.file.name if incoming.file else ""
    picture = store_picture(visit.conn, stored.id, name, incoming.body, visit.now)
    event = Pictured(picture, name, incoming.text, incoming.message_id, incoming.at)
    changed, result = visit.answer(stored, event)
    if picture not in list_pictures(changed.draft):
        drop_picture(visit.conn, stored.id, picture)
    if result.outcome == "ignored":
        return show_present(visit, changed, News("pictures.not_now"))
    return show_present(visit, changed, tell_saved(changed, result, incoming.message_id))
