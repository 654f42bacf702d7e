"""One service for many chats: everybody in it has come by an invite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.store.database import open_database
from bot.usecases.invites import make_invite
from bot.usecases.people import MEMBER
from tests.acceptance.chatting import say
from tests.acceptance.person import Person
from tests.acceptance.service import run_huibao

USERNAME = "huibao_bot"
T = TypeVar("T")


@dataclass(frozen=True)
class House:
    """A running service: its database, and the address of its page."""

    database_url: str
    page_url: str

    def do(self, job: Callable[[Connection], T]) -> T:
        """Run a job on the database, beside the service; return what it returns."""
        database = open_database(self.database_url)
        try:
            return database.run_now(job)
        finally:
            database.close()

    async def admit(self, name: str, language: str = "zh") -> Person:
        """Bring somebody new into the chat with the bot, and in by an invite."""
        person = await Person.create(self.page_url, name, language)
        await person.open(USERNAME)
        code = self.do(lambda conn: make_invite(conn, MEMBER, None, datetime.now(UTC)))
        await say(person, code)
        return person


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Run a service in the folder; it ends with the block."""
    url = f"sqlite:///{folder / 'huibao.sqlite3'}"
    with run_huibao("run", folder=folder, messenger_port="0", database_url=url) as running:
        link = running.wait_line(r"http://\S+#sign-in=\S+")[0]
        yield House(url, link.partition("#")[0])
