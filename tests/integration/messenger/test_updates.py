"""getUpdates: what is delivered, how long it waits, and what confirms it."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller, Refused


async def test_updates_stay_until_confirmed(bot: Caller, person: Person) -> None:
    await person.say("one")
    await person.say("two")
    first, second = await bot.updates()
    assert [first["message"]["text"], second["message"]["text"]] == ["one", "two"]
    assert first["update_id"] < second["update_id"]
    assert await bot.updates() == [first, second]
    assert await bot.updates(offset=second["update_id"]) == [second]
    assert await bot.updates(offset=first["update_id"]) == [second]
    assert await bot.updates(offset=second["update_id"] + 1) == []


async def test_limit_takes_the_oldest(bot: Caller, person: Person) -> None:
    for text in "abc":
        await person.say(text)
    updates = await bot.updates(limit=2)
    assert [update["message"]["text"] for update in updates] == ["a", "b"]


async def test_a_negative_offset_keeps_only_the_last(bot: Caller, person: Person) -> None:
    for text in "abc":
        await person.say(text)
    updates = await bot.updates(offset=-2)
    assert [update["message"]["text"] for update in updates] == ["b", "c"]
    assert await bot.updates() == updates


async def test_a_long_poll_ends_with_the_first_update(bot: Caller, person: Person) -> None:
    started = time.monotonic()
    poll = asyncio.create_task(bot.updates(seconds=30))
    assert await bot.call("getMe")  # the poll is under way; others are served meanwhile
    await person.say("hello")
    (update,) = await poll
    assert update["message"]["text"] == "hello"
    assert time.monotonic() - started < 10


async def test_a_long_poll_ends_with_its_time(bot: Caller, person: Person) -> None:
    started = time.monotonic()
    assert person
    assert await bot.updates(seconds=1) == []
    assert 0.9 < time.monotonic() - started < 5


async def test_a_second_poll_ends_the_first(bot: Caller, person: Person) -> None:
    first = asyncio.create_task(bot.updates(seconds=30))
    second = asyncio.create_task(bot.updates(seconds=30))
    ended, waiting = await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
    with pytest.raises(Refused) as refused:
        ended.pop().result()
    assert refused.value == Refused(
        409,
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    )
    await person.say("for the one that is left")
    assert len(await waiting.pop()) == 1


async def test_no_poll_beside_a_webhook(bot: Caller) -> None:
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook")
    assert await bot.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.call("deleteWebhook")
    assert await bot.updates() == []


async def test_only_wanted_kinds_are_queued(bot: Caller, person: Person) -> None:
    await bot.updates(allowed_updates=["edited_message"])
    said = (await person.say("not wanted"))[0]
    await person.amend(said.id, "wanted")
    (update,) = await bot.updates()  # what was asked for last still holds
    assert update["edited_message"]["text"] == "wanted"
    await bot.updates(offset=update["update_id"] + 1, allowed_updates=[])
    await person.say("every kind again")
    assert len(await bot.updates()) == 1


async def test_each_kind_of_update(bot: Caller, person: Person) -> None:
    said = (await person.say("/start abc"))[0]
    await person.amend(said.id, "/start abd")
    await person.send_file("a.txt", b"x", caption="see")
    for kind in ("sticker", "voice", "location"):
        await person.send_other(kind)
    await person.block()
    await person.block(False)
    kinds = [set(update) - {"update_id"} for update in await bot.updates()]
    assert kinds == [{"message"}, {"edited_message"}, *[{"message"}] * 4, *[{"my_chat_member"}] * 2]
    start, edited, document, *_, kicked, back = await bot.updates()
    assert start["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert start["message"]["from"] == {
        "id": person.id,
        "is_bot": False,
        "first_name": "王敏",
        "language_code": "zh",
    }
    assert edited["edited_message"]["message_id"] == said.id
    assert edited["edited_message"]["edit_date"] >= edited["edited_message"]["date"]
    assert document["message"]["caption"] == "see"
    assert kicked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert back["my_chat_member"]["old_chat_member"]["status"] == "kicked"


async def test_long_text_becomes_several_messages(bot: Caller, person: Person) -> None:
    text = "长" * 5000 + "😀" * 3000
    bubbles = await person.say(text)
    updates = await bot.updates()
    texts = [update["message"]["text"] for update in updates]
    assert "".join(texts) == text == "".join(bubble.text for bubble in bubbles)
    assert [len(piece.encode("utf-16-le")) // 2 for piece in texts[:2]] == [4096, 4096]


async def test_a_group_delivers_its_messages(bot: Caller, person: Person) -> None:
    await person.found_group("办公室", "echo_bot")
    await person.say("大家好")
    joined, said = await bot.updates()
    assert joined["my_chat_member"]["chat"]["type"] == "group"
    chat_id = said["message"]["chat"]["id"]
    assert chat_id < 0
    await bot.call("sendMessage", chat_id=chat_id, text="收到")
    assert (await person.wait_message()).text == "收到"
    assert await bot.call("leaveChat", chat_id=chat_id)
    assert await bot.refusal("sendMessage", chat_id=chat_id, text="x") == (
        "Forbidden: bot is not a member of the group chat"
    )
