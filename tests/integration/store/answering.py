"""Run by the kill test: stores updates and messages, and tells of each job when it has returned."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection

from bot.store.database import Database, open_database
from bot.store.outbox import Outgoing, put
from bot.store.updates import claim_updates


def _answer(connection: Connection, number: int) -> None:
    now = datetime.now(UTC)
    if claim_updates(connection, 1, [number], now):
        put(connection, [Outgoing(number, "sendMessage", {"text": "next"})], now)


async def _answer_all(database: Database, numbers: range) -> None:
    waiting = asyncio.Semaphore(20)

    async def answer(number: int) -> None:
        async with waiting:
            await database.run(partial(_answer, number=number), number)
            os.write(1, f"{number}\n".encode())

    await asyncio.gather(*(answer(number) for number in numbers))


if __name__ == "__main__":
    url, first, jobs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    asyncio.run(_answer_all(open_database(url), range(first, first + jobs)))
