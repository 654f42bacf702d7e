"""The chat page's API: people, chats, history, and what it refuses."""

from __future__ import annotations

import httpx
import pytest

from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.page import Page


@pytest.fixture
def page(http: httpx.AsyncClient, messenger: Messenger, person: Person) -> Page:
    return Page(http, messenger.page_url, person.token)


async def test_people_are_made_and_known(page: Page, person: Person) -> None:
    response = await page.ask("POST", "people", json={"name": " 李 \n 强 "})
    made = response.json()
    assert made["person"] == {"id": person.id + 1, "name": "李 强"}
    other = Page(page.http, page.url, made["token"])
    assert await other.get("me") == {"person": made["person"]}


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, 5, None])
async def test_a_name_has_1_to_64_characters(page: Page, name: object) -> None:
    assert await page.error("POST", "people", json={"name": name}) == (400, "wrong_name")


async def test_a_sign_in_code_works_once(page: Page, messenger: Messenger) -> None:
    somebody = await messenger.make_person("赵")
    code = await messenger.make_sign_in_code(somebody.id)
    response = await page.ask("POST", "sign-in", json={"code": code})
    assert response.json()["person"]["id"] == somebody.id
    for used in (code, "", "nonsense", "é"):
        assert await page.error("POST", "sign-in", json={"code": used}) == (400, "wrong_code")


async def test_a_chat_is_opened_once(page: Page, person: Person) -> None:
    (bot,) = (await page.get("bots"))["bots"]
    response = await page.ask("POST", "chats", json={"bot_id": bot["id"]})
    assert response.json()["chat"]["id"] == person.chat["id"]
    assert len((await page.get("chats"))["chats"]) == 1
    assert await page.error("POST", "chats", json={"bot_id": 5}) == (404, "not_found")


async def test_the_list_shows_what_is_new(page: Page, person: Person, bot: Caller) -> None:
    await person.say("在吗")
    first = await bot.send("在")
    await bot.send("请说")
    (chat,) = (await page.get("chats"))["chats"]
    assert (chat["title"], chat["unread"], chat["blocked"]) == ("Echo", 2, False)
    assert (chat["last"]["text"], chat["last"]["out"]) == ("请说", False)
    path = f"chats/{chat['id']}/read"
    response = await page.ask("POST", path, json={"message_id": first["message_id"]})
    assert response.json() == {"unread": 1}
    response = await page.ask("POST", path, json={"message_id": 0})  # never backwards
    assert response.json() == {"unread": 1}


async def test_the_newest_chat_comes_first(page: Page, messenger: Messenger) -> None:
    await messenger.register_bot("second_bot", "Second")
    first, second = (await page.get("bots"))["bots"]
    await page.ask("POST", "chats", json={"bot_id": second["id"]})
    response = await page.ask("POST", "chats", json={"bot_id": first["id"]})
    path = f"chats/{response.json()['chat']['id']}/messages"
    await page.ask("POST", path, json={"text": "x"})
    titles = [chat["title"] for chat in (await page.get("chats"))["chats"]]
    assert titles == ["Echo", "Second"]


async def test_history_comes_in_pages(page: Page, person: Person) -> None:
    for number in range(7):
        await person.say(str(number))
    path = f"chats/{person.chat['id']}/messages"
    newest = await page.get(f"{path}?limit=3")
    assert [m["text"] for m in newest["messages"]] == ["4", "5", "6"]
    assert newest["more"]
    before = newest["messages"][0]["id"]
    rest = await page.get(f"{path}?limit=50&before={before}")
    assert [m["text"] for m in rest["messages"]] == ["0", "1", "2", "3"]
    assert not rest["more"]
    assert len((await page.get(f"{path}?limit=x&before=y"))["messages"]) == 7


async def test_one_amends_ones_own_words_only(page: Page, person: Person, bot: Caller) -> None:
    own = (await person.say("十二"))[0]
    theirs = await bot.send("？")
    amended = await person.amend(own.id, "十三")
    assert (amended.text, amended.edited) == ("十三", True)
    chat = f"chats/{person.chat['id']}/messages"
    edit = {"text": "x"}
    assert await page.error("PATCH", f"{chat}/{theirs['message_id']}", json=edit) == (
        400,
        "not_yours",
    )
    assert await page.error("PATCH", f"{chat}/99", json=edit) == (404, "not_found")
    assert await page.error("PATCH", f"{chat}/{own.id}", json={"text": " "}) == (400, "wrong_text")
    long = {"text": "x" * 4097}
    assert await page.error("PATCH", f"{chat}/{own.id}", json=long) == (400, "text_too_long")


async def test_an_unchanged_amendment_tells_the_bot_nothing(person: Person, bot: Caller) -> None:
    own = (await person.say("十二"))[0]
    await person.amend(own.id, "十二")
    assert len(await bot.updates()) == 1


async def test_words_come_out_as_typed(person: Person, bot: Caller) -> None:
    typed = "<b>&amp; 'x' \"y\" {{ z }} 😀\n\n  第二行 \\_*"
    bubble = (await person.say(typed))[0]
    (update,) = await bot.updates()
    assert update["message"]["text"] == bubble.text == typed


@pytest.mark.parametrize("text", ["", " \n", "\x00\x1f", None, 5])
async def test_a_message_needs_text(page: Page, person: Person, text: object) -> None:
    path = f"chats/{person.chat['id']}/messages"
    assert await page.error("POST", path, json={"text": text}) == (400, "wrong_text")


async def test_wrong_requests_are_refused(page: Page, person: Person) -> None:
    chat = f"chats/{person.chat['id']}"
    assert await page.error("POST", f"{chat}/other", json={"kind": "x"}) == (400, "wrong_kind")
    assert await page.error("POST", f"{chat}/files", data={"caption": "x"}) == (400, "wrong_file")
    assert await page.error("POST", f"{chat}/messages", content=b"{") == (400, "wrong_text")
    headers = {"Content-Type": "application/json"}
    request = {"content": b"[", "headers": headers}
    assert await page.error("POST", f"{chat}/messages", **request) == (400, "wrong_body")
    assert await page.error("GET", f"chats/{10**30}/messages") == (404, "not_found")
    assert await page.error("GET", "nothing") == (404, "not_found")
    files = {"file": ("a.txt", b"x")}
    long = {"files": files, "data": {"caption": "x" * 1025}}
    assert await page.error("POST", f"{chat}/files", **long) == (400, "text_too_long")


async def test_a_blocked_bot_is_not_written_to(page: Page, person: Person, bot: Caller) -> None:
    await person.block()
    chat = f"chats/{person.chat['id']}"
    assert await page.error("POST", f"{chat}/messages", json={"text": "x"}) == (400, "blocked")
    await person.wait(
        lambda: any(e["type"] == "chat" and e["chat"]["blocked"] for e in person.events)
    )
    (update,) = await bot.updates()
    assert "my_chat_member" in update


async def test_stand_ins_are_shown(person: Person) -> None:
    for kind in ("sticker", "voice", "location"):
        assert (await person.send_other(kind)).shape["other"] == kind
