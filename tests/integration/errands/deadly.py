"""A process that is killed while it builds: `python -m … URL DEATHS`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

from bot.errands.errand import Parcel
from bot.store.database import open_database
from tests.integration.errands.workshop import build_clock, build_runner


def die(*_given: object) -> Parcel:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


async def main() -> None:
    url, deaths = sys.argv[1], int(sys.argv[2])

    database = open_database(url)
    build_runner(database, die, clock=build_clock(deaths)).start()
    await asyncio.Event().wait()


asyncio.run(main())
