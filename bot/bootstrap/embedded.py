"""The embedded messenger beside the bot, with its first person, who is the administrator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.bootstrap.connection import Address
from bot.bootstrap.stopping import listen_for_stop
from bot.clock import tell_time
from bot.messenger.people import Person
from bot.messenger.server import Messenger, serve_messenger
from bot.settings import ZONE, Settings, build_sqlite_url
from bot.store.database import Database, open_database
from bot.store.locks import hold_database
from bot.usecases.people import ADMINISTRATOR, add_person, list_members
from bot.words.folders import find_folders
from bot.words.words import DEFAULT_LANGUAGE

USERNAME = "huibao_bot"
BOT_NAME = "汇报助手"
FIRST_PERSON = "管理员"


@asynccontextmanager
async def serve_embedded(
    settings: Settings, say: Callable[[str], None]
) -> AsyncIterator[tuple[Address, Database]]:
    """Serve the messenger while the block runs; yield the bot's address on it, and its database.

    Says a link that opens the page signed in as the messenger's first person, once. As long as the
    bot has no administrator, that person is made one.
    """
    with closing(open_database(settings.database)) as database:
        web = _find_web(settings.templates)
        async with serve_messenger(
            database, web, settings.folder, settings.messenger_port
        ) as messenger:
            token = await messenger.register_bot(USERNAME, BOT_NAME)
            link = await _sign_in_first(messenger, database)
            say(f"Open this page in a browser, once, signed in as the administrator:\n  {link}")
            yield _build_address(messenger, token), database


async def _sign_in_first(messenger: Messenger, database: Database) -> str:
    """Return the link of the first person, who is made an administrator if there is none."""
    person = await messenger.find_person(FIRST_PERSON)
    if person is None:
        person = await messenger.make_person(FIRST_PERSON)
    await messenger.open_chat(person, USERNAME)
    await database.run(partial(_make_administrator, person=person, now=tell_time()))
    code = await messenger.make_sign_in_code(person.id)
    return messenger.build_sign_in_url(code)


def _find_web(templates: Path | None) -> list[Path]:
    return [root / "web" for root in find_folders(templates).roots]


def _make_administrator(conn: Connection, person: Person, now: datetime) -> None:
    if not any(member.is_administrator for member in list_members(conn)):
        add_person(conn, person.id, person.name, ADMINISTRATOR, DEFAULT_LANGUAGE, ZONE, now)


def _build_address(messenger: Messenger, token: str) -> Address:
    page = messenger.page_url

    def build_link(_username: str, code: str) -> str:
        return f"{page}#start={code}"

    return Address(token, messenger.api_url, messenger.file_url, build_link)


async def serve_alone(folder: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve the messenger for bots of others, until SIGTERM or SIGINT."""
    stop = listen_for_stop()
    url = build_sqlite_url(folder / "messenger.sqlite3")
    with hold_database(url), closing(open_database(url)) as database:
        async with serve_messenger(database, _find_web(None), folder, port) as messenger:
            say(f"The messenger is at {messenger.page_url}")
            say(f"For a bot of your own: huibao messenger client --folder {folder}")
            await stop.wait()
