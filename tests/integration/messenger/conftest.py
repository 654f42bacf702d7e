"""A messenger on a free port with its own database, and the two sides that talk over it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copy

import httpx
import pytest

from bot.messenger.server import Messenger
from bot.store.database import Database, open_database
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller

WEB = Path(__file__).parents[3] / "templates" / "web"


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=20, trust_env=False, verify=False) as client:
        yield client


@pytest.fixture
async def database(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Database]:
    """A database of SQLite alone; the test of restarts runs on both."""
    opened = open_database(f"sqlite:///{copy(migrated_file, tmp_path)}")
    yield opened
    opened.close()


@pytest.fixture
async def messenger(database: Database) -> AsyncIterator[Messenger]:
    started = Messenger(database, [WEB])
    await started.start(port=0)
    yield started
    await started.stop()


@pytest.fixture
async def token(messenger: Messenger) -> str:
    return await messenger.register_bot("echo_bot", "Echo")


@pytest.fixture
async def person(messenger: Messenger, token: str) -> AsyncIterator[Person]:
    assert token
    async with await Person.create(messenger.page_url, "王敏") as somebody:
        await somebody.open("echo_bot")
        yield somebody


@pytest.fixture
def bot(messenger: Messenger, http: httpx.AsyncClient, token: str, person: Person) -> Caller:
    return Caller(http, messenger.api_url + token, person.id)
