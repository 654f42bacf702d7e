"""What bots say of themselves, and where people see it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller

CHINESE = [{"command": "new", "description": "新建报告"}]
ENGLISH = [{"command": "new", "description": "New report"}]


async def list_chats(http: httpx.AsyncClient, person: Person, language: str) -> Any:
    root = str(person._http.base_url)
    headers = {"Authorization": f"Bearer {person.token}"}
    response = await http.get(f"{root}page/chats?language={language}", headers=headers)
    return response.json()["chats"]


async def test_commands_in_two_languages(bot: Caller, person: Person) -> None:
    await bot.call("setMyCommands", commands=CHINESE)
    await bot.call("setMyCommands", commands=ENGLISH, language_code="en")
    assert await bot.call("getMyCommands", language_code="en") == ENGLISH
    assert await bot.call("getMyCommands", language_code="de") == []
    (chat,) = await list_chats(bot.http, person, "en")
    assert chat["commands"] == ENGLISH
    (chat,) = await list_chats(bot.http, person, "zh")
    assert chat["commands"] == CHINESE
    await person.wait(lambda: any(event["type"] == "commands" for event in person.events))


async def test_the_narrowest_scope_is_shown(bot: Caller, person: Person) -> None:
    own = {"type": "chat", "chat_id": bot.chat_id}
    await bot.call("setMyCommands", commands=CHINESE)
    await bot.call("setMyCommands", commands=ENGLISH, scope=own)
    (chat,) = await list_chats(bot.http, person, "zh")
    assert chat["commands"] == ENGLISH
    await bot.call("deleteMyCommands", scope=own)
    (chat,) = await list_chats(bot.http, person, "zh")
    assert chat["commands"] == CHINESE


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ({"command": "新", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "new", "description": " "}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "new"}, "can't parse BotCommand: Can't find field \"command\""),
    ],
)
async def test_wrong_commands_are_refused(bot: Caller, command: object, said: str) -> None:
    assert await bot.refusal("setMyCommands", commands=[command]) == f"Bad Request: {said}"


async def test_names_and_descriptions(bot: Caller, person: Person) -> None:
    assert person
    assert (await bot.call("getMyName"))["name"] == "Echo"
    await bot.call("setMyName", name="汇报助手")
    await bot.call("setMyName", name="Huibao", language_code="en")
    assert (await bot.call("getMyName", language_code="en"))["name"] == "Huibao"
    assert (await bot.call("getMyName", language_code="de"))["name"] == "汇报助手"
    assert (await bot.call("getMe"))["first_name"] == "汇报助手"
    await bot.call("setMyDescription", description="长")
    await bot.call("setMyShortDescription", short_description="短")
    assert (await bot.call("getMyDescription"))["description"] == "长"
    assert (await bot.call("getMyShortDescription"))["short_description"] == "短"
    said = await bot.refusal("setMyShortDescription", short_description="字" * 121)
    assert said == "Bad Request: short description is too long"


async def test_the_menu_button(bot: Caller) -> None:
    assert await bot.call("getChatMenuButton") == {"type": "commands"}
    await bot.call("setChatMenuButton", chat_id=bot.chat_id, menu_button={"type": "default"})
    assert await bot.call("getChatMenuButton", chat_id=bot.chat_id) == {"type": "default"}
    assert await bot.call("getChatMenuButton") == {"type": "commands"}


async def test_a_token_lasts(messenger: Messenger, token: str) -> None:
    assert await messenger.register_bot("echo_bot", "another name") == token
    assert await messenger.register_bot("second_bot", "Second") != token
