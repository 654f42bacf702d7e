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
from bot.words.files import DOCUMENTS, read_own_files
from bot.words.folders import Folders
from bot.words.interviews import Interviews
from bot.words.words import Words

if TYPE_CHECKING:
    from bot.documents.formats.page_format import PageFormat
    from conversations.checks.norms import Norms


class Templates:
    """Interviews, words, page format and norms; whoever uses them asks here each time.

    An office's own are put in their place by `refresh`, from one update to the next.
    """

    def __init__(self, folders: Folders, page: str = "official") -> None:
        self.interviews = Interviews()
        self.words = Words(folders)
        self._folders = folders
        self._page = page
        self._reading: Reading | None = None
        self._formats: dict[str, PageFormat] = {}
        self._norms: Norms | None = None

    def load_format(self, name: str | None = None) -> PageFormat:
        """Return the page format of that name, or the office's usual one when there is none such.

        ValueError when there is no usual one either, or a shipped one cannot be used.
        """
        for wanted in (name or self._page, self._page):
            if wanted not in self._formats and (found := self._find_format(wanted)):
                self._formats[wanted] = found
            if wanted in self._formats:
                return self._formats[wanted]
        raise ValueError(f"HUIBAO_PAGE: there is no page format {self._page}")

    def _find_format(self, name: str) -> PageFormat | None:
        from bot.documents.formats.page_format import (
            find_page_format,  # needed for the first report
        )

        reading = self._reading or Reading()
        own = reading.page_formats.get(f"{DOCUMENTS}/{name}.yaml")
        return own or find_page_format(name, reading.formats, self._folders)

    def load_norms(self) -> Norms:
        """Return what checks go by; ValueError when a shipped file of it cannot be used."""
        if self._norms is None:
            from bot.words.norms import build_norms  # needed for the first answer

            own = self._reading.norms if self._reading else {}
            self._norms = build_norms(self._folders.shipped, own)
        return self._norms

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
        if reading.norms != last.norms:
            self._norms = None
        self._reading, self._formats = reading, {}
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
