"""A bot, its administrator, and a small tree of units."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from bot.usecases.units import add_unit
from tests.integration.chat.driver import Chat, Town


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def chat(town: Town) -> Chat:
    """The chat of an administrator."""
    return town.join()


@pytest.fixture
def tree(town: Town) -> dict[str, int]:
    """The ids of 市委 with 办公室 and 组织部 below it, and 文电科 below 办公室."""
    ids: dict[str, int] = {}
    for name, above in (("市委", ""), ("办公室", "市委"), ("组织部", "市委"), ("文电科", "办公室")):
        ids[name] = town.do(
            lambda conn, name=name, above=above: add_unit(
                conn, name, ids.get(above), "Asia/Shanghai", town.clock()
            )
        )
    return ids
