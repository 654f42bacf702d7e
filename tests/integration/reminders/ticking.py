"""A process that ticks once at a given moment, telling of every commit: to be killed meanwhile."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from datetime import datetime

from bot.meter import Meter
from bot.reminders.ticking import Ticker
from bot.store.database import open_database
from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from bot.words.words import Words


def _tell(notes: Sequence[object]) -> None:
    sys.stdout.write(f"{len(notes)}\n")
    sys.stdout.flush()


async def _tick(url: str, now: datetime) -> None:
    database = open_database(url)
    database.on_commit(_tell)
    words = Words(find_folders(None))
    await Ticker(database, Interviews(), lambda: words, lambda: now, Meter()).tick()
    database.close()


if __name__ == "__main__":
    asyncio.run(_tick(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
