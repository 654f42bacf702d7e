"""An office at work, on each kind of database."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.integration.chat.driver import Chat, Town
from tests.integration.ledger.house import House, fill


@pytest.fixture
def house(database: Database) -> House:
    """The units and obligations without a deadline."""
    return House(Town(database))


@pytest.fixture
def office(house: House) -> House:
    """The units with deadlines of every state."""
    fill(house)
    return house


@pytest.fixture
def admin(office: House) -> Chat:
    return office.join_admin()


@pytest.fixture
def head(office: House) -> Chat:
    """The chat of the head of 市委, above 办公室 and 组织部."""
    return office.join_head()
