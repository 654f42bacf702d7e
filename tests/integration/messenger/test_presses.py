"""A button press: to the bot, and the bot's word back to the page that waits."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.messenger import pending
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "确定", "callback_data": "ok:1"}, {"text": "网页", "url": "https://a.example"}]
    ]
}


async def press_and_take(bot: Caller, person: Person) -> tuple[asyncio.Task[str | None], Any]:
    """Press the first button; return the page that waits and the query the bot got."""
    await bot.send("好吗？", reply_markup=KEYBOARD)
    await person.wait_message()
    pressing = asyncio.create_task(person.press("确定"))
    (update,) = await bot.updates(seconds=10)
    return pressing, update["callback_query"]


async def test_the_toast_comes_back(bot: Caller, person: Person) -> None:
    pressing, query = await press_and_take(bot, person)
    assert (query["data"], query["from"]["id"]) == ("ok:1", person.id)
    assert query["message"]["reply_markup"] == KEYBOARD
    answer = {"callback_query_id": query["id"], "text": "已保存", "show_alert": True}
    assert await bot.call("answerCallbackQuery", **answer)
    assert await pressing == "已保存"
    assert person.answer == {"answered": True, "text": "已保存", "alert": True, "url": None}


async def test_a_silent_answer_is_an_answer(bot: Caller, person: Person) -> None:
    pressing, query = await press_and_take(bot, person)
    await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    assert await pressing is None
    assert person.answer["answered"]


async def test_a_toast_has_200_characters(bot: Caller, person: Person) -> None:
    pressing, query = await press_and_take(bot, person)
    answer = {"callback_query_id": query["id"], "text": "字" * 201}
    assert await bot.refusal("answerCallbackQuery", **answer) == "Bad Request: MESSAGE_TOO_LONG"
    await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    await pressing


async def test_a_link_button_asks_nobody(bot: Caller, person: Person) -> None:
    await bot.send("好吗？", reply_markup=KEYBOARD)
    await person.wait_message()
    await person.press("网页")
    assert person.answer["url"] == "https://a.example"
    assert await bot.updates() == []


async def test_a_button_that_is_gone_says_so(bot: Caller, person: Person) -> None:
    sent = await bot.send("好吗？", reply_markup=KEYBOARD)
    await person.wait_message()
    path = f"{bot.url.partition('/bot')[0]}/page/chats/{person.chat['id']}/messages"
    headers = {"Authorization": f"Bearer {person.token}"}
    for place in ({"row": 1, "column": 0}, {"row": 0, "column": 9}, {"row": -1}, {}):
        press = f"{path}/{sent['message_id']}/press"
        response = await bot.http.post(press, json=place, headers=headers)
        assert (response.status_code, response.json()["error"]) == (400, "wrong_button")


async def test_a_bot_that_says_nothing_is_not_waited_for_for_ever(
    bot: Caller, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending, "PRESS_SECONDS", 0.05)
    pressing, query = await press_and_take(bot, person)
    assert await pressing is None
    assert person.answer == {"answered": False, "text": None, "alert": False, "url": None}
    assert await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="late")
