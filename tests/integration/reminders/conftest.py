"""An office on each kind of database."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.integration.reminders.house import House


@pytest.fixture
def house(database: Database) -> House:
    return House(database)
