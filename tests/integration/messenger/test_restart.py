"""A messenger that is started again goes on where it was."""

from __future__ import annotations

import asyncio

import httpx

from bot.messenger.server import Messenger
from bot.store.database import open_database
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.conftest import WEB
from tests.integration.messenger.page import Page


async def test_nothing_is_forgotten(database_url: str, http: httpx.AsyncClient) -> None:
    database = open_database(database_url)
    first = Messenger(database, [WEB])
    await first.start(port=0)
    token = await first.register_bot("echo_bot", "Echo")
    async with await Person.create(first.page_url, "王敏") as person:
        await person.open("echo_bot")
        await person.say("之前")
        await person.send_file("a.txt", b"kept")
        before = await Caller(http, first.api_url + token, person.id).updates()
        page_token, chat_id = person.token, person.chat["id"]
    await first.stop()
    database.close()

    database = open_database(database_url)
    second = Messenger(database, [WEB])
    await second.start(port=0)
    assert await second.register_bot("echo_bot", "Echo") == token
    assert await Caller(http, second.api_url + token).updates() == before
    page = Page(http, second.page_url, page_token)
    history = await page.get(f"chats/{chat_id}/messages")
    assert [message["text"] for message in history["messages"]] == ["之前", ""]
    file_id = history["messages"][1]["document"]["file_id"]
    assert (await page.ask("GET", f"files/{file_id}")).content == b"kept"
    await second.stop()
    database.close()


async def test_stopping_lets_go_of_who_waits(
    messenger: Messenger, bot: Caller, person: Person
) -> None:
    poll = asyncio.create_task(bot.updates(seconds=50))
    await bot.send("x", reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]})
    await person.wait_message()
    pressing = asyncio.create_task(person.press("x"))
    assert len(await poll) == 1
    poll = asyncio.create_task(bot.updates(offset=2**40, seconds=50))
    await bot.call("getMe")
    async with asyncio.timeout(5):
        await messenger.stop()
        assert await poll == []
        assert await pressing is None
    assert not person.answer["answered"]
