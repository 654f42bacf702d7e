"""What the Bot API refuses, in its own words."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller, Refused, read_answer

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
BUTTON = "can't parse inline keyboard button"


def build_keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


async def read_refusal(http: httpx.AsyncClient, url: str) -> Refused:
    with pytest.raises(Refused) as refused:
        read_answer(await http.get(url))
    return refused.value


async def test_a_wrong_token_is_unauthorized(bot: Caller, messenger: Messenger) -> None:
    for token in ("1:abc", "x", bot.url.rpartition("bot")[2] + "x", "7000000001:", "7000000001"):
        refused = await read_refusal(bot.http, f"{messenger.api_url}{token}/getMe")
        assert refused == Refused(401, "Unauthorized")


async def test_an_unknown_method_is_not_found(bot: Caller) -> None:
    assert await read_refusal(bot.http, f"{bot.url}/getMee") == Refused(404, "Not Found")


async def test_a_text_has_4096_units_after_its_tags_are_read(bot: Caller) -> None:
    longest = await bot.send(f"<b>{'字' * 4096}</b>", parse_mode="HTML")
    assert longest["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]
    assert len((await bot.send("😀" * 2048))["text"]) == 2048
    for text in ("字" * 4097, "😀" * 2049):
        said = await bot.refusal("sendMessage", chat_id=bot.chat_id, text=text)
        assert said == "Bad Request: message is too long"


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x01", None])
async def test_a_text_is_not_empty(bot: Caller, text: str | None) -> None:
    said = await bot.refusal("sendMessage", chat_id=bot.chat_id, text=text)
    assert said == "Bad Request: message text is empty"


async def test_a_caption_has_1024_units(bot: Caller) -> None:
    files = {"document": ("a.txt", b"x")}
    values = {"chat_id": str(bot.chat_id), "caption": "字" * 1025}
    response = await bot.http.post(f"{bot.url}/sendDocument", data=values, files=files)
    with pytest.raises(Refused, match="message caption is too long"):
        read_answer(response)


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ({"text": "x", "callback_data": "字" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "url": "javascript:alert(1)"},
            "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_wrong_button_is_refused(bot: Caller, button: dict[str, str], said: str) -> None:
    keyboard = build_keyboard(button)
    given = {"chat_id": bot.chat_id, "text": "x", "reply_markup": keyboard}
    assert await bot.refusal("sendMessage", **given) == f"Bad Request: {said}"


async def test_64_bytes_of_callback_data_are_taken(bot: Caller) -> None:
    keyboard = build_keyboard({"text": "x", "callback_data": "字" * 21 + "x"})
    assert (await bot.send("x", reply_markup=keyboard))["reply_markup"] == keyboard


@pytest.mark.parametrize("markup", ["{", "[1]", '"x"'])
async def test_a_wrong_markup_is_refused(bot: Caller, markup: str) -> None:
    given = {"chat_id": bot.chat_id, "text": "x", "reply_markup": markup}
    assert "Bad Request: " in await bot.refusal("sendMessage", **given)


@pytest.mark.parametrize("chat_id", [0, 5, -5, "@nobody"])
async def test_an_unknown_chat_is_not_found(bot: Caller, chat_id: object) -> None:
    said = await bot.refusal("sendMessage", chat_id=chat_id, text="x")
    assert said == "Bad Request: chat not found"


async def test_no_chat_is_refused(bot: Caller) -> None:
    assert await bot.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_another_bot_does_not_know_the_chat(bot: Caller, messenger: Messenger) -> None:
    other = Caller(bot.http, messenger.api_url + await messenger.register_bot("b_bot", "B"))
    said = await other.refusal("sendMessage", chat_id=bot.chat_id, text="x")
    assert said == "Bad Request: chat not found"


async def test_formatting_must_be_well_formed(bot: Caller) -> None:
    given = {"chat_id": bot.chat_id, "text": "字<b>x", "parse_mode": "HTML"}
    said = await bot.refusal("sendMessage", **given)
    assert said == (
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )
    said = await bot.refusal("sendMessage", chat_id=bot.chat_id, text="x", parse_mode="Markdown2")
    assert said == "Bad Request: unsupported parse_mode"


async def test_editing_is_refused_where_it_means_nothing(bot: Caller, person: Person) -> None:
    message_id = (await bot.send("x"))["message_id"]
    own = (await person.say("y"))[0].id
    edit = {"chat_id": bot.chat_id, "text": "x"}

    assert await bot.refusal("editMessageText", **edit, message_id=message_id) == NOT_MODIFIED
    said = await bot.refusal("editMessageText", **edit, message_id=99)
    assert said == "Bad Request: message to edit not found"
    said = await bot.refusal("editMessageText", **edit)
    assert said == "Bad Request: message identifier is not specified"
    said = await bot.refusal("editMessageText", **edit, message_id=own)
    assert said == "Bad Request: message can't be edited"
    said = await bot.refusal("editMessageCaption", **edit, message_id=message_id, caption="c")
    assert said == "Bad Request: there is no caption in the message to edit"
    said = await bot.refusal("editMessageReplyMarkup", chat_id=bot.chat_id, message_id=message_id)
    assert said == NOT_MODIFIED


async def test_replies_and_deletions_need_their_message(bot: Caller) -> None:
    given = {"chat_id": bot.chat_id, "text": "x", "reply_parameters": {"message_id": 99}}
    said = await bot.refusal("sendMessage", **given)
    assert said == "Bad Request: message to be replied not found"
    lenient = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.send("x", reply_parameters=lenient)
    said = await bot.refusal("deleteMessage", chat_id=bot.chat_id, message_id=99)
    assert said == "Bad Request: message to delete not found"


async def test_a_query_must_be_known(bot: Caller) -> None:
    said = await bot.refusal("answerCallbackQuery", callback_query_id="12345")
    assert said == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_a_blocked_bot_is_forbidden(bot: Caller, person: Person) -> None:
    await person.block()
    said = await bot.refusal("sendMessage", chat_id=bot.chat_id, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    await person.block(False)
    assert (await bot.send("x"))["text"] == "x"


async def test_a_request_is_not_endless(bot: Caller) -> None:
    headers = {"Content-Type": "application/json"}

    async def pour() -> Any:
        for _ in range(60):
            yield b" " * 1024 * 1024

    response = await bot.http.post(f"{bot.url}/sendMessage", content=pour(), headers=headers)
    assert response.status_code == 413
    assert response.json()["description"] == "Request Entity Too Large"
