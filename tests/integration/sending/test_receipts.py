"""Receipts: whatever was said before the end is not said again after it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from threading import Event

from sqlalchemy import select

from bot.sending.queues import Queues
from bot.sending.receipts import Receipts
from bot.store.database import Database
from bot.store.outbox import Outgoing, put
from bot.store.tables import outbox


async def test_what_is_noted_during_the_last_removal_is_removed_too(database: Database) -> None:
    def load() -> list[int]:
        return database.run_now(lambda conn: list(conn.execute(select(outbox.c.id)).scalars()))

    calls = [Outgoing(1, "sendMessage", {"text": text}) for text in "ab"]
    await database.run(partial(put, outgoing=calls, now=datetime(2026, 7, 1, tzinfo=UTC)))
    first, second = load()
    receipts, gate = Receipts(database, Queues()), Event()
    removing = asyncio.create_task(receipts.keep_removing())
    held = asyncio.create_task(database.run(lambda _conn: gate.wait()))
    receipts.note(first)
    while receipts._ids:  # noqa: ASYNC110 (nobody tells that it is on its way to the database)
        await asyncio.sleep(0.01)
    receipts.note(second)
    receipts.stop()
    gate.set()
    await asyncio.gather(held, removing)
    assert load() == []
