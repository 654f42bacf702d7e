"""Messages sent on, pictures sent together, and buttons that copy."""

from __future__ import annotations

import httpx
import pytest

from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.page import Page
from tests.integration.messenger.test_files import build_png


@pytest.fixture
def page(http: httpx.AsyncClient, messenger: Messenger, person: Person) -> Page:
    return Page(http, messenger.page_url, person.token)


async def test_a_message_sent_on_says_who_wrote_it_first(
    page: Page, person: Person, bot: Caller
) -> None:
    asked = await bot.send("<b>通知</b>：明天开会", parse_mode="HTML")
    await person.wait_message()
    bubble = await person.forward(asked["message_id"])
    again = await person.forward(bubble.id)
    first, second = await bot.updates()
    for update in (first, second):
        message = update["message"]
        assert message["text"] == "通知：明天开会"
        assert message["entities"][0]["type"] == "bold"
        assert message["from"]["id"] == person.id
        assert message["forward_origin"]["sender_user"]["username"] == "echo_bot"
    shown = (await page.get(f"chats/{person.chat['id']}/messages"))["messages"]
    assert [each["forwarded"] for each in shown] == [None, "Echo", "Echo"]
    assert again.id == bubble.id + 1


async def test_a_photo_sent_on_is_of_no_album(person: Person, bot: Caller) -> None:
    photo = await person.send_file("a.png", build_png(3, 4), album="7")
    await person.forward(photo.id)
    first, second = await bot.updates()
    assert first["message"]["media_group_id"] == "7"
    assert "media_group_id" not in second["message"]
    assert second["message"]["photo"] == first["message"]["photo"]


async def test_a_message_goes_to_one_s_own_chats_alone(
    page: Page, person: Person, messenger: Messenger
) -> None:
    (said,) = await person.say("在")
    place = f"chats/{person.chat['id']}/messages/{said.id}/forward"
    other = await messenger.make_person("别人")
    for chat_id in (other.id, 0, "1", None):
        body = {"to_chat_id": chat_id}
        assert await page.error("POST", place, json=body) == (404, "not_found")
    await person.block()
    body = {"to_chat_id": person.chat["id"]}
    assert await page.error("POST", place, json=body) == (400, "blocked")


@pytest.mark.parametrize("album", ["a", "1" * 21, "-1", "１"])
async def test_an_album_goes_by_a_number(page: Page, person: Person, album: str) -> None:
    place = f"chats/{person.chat['id']}/files"
    sent = {"files": {"file": ("a.png", build_png(3, 4))}, "data": {"album": album}}
    assert await page.error("POST", place, **sent) == (400, "wrong_kind")


async def test_a_button_that_copies_shows_the_page_what(
    page: Page, person: Person, bot: Caller
) -> None:
    key = {"text": "复制", "copy_text": {"text": "一段话"}}
    await bot.send("问", reply_markup={"inline_keyboard": [[key]]})
    await person.wait_message()
    (message,) = (await page.get(f"chats/{person.chat['id']}/messages"))["messages"]
    assert message["keyboard"] == [[{"text": "复制", "copy": "一段话"}]]
    press = f"chats/{person.chat['id']}/messages/1/press"
    assert await page.error("POST", press, json={"row": 0, "column": 0}) == (400, "wrong_button")


@pytest.mark.parametrize("copied", [{}, {"text": ""}, {"text": "长" * 257}, {"text": 5}, "x"])
async def test_what_a_button_copies_has_1_to_256_characters(bot: Caller, copied: object) -> None:
    key = {"text": "复制", "copy_text": copied}
    markup = {"inline_keyboard": [[key]]}
    call = {"chat_id": bot.chat_id, "text": "问", "reply_markup": markup}
    assert await bot.refusal("sendMessage", **call)
