"""kill -9 of the bot while its people write."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

from tests.acceptance.checks import check_acknowledged
from tests.acceptance.drafter import Drafter
from tests.acceptance.office import Office
from tests.acceptance.staff import wait_progress

EARLY = 0.2
"""The share of kills that hit a bot while it starts."""

STARTING_SECONDS = 1.0
WORKING_SECONDS = 0.4
"""The latest moment of a kill, after the start and after the first card since."""


async def write_and_kill(
    office: Office, staff: Sequence[Drafter], chance: random.Random, kills: int
) -> None:
    """Have everybody write reports until the last kill, and finish what they have begun."""
    async with asyncio.TaskGroup() as group:
        killing = group.create_task(_kill_often(office, staff, chance, kills))
        for one in staff:
            group.create_task(one.write_reports(lambda written: written > 0 and killing.done()))


async def _kill_often(
    office: Office, staff: Sequence[Drafter], chance: random.Random, kills: int
) -> None:
    """Kill the bot and start it again, sometimes while it starts, mostly while it works."""
    for _ in range(kills):
        if chance.random() < EARLY:
            await asyncio.sleep(chance.uniform(0, STARTING_SECONDS))
        else:
            await wait_progress(staff)
            await asyncio.sleep(chance.uniform(0, WORKING_SECONDS))
        office.bot.kill()
        check_acknowledged(office, staff)
        office.lapse_claims()
        office.start()
