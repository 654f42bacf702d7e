"""The calls a service begins with: made again until the messenger answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.receiving.polling import choose_delay


class Stopped(Exception):  # noqa: N818 (a state of affairs)
    """It was time to stop before the messenger had answered."""


async def reach(call: Callable[[], Awaitable[object]], stop: asyncio.Event) -> None:
    """Make a call until it succeeds; raises Stopped when `stop` is set before.

    Raises InvalidToken and BadRequest: what the messenger refuses it refuses again.
    """
    faults = 0
    while not stop.is_set():
        try:
            await call()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as fault:
            faults += 1
            await _wait(stop, choose_delay(fault, faults))
        else:
            return
    raise Stopped


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
