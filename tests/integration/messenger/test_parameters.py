"""The four ways to pass parameters, files among them, and what is said of wrong ones."""

from __future__ import annotations

import json

import pytest

from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller, Refused, read_answer

KEYBOARD = json.dumps({"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]})


def check_sent(person: Person, message: dict[str, object]) -> None:
    assert message["text"] == "你好 & <b>"
    assert message["reply_markup"] == {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    assert person.newest.buttons == [["好"]]


@pytest.mark.parametrize("way", ["query", "query_post", "form", "json", "multipart"])
async def test_parameters_come_in_four_ways(bot: Caller, person: Person, way: str) -> None:
    values = {"chat_id": str(bot.chat_id), "text": "你好 & <b>", "reply_markup": KEYBOARD}
    url = f"{bot.url}/sendMessage"
    match way:
        case "query":
            response = await bot.http.get(url, params=values)
        case "query_post":
            response = await bot.http.post(url, params=values)
        case "form":
            response = await bot.http.post(url, data=values)
        case "json":
            whole = {**values, "chat_id": bot.chat_id, "reply_markup": json.loads(KEYBOARD)}
            response = await bot.http.post(url, json=whole)
        case _:
            parts = {name: (None, value) for name, value in values.items()}
            response = await bot.http.post(url, files=parts)
    message = read_answer(response)
    await person.wait(lambda: person.messages)
    check_sent(person, message)


async def test_the_body_wins_over_the_query(bot: Caller) -> None:
    url = f"{bot.url}/sendMessage"
    given = {"chat_id": str(bot.chat_id), "text": "from the body"}
    response = await bot.http.post(url, params={"text": "from the query"}, data=given)
    assert read_answer(response)["text"] == "from the body"


@pytest.mark.parametrize("name", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_method_names_are_case_insensitive(bot: Caller, name: str) -> None:
    message = await bot.call(name, chat_id=bot.chat_id, text="x")
    assert message["text"] == "x"


@pytest.mark.parametrize("inline", [True, False], ids=["inline", "attach"])
async def test_a_file_comes_inline_or_attached(bot: Caller, person: Person, inline: bool) -> None:
    values = {"chat_id": str(bot.chat_id), "caption": "<b>报告</b>", "parse_mode": "HTML"}
    part = "document" if inline else "part7"
    if not inline:
        values["document"] = "attach://part7"
    files = {part: ("半年 报告.docx", b"PK\x03\x04...", "application/x-docx")}
    response = await bot.http.post(f"{bot.url}/sendDocument", data=values, files=files)
    document = read_answer(response)["document"]
    assert (document["file_name"], document["file_size"]) == ("半年 报告.docx", 7)
    await person.wait(lambda: person.messages)
    assert person.newest.text == "报告"
    assert await person.download(document["file_id"]) == b"PK\x03\x04..."


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[1]", "JSON object expected"),
        ("application/json", b'{"text": "\\ud800"}', "strings must be encoded in UTF-8"),
        ("application/x-www-form-urlencoded", b"\xff=1", "strings must be encoded in UTF-8"),
        ("multipart/form-data", b"nonsense", "can't parse multipart body"),
    ],
)
async def test_a_wrong_body_is_refused(bot: Caller, kind: str, body: bytes, said: str) -> None:
    headers = {"Content-Type": kind}
    response = await bot.http.post(f"{bot.url}/sendMessage", content=body, headers=headers)
    with pytest.raises(Refused) as refused:
        read_answer(response)
    assert refused.value.description == f"Bad Request: {said}"


@pytest.mark.parametrize("number", ["9" * 30, "-" + "9" * 30, "x", "1e3", "²"])
async def test_absurd_numbers_are_nobody(bot: Caller, number: str) -> None:
    assert await bot.refusal("getChat", chat_id=number) == "Bad Request: chat not found"
    gone = await bot.refusal("deleteMessage", chat_id=bot.chat_id, message_id=number)
    assert gone in {
        "Bad Request: message to delete not found",
        "Bad Request: message identifier is not specified",
    }
