"""The messenger with a scripted bot, running beside the tests in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from bot.messenger.server import Messenger
from bot.store.database import Database, open_database
from tests.browser.scripted import ScriptedBot

T = TypeVar("T")
WEB = Path(__file__).parents[2] / "templates" / "web"


class House:
    """A messenger at one address that can be stopped and started again with its history."""

    def __init__(self, folder: Path) -> None:
        self._database_url = f"sqlite:///{folder / 'messenger.db'}"
        self._port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.start()

    def start(self) -> None:
        """Open the messenger, at the same port as before, and wake the bot."""
        self.run(self._start())

    def stop(self) -> None:
        """Close the messenger; its history stays in the folder."""
        self.run(self._stop())

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do work in the messenger's event loop and return what it comes to."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    @property
    def url(self) -> str:
        """The chat page's address."""
        return self.messenger.page_url

    def make_link(self, name: str) -> str:
        """Return a link that signs in a new person of this name."""

        async def make() -> str:
            person = await self.messenger.make_person(name)
            code = await self.messenger.make_sign_in_code(person.id)
            return self.messenger.build_sign_in_url(code)

        return self.run(make())

    async def _start(self) -> None:
        self._database: Database = open_database(self._database_url)
        self.messenger = Messenger(self._database, [WEB])
        await self.messenger.start(port=self._port)
        self._port = int(self.messenger.page_url.rstrip("/").rpartition(":")[2])
        token = await self.messenger.register_bot("scripted_bot", "问答机器人")
        self.bot = ScriptedBot(self.messenger.api_url + token)
        await self.bot.start()

    async def _stop(self) -> None:
        await self.bot.stop()
        await self.messenger.stop()
        self._database.close()
