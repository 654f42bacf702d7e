"""getUpdates that waits: one poll a bot, woken when an update comes, ended by the next poll."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.messenger.refusals import conflict

MOST_SECONDS = 50


@dataclass(eq=False)
class _Poll:
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    replaced: bool = False


class Polls:
    """The long polls that wait in this process."""

    def __init__(self) -> None:
        self._waiting: dict[int, _Poll] = {}
        self._closed = False

    def wake(self, bot_id: int) -> None:
        """Have the bot's poll look again."""
        if poll := self._waiting.get(bot_id):
            poll.woken.set()

    def close(self) -> None:
        """End every poll, with what it has."""
        self._closed = True
        for poll in self._waiting.values():
            poll.woken.set()

    async def wait(
        self, bot_id: int, fetch: Callable[[], Awaitable[list[str]]], seconds: int
    ) -> list[str]:
        """Return what `fetch` gives, asked again on every wake until it gives something.

        At most `seconds` long. Refuses with a conflict when another poll of the bot begins.
        """
        poll = self._begin(bot_id)
        ends = asyncio.get_running_loop().time() + min(max(seconds, 0), MOST_SECONDS)
        try:
            while True:
                poll.woken.clear()
                found = await fetch()
                self._check(poll)
                if found or not await self._sleep(poll, ends):
                    return found
                self._check(poll)
        finally:
            if self._waiting.get(bot_id) is poll:
                del self._waiting[bot_id]

    def _begin(self, bot_id: int) -> _Poll:
        if older := self._waiting.get(bot_id):
            older.replaced = True
            older.woken.set()
        poll = self._waiting[bot_id] = _Poll()
        return poll

    def _check(self, poll: _Poll) -> None:
        if poll.replaced:
            raise conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )

    async def _sleep(self, poll: _Poll, ends: float) -> bool:
        """Wait to be woken; False when the time is over."""
        left = ends - asyncio.get_running_loop().time()
        if left <= 0 or self._closed:
            return False
        try:
            await asyncio.wait_for(poll.woken.wait(), left)
        except TimeoutError:
            return False
        return True
