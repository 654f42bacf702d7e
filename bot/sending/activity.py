"""“Typing …”: that the bot is at work, shown in a chat while something takes a while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

from bot.faults import render_fault

SHOWN_AFTER = 1.0
"""Seconds after which one begins to wonder whether anything happens."""

SHOWN_EVERY = 4.5
"""The messenger shows it for 5 seconds at most
(https://core.telegram.org/bots/api#sendchataction)."""

log = structlog.get_logger(__name__)

SendAction = Callable[[int, str], Awaitable[object]]
"""Sends the chat an action as the Bot API names them: typing, upload_photo, upload_document."""

Sleep = Callable[[float], Awaitable[None]]


class Activity:
    """Shows in chats what the bot is doing there; `sleep` waits so many seconds."""

    def __init__(self, send: SendAction, sleep: Sleep = asyncio.sleep) -> None:
        self._send = send
        self._sleep = sleep

    @asynccontextmanager
    async def show(self, chat_id: int, action: str) -> AsyncIterator[None]:
        """Show the action while the block runs, once it has taken a second; its end ends it.

        That it cannot be shown is no fault of the work.
        """
        showing = asyncio.create_task(self._keep_showing(chat_id, action))
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.wait([showing])

    async def _keep_showing(self, chat_id: int, action: str) -> None:
        await self._sleep(SHOWN_AFTER)
        while await self._try_to_send(chat_id, action):
            await self._sleep(SHOWN_EVERY)

    async def _try_to_send(self, chat_id: int, action: str) -> bool:
        """Send it; where that fails, as to a person who left, it is not tried again."""
        try:
            await self._send(chat_id, action)
        except Exception as fault:
            log.info("activity not shown", fault=render_fault(fault))
            return False
        return True
