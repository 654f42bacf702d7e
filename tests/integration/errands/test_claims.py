"""Who runs which errand: leases, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.store.database import Database, open_database
from bot.store.errands import (
    LEASE,
    claim_errands,
    delay_errand,
    release_errands,
    renew_errands,
    take_errand,
)
from tests.integration.errands.workshop import ask, join, tell_time

NOW = tell_time()
LATER = NOW + LEASE + timedelta(seconds=1)


async def claim(database: Database, now: datetime = NOW, limit: int = 9) -> list[int]:
    rows = await database.run(partial(claim_errands, limit=limit, now=now))
    return [row.id for row in rows]


@pytest.fixture
def pair(postgres_url: str) -> Iterator[tuple[Database, Database]]:
    """Two processes on one PostgreSQL."""
    one, other = open_database(postgres_url), open_database(postgres_url)
    one.run_now(join)
    yield one, other
    one.close()
    other.close()


async def test_the_oldest_are_claimed_first(database: Database) -> None:
    for unit in range(3):
        await ask(database, unit=unit)
    assert await claim(database, limit=2) == [1, 2]
    assert await claim(database, limit=2) == [3]


async def test_a_claim_counts_as_a_try(database: Database) -> None:
    await ask(database)
    [row] = await database.run(partial(claim_errands, limit=1, now=NOW))
    assert row.tries == 1
    [row] = await database.run(partial(claim_errands, limit=1, now=LATER))
    assert row.tries == 2


async def test_a_delayed_errand_waits(database: Database) -> None:
    await ask(database)
    [errand] = await claim(database)
    await database.run(partial(delay_errand, errand_id=errand, until=NOW + timedelta(seconds=5)))
    assert await claim(database, NOW + timedelta(seconds=5)) == []
    assert await claim(database, NOW + timedelta(seconds=6)) == [errand]


async def test_an_errand_is_held_until_its_lease_lapses(pair: tuple[Database, Database]) -> None:
    one, other = pair
    await ask(one)
    [errand] = await claim(one)
    assert await claim(other, NOW + LEASE) == []
    await one.run(partial(renew_errands, ids=[errand], now=NOW + LEASE))
    assert await claim(other, LATER) == []
    assert await claim(other, LATER + LEASE) == [errand]


async def test_only_who_holds_an_errand_changes_it(pair: tuple[Database, Database]) -> None:
    one, other = pair
    await ask(one)
    [errand] = await claim(one)
    assert await claim(other, LATER) == [errand]
    assert not await one.run(partial(take_errand, errand_id=errand))
    await one.run(partial(renew_errands, ids=[errand], now=LATER + LEASE))
    await one.run(partial(delay_errand, errand_id=errand, until=LATER + LEASE))
    await one.run(release_errands)
    assert await other.run(partial(take_errand, errand_id=errand))
    assert not await other.run(partial(take_errand, errand_id=errand))


async def test_the_one_process_on_a_file_takes_over_at_once(
    database: Database, database_url: str
) -> None:
    await ask(database)
    [errand] = await claim(database)
    successor = open_database(database_url)
    found = await claim(successor)
    successor.close()
    assert found == ([errand] if database_url.startswith("sqlite") else [])
