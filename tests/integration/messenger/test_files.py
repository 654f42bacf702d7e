"""Files both ways: uploads of bots and of people, downloads, and their limits."""

from __future__ import annotations

import struct
import zlib

import httpx
import pytest

from bot.messenger.files import MOST_DOWNLOAD_BYTES
from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller, Refused, read_answer


def build_png(width: int, height: int) -> bytes:
    """Return a black picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"\x00" * ((width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def upload(
    bot: Caller, method: str, name: str, body: bytes, **values: str
) -> dict[str, object]:
    kind = method.removeprefix("send").lower()
    given = {"chat_id": str(bot.chat_id), **values}
    url = f"{bot.url}/{method}"
    message = read_answer(await bot.http.post(url, data=given, files={kind: (name, body)}))
    assert isinstance(message, dict)
    return message


async def fetch(bot: Caller, messenger: Messenger, file_id: str) -> httpx.Response:
    file = await bot.call("getFile", file_id=file_id)
    token = bot.url.rpartition("/bot")[2]
    return await bot.http.get(f"{messenger.file_url}{token}/{file['file_path']}")


async def test_a_persons_file_reaches_the_bot(
    bot: Caller, person: Person, messenger: Messenger
) -> None:
    body = bytes(range(256)) * 300
    await person.send_file("../../去年 报告.docx", body, caption="去年的")
    (update,) = await bot.updates()
    document = update["message"]["document"]
    assert (document["file_name"], document["file_size"]) == ("去年 报告.docx", len(body))
    response = await fetch(bot, messenger, document["file_id"])
    assert response.content == body


async def test_a_persons_picture_is_a_photo(bot: Caller, person: Person) -> None:
    bubble = await person.send_file("章.png", build_png(30, 20))
    assert bubble.document is None
    (update,) = await bot.updates()
    (photo,) = update["message"]["photo"]
    assert (photo["width"], photo["height"]) == (30, 20)


async def test_a_bots_photo_is_seen(bot: Caller, person: Person) -> None:
    picture = build_png(4, 3)
    message = await upload(bot, "sendPhoto", "a.png", picture, caption="图")
    assert isinstance(message["photo"], list)
    bubble = await person.wait_message()
    assert bubble.photo is not None
    assert (bubble.text, bubble.photo["width"], bubble.photo["height"]) == ("图", 4, 3)
    assert await person.download(bubble.photo["file_id"]) == picture


async def test_what_is_no_picture_is_no_photo(bot: Caller) -> None:
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        await upload(bot, "sendPhoto", "a.png", b"not a picture")


async def test_a_file_is_sent_again_by_its_id(bot: Caller, person: Person) -> None:
    message = await upload(bot, "sendDocument", "a.txt", b"hello")
    document = message["document"]
    assert isinstance(document, dict)
    again = await bot.call("sendDocument", chat_id=bot.chat_id, document=document["file_id"])
    assert again["document"] == document
    await person.wait(lambda: len(person.messages) == 2)
    photo = {"chat_id": bot.chat_id, "photo": document["file_id"]}
    assert await bot.refusal("sendPhoto", **photo) == (
        "Bad Request: can't use file of type Document as Photo"
    )


async def test_a_caption_is_edited(bot: Caller, person: Person) -> None:
    message = await upload(bot, "sendDocument", "a.txt", b"hello", caption="甲")
    bubble = await person.wait_message()
    edit = {"chat_id": bot.chat_id, "message_id": message["message_id"]}
    assert (await bot.call("editMessageCaption", **edit, caption="乙"))["caption"] == "乙"
    await person.wait(lambda: bubble.text == "乙")
    assert await bot.refusal("editMessageText", **edit, text="丙") == (
        "Bad Request: there is no text in the message to edit"
    )


async def test_files_above_20_mb_are_not_handed_to_bots(bot: Caller, person: Person) -> None:
    await person.send_file("big.bin", b"\x00" * (MOST_DOWNLOAD_BYTES + 1))
    (update,) = await bot.updates()
    file_id = update["message"]["document"]["file_id"]
    assert await bot.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_wrong_files_are_refused(bot: Caller, messenger: Messenger) -> None:
    assert await bot.refusal("getFile", file_id="x") == "Bad Request: invalid file_id"
    send = {"chat_id": bot.chat_id, "document": "x"}
    assert await bot.refusal("sendDocument", **send) == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    with pytest.raises(Refused, match="file must be non-empty"):
        await upload(bot, "sendDocument", "a.txt", b"")
    token = bot.url.rpartition("/bot")[2]
    for path in ("documents/file_9.txt", "documents/../x", "etc/passwd", ""):
        response = await bot.http.get(f"{messenger.file_url}{token}/{path}")
        assert response.status_code == 404


async def test_a_bot_cannot_fetch_anothers_file(
    bot: Caller, person: Person, messenger: Messenger
) -> None:
    await person.send_file("a.txt", b"secret")
    (update,) = await bot.updates()
    file = await bot.call("getFile", file_id=update["message"]["document"]["file_id"])
    token = await messenger.register_bot("other_bot", "Other")
    other = Caller(bot.http, messenger.api_url + token)
    assert await other.refusal("getFile", file_id=file["file_id"]) == "Bad Request: invalid file_id"
    response = await bot.http.get(f"{messenger.file_url}{token}/{file['file_path']}")
    assert response.status_code == 404
