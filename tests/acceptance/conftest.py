"""A whole office for a test: the service, its page, and the first administrator in the chat."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.acceptance.house import House, open_house
from tests.acceptance.office import Office, open_office
from tests.acceptance.person import Person
from tests.acceptance.service import Process, run_huibao

USERNAME = "huibao_bot"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Process]:
    """`huibao run` on its embedded messenger, in an empty folder."""
    with run_huibao("run", folder=tmp_path, messenger_port="0") as running:
        yield running


@pytest.fixture
async def administrator(service: Process) -> AsyncIterator[Person]:
    """The person whom the printed link signs in, in the chat with the bot."""
    link = service.wait_line(r"http://\S+#sign-in=\S+")[0]
    async with await Person.sign_in(link.partition("#")[0], link) as person:
        await person.open(USERNAME)
        yield person


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """A messenger of its own, and a bot not started yet, on each of the two databases."""
    with open_office(tmp_path, database_url) as opened:
        yield opened


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One service for all chats that need none of their own."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture
async def member(house: House) -> AsyncIterator[Person]:
    """Somebody new in the house, in the chat with the bot, who has written nothing yet."""
    async with await house.admit("王敏") as person:
        yield person
