"""The pages that wait for a bot's word on a button they pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.messenger.shapes import Shape

PRESS_SECONDS = 10.0
UNANSWERED: Shape = {"answered": False, "text": None, "alert": False, "url": None}


class PendingPresses:
    """Futures of this process, by the id of the press."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.Future[Shape]] = {}

    def settle(self, press_id: str, answer: Mapping[str, object]) -> None:
        """Hand the bot's word to the page that waits for it, if one does."""
        future = self._waiting.get(press_id)
        if future and not future.done():
            future.set_result({"answered": True, **answer})

    def close(self) -> None:
        """Let go of everybody who waits."""
        for future in self._waiting.values():
            if not future.done():
                future.set_result(UNANSWERED)

    async def wait(self, press_id: str) -> Shape:
        """Return the bot's word, or that there was none in time."""
        future = self._waiting[press_id] = asyncio.get_running_loop().create_future()
        try:
            return await asyncio.wait_for(future, PRESS_SECONDS)
        except TimeoutError:
            return UNANSWERED
        finally:
            del self._waiting[press_id]
