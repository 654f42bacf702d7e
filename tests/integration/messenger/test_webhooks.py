"""Webhooks: delivered in order, with the secret, again until taken, and only to this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot.messenger.server import Messenger
from bot.messenger.webhooks import SECRET_HEADER
from bot.store.database import Database
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.conftest import WEB


@dataclass
class Hook:
    """A bot's web server; answers with the statuses it is told, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    calls: asyncio.Queue[tuple[Any, str | None]] = field(default_factory=asyncio.Queue)

    async def take(self, request: web.Request) -> web.Response:
        await self.calls.put((await request.json(), request.headers.get(SECRET_HEADER)))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def next_text(self) -> str:
        update, _ = await asyncio.wait_for(self.calls.get(), 15)
        return str(update["message"]["text"])


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def wait_pending(bot: Caller, count: int) -> Any:
    """Return the webhook's info once so many updates wait."""
    while (info := await bot.call("getWebhookInfo"))["pending_update_count"] != count:
        pass
    return info


async def test_updates_are_delivered_in_order(bot: Caller, person: Person, hook: Hook) -> None:
    await person.say("before")
    await bot.call("setWebhook", url=hook.url, secret_token="S3cret-_")
    update, secret = await asyncio.wait_for(hook.calls.get(), 15)
    assert (update["message"]["text"], secret) == ("before", "S3cret-_")
    for number in range(5):
        await person.say(str(number))
    assert [await hook.next_text() for _ in range(5)] == list("01234")
    assert (await wait_pending(bot, 0))["url"] == hook.url


async def test_a_failed_delivery_is_tried_again(bot: Caller, person: Person, hook: Hook) -> None:
    hook.statuses = [500, 503]
    await bot.call("setWebhook", url=hook.url)
    await person.say("a")
    await person.say("b")
    assert [await hook.next_text() for _ in range(4)] == ["a", "a", "a", "b"]
    info = await wait_pending(bot, 0)
    assert info["last_error_message"].startswith("Wrong response from the webhook: 503")


async def test_a_deleted_webhook_leaves_updates_to_polls(
    bot: Caller, person: Person, hook: Hook
) -> None:
    await bot.call("setWebhook", url=hook.url)
    await bot.call("deleteWebhook")
    await person.say("x")
    assert len(await bot.updates()) == 1
    assert hook.calls.empty()
    await bot.call("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


async def test_a_webhook_outlives_a_restart(
    bot: Caller, person: Person, hook: Hook, messenger: Messenger, database: Database
) -> None:
    await bot.call("setWebhook", url="http://127.0.0.1:9/nobody")
    await person.say("kept")
    await bot.call("setWebhook", url=hook.url)
    assert await hook.next_text() == "kept"
    await wait_pending(bot, 0)
    await messenger.stop()
    again = Messenger(database, [WEB])
    await again.start(port=0)
    try:
        async with await Person.create(again.page_url, "李") as other:
            await other.open("echo_bot")
            await other.say("after")
            assert await hook.next_text() == "after"
    finally:
        await again.stop()


@pytest.mark.parametrize(
    "url", ["https://example.com/hook", "http://10.0.0.1/", "ftp://localhost/", "x", "http://[::1"]
)
async def test_only_this_machine_is_called(bot: Caller, url: str) -> None:
    said = await bot.refusal("setWebhook", url=url)
    assert said == "Bad Request: bad webhook: only URLs of this machine are allowed"


async def test_a_secret_is_plain(bot: Caller, hook: Hook) -> None:
    said = await bot.refusal("setWebhook", url=hook.url, secret_token="no spaces")
    assert said == "Bad Request: secret token contains unallowed characters"
