"""A bot and its people, on each kind of database."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Chat, Town
from tests.integration.chat.imported import PERIOD
from tests.integration.chat.old_reports import STRAY, TEXT, send_file


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def chat(town: Town) -> Chat:
    """The chat of an administrator without a draft."""
    return town.join()


@pytest.fixture
async def everything(chat: Chat) -> Chat:
    """The chat of a person at the first card of the report with every kind of question."""
    await chat.press(encode(Press("period", question="everything", value=2026)))
    return chat


@pytest.fixture
async def drafting(chat: Chat) -> Chat:
    """At the first question of a report."""
    await chat.press(PERIOD)
    return chat


@pytest.fixture
async def planned(drafting: Chat) -> Chat:
    """At the plan of a file that was sent for the open draft, with one text too many."""
    await send_file(drafting, "去年.txt", f"{TEXT}\n{STRAY}".encode())
    return drafting
