"""An office with units, people and obligations, on each kind of database."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.integration.deadlines.organ import Organ


@pytest.fixture
def organ(database: Database) -> Organ:
    return Organ(database)
