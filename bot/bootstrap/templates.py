"""The templates in use: what was good when the files were read last."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.bootstrap.reading import Reading, read_templates
from bot.clock import tell_time
from bot.handlers.notices import build_mended, build_refused, tell_administrators
from bot.store.database import Database
from bot.usecases.installing import Installed, Refusal, install
from bot.usecases.refusing import note_refusals
from bot.usecases.versions import list_digests
from bot.words.files import read_own_files
from bot.words.folders import Folders
from bot.words.interviews import Interviews
from bot.words.words import Words

if TYPE_CHECKING:
    from bot.documents.page_format import PageFormat


class Templates:
    """Interviews, words and page format; whoever uses them asks here each time.

    An office's own are put in their place by `refresh`, from one update to the next.
    """

    def __init__(self, folders: Folders) -> None:
        self.interviews = Interviews()
        self.words = Words(folders)
        self._folders = folders
        self._reading: Reading | None = None

    def load_format(self) -> PageFormat:
        """Return the page format; ValueError when the shipped one cannot be used."""
        from bot.documents.page_format import load_page_format  # needed for the first report

        own = self._reading.page_format if self._reading else None
        return own or load_page_format(self._folders.shipped)

    async def refresh(self, database: Database) -> Sequence[Refusal]:
        """Read the templates if the office's have changed; return those that were refused.

        Administrators are told of what was refused and of what is mended. TemplateError when a
        shipped one cannot be used.
        """
        files = await asyncio.to_thread(read_own_files, self._folders)
        last = self._reading or Reading()
        if self._reading is not None and files == last.files:
            return ()
        checked = await database.run(list_digests)
        reading = await asyncio.to_thread(read_templates, self._folders, files, last, checked)
        words = self.words
        if reading.words != last.words:
            words = Words(self._folders, reading.own_words)
        installed = await database.run(lambda conn: self._install(conn, reading, words))
        self.interviews.offer(installed.offered)
        self.words = words
        self._reading = reading
        return installed.refusals

    def _install(self, conn: Connection, reading: Reading, words: Words) -> Installed:
        """Store what was read; tell the administrators what is new about it."""
        now = tell_time()
        installed = install(conn, self.interviews, reading.interviews.values(), now)
        refusals = [*installed.refusals, *reading.refusals]
        changes = note_refusals(conn, refusals, now)
        places = {file.place for file in reading.files}
        news = [build_refused(refusal) for refusal in changes.refused]
        news += [build_mended(place) for place in changes.mended if place in places]
        tell_administrators(conn, words, news, now)
        return Installed(installed.offered, refusals)
