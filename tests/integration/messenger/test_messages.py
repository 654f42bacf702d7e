"""Messages a bot sends, edits, deletes and passes on, as its people see them."""

from __future__ import annotations

from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller

YES_NO = {
    "inline_keyboard": [
        [{"text": "是", "callback_data": "y"}, {"text": "否", "callback_data": "n"}],
        [{"text": "帮助", "url": "https://example.com/help"}],
    ]
}


async def test_a_message_is_seen_at_once(bot: Caller, person: Person) -> None:
    sent = await bot.send("<b>问</b>：好吗？", parse_mode="HTML", reply_markup=YES_NO)
    bubble = await person.wait_message()
    assert (bubble.id, bubble.text, bubble.out) == (sent["message_id"], "问：好吗？", False)
    assert bubble.entities == [{"type": "bold", "offset": 0, "length": 1}]
    assert bubble.buttons == [["是", "否"], ["帮助"]]
    keyboard = bubble.shape["keyboard"]
    assert keyboard[0][0] == {"text": "是", "data": True}  # what it tells the bot stays here
    assert keyboard[1][0] == {"text": "帮助", "url": "https://example.com/help"}


async def test_an_edit_changes_the_bubble_in_place(bot: Caller, person: Person) -> None:
    sent = await bot.send("第 1 题", reply_markup=YES_NO)
    bubble = await person.wait_message()
    edit = {"chat_id": bot.chat_id, "message_id": sent["message_id"]}
    edited = await bot.call("editMessageText", **edit, text="第 2 题")
    assert "edit_date" in edited
    assert "reply_markup" not in edited
    await person.wait(lambda: bubble.text == "第 2 题")
    assert (bubble.edited, bubble.buttons, len(person.messages)) == (True, [], 1)


async def test_a_new_keyboard_alone_is_no_edit_of_the_words(bot: Caller, person: Person) -> None:
    sent = await bot.send("x")
    edit = {"chat_id": bot.chat_id, "message_id": sent["message_id"]}
    edited = await bot.call("editMessageReplyMarkup", **edit, reply_markup=YES_NO)
    assert edited["reply_markup"] == YES_NO
    assert "edit_date" not in edited
    await person.wait(lambda: person.messages and person.newest.buttons)
    assert not person.newest.edited


async def test_deleted_messages_go(bot: Caller, person: Person) -> None:
    own = (await person.say("please delete"))[0]
    ids = [(await bot.send(text))["message_id"] for text in "abc"]
    assert await bot.call("deleteMessage", chat_id=bot.chat_id, message_id=own.id)
    assert await bot.call("deleteMessages", chat_id=bot.chat_id, message_ids=[*ids[:2], 99])
    await person.wait(lambda: [bubble.id for bubble in person.messages] == [ids[2]])
    await person.open("echo_bot")
    assert [bubble.text for bubble in person.messages] == ["c"]


async def test_a_reply_shows_what_it_answers(bot: Caller, person: Person) -> None:
    asked = (await person.say("几点？"))[0]
    sent = await bot.send("三点", reply_parameters={"message_id": asked.id})
    assert sent["reply_to_message"]["text"] == "几点？"
    bubble = await person.wait_message()
    assert bubble.shape["reply_to"] == {
        "id": asked.id,
        "text": "几点？",
        "from": {"id": person.id, "name": "王敏"},
    }


async def test_reply_keyboards_come_and_go(bot: Caller, person: Person) -> None:
    await bot.send("选", reply_markup={"keyboard": [["甲", {"text": "乙"}]]})
    shown = await person.wait_message()
    assert shown.shape["reply_keyboard"] == [["甲", "乙"]]
    await bot.send("好", reply_markup={"remove_keyboard": True})
    gone = await person.wait_message(lambda bubble: bubble.text == "好")
    assert (gone.shape["reply_keyboard"], gone.shape["remove_keyboard"]) == (None, True)


async def test_messages_are_copied_and_forwarded(
    bot: Caller, person: Person, messenger: Messenger
) -> None:
    sent = await person.send_file("a.txt", b"body", caption="看")
    async with await Person.create(messenger.page_url, "李强") as other:
        await other.open("echo_bot")
        route = {"chat_id": other.id, "from_chat_id": bot.chat_id, "message_id": sent.id}
        forwarded = await bot.call("forwardMessage", **route)
        assert forwarded["forward_origin"]["sender_user"]["first_name"] == "王敏"
        copied = await bot.call("copyMessage", **route, caption="新的")
        bubble = await other.wait_message(lambda bubble: bubble.id == copied["message_id"])
        assert bubble.text == "新的"
        assert bubble.document is not None
        assert await other.download(bubble.document["file_id"]) == b"body"


async def test_chat_actions_are_shown(bot: Caller, person: Person) -> None:
    await bot.call("sendChatAction", chat_id=bot.chat_id, action="typing")
    event = await person.wait(
        lambda: next((e for e in person.events if e["type"] == "typing"), None)
    )
    assert event == {"type": "typing", "chat_id": person.chat["id"], "action": "typing"}


async def test_a_chat_is_described(bot: Caller, person: Person) -> None:
    chat = await bot.call("getChat", chat_id=bot.chat_id)
    assert (chat["id"], chat["type"], chat["first_name"]) == (person.id, "private", "王敏")
    me = await bot.call("getMe")
    member = await bot.call("getChatMember", chat_id=bot.chat_id, user_id=me["id"])
    assert member["status"] == "member"
    assert await bot.call("getChatMemberCount", chat_id=bot.chat_id) == 2
    said = await bot.refusal("getChatMember", chat_id=bot.chat_id, user_id=5)
    assert said == "Bad Request: member not found"
