"""A bot whose service has a web address, and a person with access."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.store.database import Database
from tests.integration.calendars.duties import NOW
from tests.integration.chat.driver import Chat, Town


@pytest.fixture
def town(database: Database) -> Town:
    town = Town(database)
    town.clock.now = NOW
    office = replace(
        town.desk._office, calendar_url="https://huibao.example/calendar/{}.ics".format
    )
    town.desk._office = office
    return town


@pytest.fixture
def chat(town: Town) -> Chat:
    return town.join()
