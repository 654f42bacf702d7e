"""An office that owes reports, on each kind of database."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.integration.chat.driver import Town
from tests.integration.deadlines_chat.house import PAPER, REPORT, House


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def house(town: Town) -> House:
    """Everybody's report is due on Friday in a week; so is the month's."""
    house = House(town)
    house.owe(REPORT)
    house.owe(PAPER)
    return house


@pytest.fixture
def bare(town: Town) -> House:
    """Nobody owes anything."""
    return House(town)
