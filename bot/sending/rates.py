"""How fast the messenger may be spoken to, and waiting until it may."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiolimiter import AsyncLimiter


@dataclass(frozen=True, slots=True)
class Rates:
    """Calls a second over all chats and within one chat; None where there is no limit.

    The defaults are Telegram's for a bot that has not been granted more
    (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
    `chat_burst` calls may come at once in a chat that was quiet.
    """

    overall: float | None = 30
    chat: float | None = 1
    chat_burst: int = 3


UNLIMITED = Rates(overall=None, chat=None)


class Limits:
    """Keeps to the rates, and to the pauses the messenger asks for."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._overall = AsyncLimiter(rates.overall, 1) if rates.overall else None
        self._chats: dict[int, AsyncLimiter] = {}
        self._flooded: dict[int, float] = {}
        self._paused_until = 0.0

    async def wait(self, chat_id: int) -> None:
        """Return when one more call may be made in this chat."""
        if self._rates.chat is not None:
            await self._find_chat(chat_id, self._rates.chat).acquire()
        if self._overall is not None:
            await self._overall.acquire()
        pause = self._paused_until - asyncio.get_running_loop().time()
        if pause > 0:
            await asyncio.sleep(pause)

    def note_flood(self, chat_id: int, seconds: float) -> None:
        """Take in that the messenger asked for `seconds` of silence in answer to a call for a chat.

        It does not say whether it means the chat or the bot. One chat is left alone by its own
        queue; when a second chat is told the same meanwhile, the bot is meant and everything waits.
        """
        now = asyncio.get_running_loop().time()
        self._flooded = {chat: until for chat, until in self._flooded.items() if until > now}
        self._flooded[chat_id] = now + seconds
        if len(self._flooded) > 1:
            self._paused_until = max(self._paused_until, now + seconds)

    def forget_idle(self) -> None:
        """Drop what is known of chats that have been quiet for long enough to be new again."""
        burst = self._rates.chat_burst
        self._chats = {
            chat: limiter
            for chat, limiter in self._chats.items()
            if not limiter.has_capacity(burst)
        }

    def _find_chat(self, chat_id: int, rate: float) -> AsyncLimiter:
        if chat_id not in self._chats:
            burst = self._rates.chat_burst
            self._chats[chat_id] = AsyncLimiter(burst, burst / rate)
        return self._chats[chat_id]
