"""The embedded messenger with the bot's own connection to it, and a bot at its desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copy

import pytest
from telegram import Bot

from bot.bootstrap.connection import Address, build_bot, build_telegram_link
from bot.messenger.server import Messenger
from bot.store.database import Database, open_database
from conversations.buttons import Press, encode
from tests.acceptance.person import Person
from tests.integration.chat.driver import Chat, Town

WEB = Path(__file__).parents[3] / "templates" / "web"


@pytest.fixture
async def embedded(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Messenger]:
    """A messenger on a database of its own."""
    database = open_database(f"sqlite:///{copy(migrated_file, tmp_path / 'messenger.sqlite3')}")
    messenger = Messenger(database, [WEB])
    await messenger.start(port=0)
    yield messenger
    await messenger.stop()
    database.close()


@pytest.fixture
async def bot(embedded: Messenger) -> AsyncIterator[Bot]:
    """The bot as the service builds it."""
    token = await embedded.register_bot("huibao_bot", "汇报助手")
    address = Address(token, embedded.api_url, embedded.file_url, build_telegram_link)
    async with build_bot(address) as bot:
        yield bot


@pytest.fixture
async def person(embedded: Messenger, bot: Bot) -> AsyncIterator[Person]:
    async with await Person.create(embedded.page_url, "王敏") as somebody:
        await somebody.open(bot.username)
        yield somebody


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def chat(town: Town) -> Chat:
    return town.join()


@pytest.fixture
async def asked(chat: Chat) -> Chat:
    """The chat of a person at the first question of a report."""
    await chat.press(encode(Press("period", question="everything", value=2026)))
    return chat
