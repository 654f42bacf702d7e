"""Delivers updates to the webhooks of bots: one at a time, in order, until each is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import httpx
from sqlalchemy import Connection

from bot.messenger.bots import Bot, load_bot, load_bots, save_webhook_failure
from bot.messenger.updates import drop_update, find_first_update
from bot.store.database import Database

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 60.0
TIMEOUT_SECONDS = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)

Clock = Callable[[], datetime]
Waiting = tuple[Bot, tuple[int, str] | None]


class Webhooks:
    """The deliveries of this process, a task for each bot that has a webhook."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken: dict[int, asyncio.Event] = {}

    async def start(self) -> None:
        """Go on with the webhooks that were set before."""
        for bot in await self._database.run(load_bots):
            if bot.webhook_url:
                self.restart(bot.id)

    async def stop(self) -> None:
        """Stop delivering; what waits is kept."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()

    def wake(self, bot_id: int) -> None:
        """Have the bot's delivery look again."""
        if woken := self._woken.get(bot_id):
            woken.set()

    def restart(self, bot_id: int) -> None:
        """Deliver by what the bot's webhook is now."""
        if running := self._tasks.pop(bot_id, None):
            running.cancel()
        self._woken[bot_id] = asyncio.Event()
        self._tasks[bot_id] = asyncio.create_task(self._deliver(bot_id, self._woken[bot_id]))

    async def _deliver(self, bot_id: int, woken: asyncio.Event) -> None:
        pause = FIRST_PAUSE
        async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
            while waiting := await self._find_waiting(bot_id, woken):
                bot, first = waiting
                if first is None:
                    await woken.wait()
                elif failure := await _post(client, bot, first[1]):
                    await self._note(bot, failure)
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                else:
                    await self._drop(bot_id, first[0])
                    pause = FIRST_PAUSE

    async def _find_waiting(self, bot_id: int, woken: asyncio.Event) -> Waiting | None:
        """Return the bot and its oldest update; None when it has no webhook."""
        woken.clear()

        def find(conn: Connection) -> Waiting | None:
            bot = load_bot(conn, bot_id)
            return (bot, find_first_update(conn, bot_id)) if bot and bot.webhook_url else None

        return await self._database.run(find)

    async def _note(self, bot: Bot, failure: str) -> None:
        now = self._clock()
        await self._database.run(lambda conn: save_webhook_failure(conn, bot, failure, now))

    async def _drop(self, bot_id: int, update_id: int) -> None:
        await self._database.run(lambda conn: drop_update(conn, bot_id, update_id))


async def _post(client: httpx.AsyncClient, bot: Bot, body: str) -> str:
    """Post an update; return why it was not taken, "" when it was."""
    headers = {"Content-Type": "application/json"}
    if bot.webhook_secret:
        headers[SECRET_HEADER] = bot.webhook_secret
    try:
        response = await client.post(bot.webhook_url, content=body.encode(), headers=headers)
    except httpx.TimeoutException:
        return "Read timeout expired"
    except httpx.HTTPError:
        return "Connection refused"
    if response.is_success:
        return ""
    return f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
