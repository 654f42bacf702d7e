"""Updates: taken once, forgotten in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from bot.store.database import Database
from bot.store.updates import claim_updates, prune_updates

NOW = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)


async def test_an_update_is_taken_once_a_bot(database: Database) -> None:
    def claim(bot_id: int, update_id: int) -> partial[bool]:
        return partial(claim_updates, bot_id=bot_id, update_ids=[update_id], now=NOW)

    assert await database.run(claim(1, 5))
    assert not await database.run(claim(1, 5))
    assert await database.run(claim(2, 5))
    assert await database.run(claim(1, 6))


async def test_old_updates_are_forgotten(database: Database) -> None:
    for update_id, age in enumerate((1, 2, 3, 4)):
        await database.run(
            partial(claim_updates, bot_id=1, update_ids=[update_id], now=NOW - timedelta(days=age))
        )
    before = NOW - timedelta(days=2, hours=12)
    assert await database.run(partial(prune_updates, before=before)) == 2
    assert await database.run(partial(claim_updates, bot_id=1, update_ids=[3], now=NOW))
    assert not await database.run(partial(claim_updates, bot_id=1, update_ids=[0], now=NOW))
