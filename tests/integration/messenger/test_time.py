"""What is possible for a while only: answering a press, deleting a message, signing in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.messenger.server import Messenger
from bot.store.database import Database
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.conftest import WEB
from tests.integration.messenger.page import Page


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 6, 30, 8, 0, tzinfo=UTC)

    def tell(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def messenger(database: Database, clock: Clock) -> AsyncIterator[Messenger]:
    started = Messenger(database, [WEB], clock.tell)
    await started.start(port=0)
    yield started
    await started.stop()


async def test_a_press_is_answered_within_a_minute(
    bot: Caller, person: Person, clock: Clock
) -> None:
    await bot.send("x", reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]})
    await person.wait_message()
    pressing = asyncio.create_task(person.press("x"))
    (update,) = await bot.updates(seconds=10)
    query = {"callback_query_id": update["callback_query"]["id"]}
    clock.now += timedelta(minutes=1)
    await bot.call("answerCallbackQuery", **query)
    await pressing
    clock.now += timedelta(seconds=1)
    assert "query is too old" in await bot.refusal("answerCallbackQuery", **query)


async def test_a_message_is_deleted_within_two_days(
    bot: Caller, person: Person, clock: Clock
) -> None:
    first, second = [(await bot.send(text))["message_id"] for text in "ab"]
    clock.now += timedelta(hours=48)
    assert await bot.call("deleteMessage", chat_id=bot.chat_id, message_id=first)
    clock.now += timedelta(seconds=1)
    said = await bot.refusal("deleteMessage", chat_id=bot.chat_id, message_id=second)
    assert said == "Bad Request: message can't be deleted for everyone"
    await bot.call("deleteMessages", chat_id=bot.chat_id, message_ids=[second])
    await person.open("echo_bot")
    assert [bubble.id for bubble in person.messages] == [second]


async def test_a_sign_in_code_lasts_a_day(
    messenger: Messenger, http: httpx.AsyncClient, clock: Clock
) -> None:
    somebody = await messenger.make_person("赵")
    codes = [await messenger.make_sign_in_code(somebody.id) for _ in range(2)]
    page = Page(http, messenger.page_url)
    clock.now += timedelta(hours=24, seconds=-1)
    assert (await page.ask("POST", "sign-in", json={"code": codes[0]})).status_code == 200
    clock.now += timedelta(seconds=1)
    assert await page.error("POST", "sign-in", json={"code": codes[1]}) == (400, "wrong_code")
