"""Photos in the chat: received, cleaned, captioned, removed, and printed behind the report."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache

import docx
import pytest
from PIL import Image
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.handlers.file_kinds import LARGEST
from bot.store.tables import documents, pictures
from bot.usecases.drafts import purge_expired
from conversations.buttons import Press, encode
from conversations.definition.parsing import parse_interview
from tests.integration.chat.driver import Chat, Town

KIND = """
id: pictured
version: 1
name: {zh_CN: 带照片的报告, en: A report with photos}
about: {zh_CN: 试一试, en: A trial}
periods: year
unit: unit
title: "{{ unit }}的报告"
sections:
  - id: only
    title: {zh_CN: 全部, en: All}
    questions:
      - {id: unit, kind: short_text, ask: {zh_CN: 哪个单位？, en: Which unit?}}
      - {id: photos, kind: pictures, most: 3, ask: {zh_CN: 有照片吗？, en: Any photos?}}
      - {id: closing, kind: short_text, ask: {zh_CN: 怎么结尾？, en: How does it end?}}
    body:
      - text: "{{ unit }}。{{ closing }}"
      - {pictures: photos, title: 工作照片}
"""


@pytest.fixture(autouse=True)
def _logged() -> Iterator[None]:
    with capture_logs():
        yield


@pytest.fixture
async def asked(town: Town, chat: Chat) -> Chat:
    """The chat of a person who is asked for photos."""
    town.interviews.offer([parse_interview(KIND, "pictured.yaml")])
    await chat.press(encode(Press("period", question="pictured", value=2026)))
    await chat.say("市委办")
    assert "有照片吗" in chat.text
    return chat


@lru_cache
def draw(form: str = "JPEG", width: int = 64, height: int = 48) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, form)
    return stream.getvalue()


async def show(chat: Chat, body: bytes, caption: str = "", size: int | None = None) -> None:
    """Send a photo in two sizes, of which the larger one is at hand."""
    chat.town.files.bodies["large"] = body
    sizes = [
        {
            "file_id": name,
            "file_unique_id": name,
            "width": side,
            "height": side,
            "file_size": bytes_,
        }
        for name, side, bytes_ in (
            ("large", 1280, len(body) if size is None else size),
            ("small", 90, 1),
        )
    ]
    await chat.send(photo=sizes, **({"caption": caption} if caption else {}))


async def send_document(chat: Chat, body: bytes, name: str, mime: str, **fields: object) -> None:
    chat.town.files.bodies["document"] = body
    document = {"file_id": "document", "file_unique_id": "d", "file_name": name}
    await chat.send(document={**document, "mime_type": mime, "file_size": len(body)}, **fields)


def read_stored(chat: Chat) -> list[bytes]:
    query = select(pictures.c.body).order_by(pictures.c.id)
    return list(chat.town.do(lambda conn: conn.execute(query).scalars().all()))


async def test_photos_with_captions_stand_behind_the_report(asked: Chat) -> None:
    await show(asked, draw(), "集中学习")
    assert "1. 集中学习" in asked.text
    await send_document(asked, draw("PNG"), "扫描件.PNG", "image/png")
    assert "请发来第 2 张的说明" in asked.text
    await asked.say("表彰决定扫描件")
    assert "2. 表彰决定扫描件" in asked.text
    await asked.tap("写完了")
    await asked.say("特此报告。")
    await asked.say("/finish")
    body = asked.town.do(
        lambda conn: conn.execute(
            select(documents.c.body).where(documents.c.id == asked.said[0].document_id)
        ).scalar_one()
    )
    document = docx.Document(io.BytesIO(body))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts[-4:] == ["附件", "工作照片", "集中学习", "表彰决定扫描件"]
    assert len(document.inline_shapes) == 2


async def test_the_largest_size_is_fetched_once_and_kept_cleaned(asked: Chat) -> None:
    await show(asked, draw(width=3000, height=1500), "会场")
    assert asked.town.files.asked == ["large"]
    (stored,) = read_stored(asked)
    with Image.open(io.BytesIO(stored)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (2000, 1000))


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"not a picture", draw()[:200], draw("BMP")])
async def test_what_is_no_picture_is_said_so_and_not_kept(asked: Chat, body: bytes) -> None:
    await send_document(asked, body, "照片.jpg", "image/jpeg")
    assert "不是 PNG 或 JPEG 图片" in asked.text
    assert "有照片吗" in asked.text
    assert read_stored(asked) == []


async def test_a_picture_that_is_too_large_is_not_even_fetched(asked: Chat) -> None:
    await show(asked, draw(), size=LARGEST["picture"] + 1)
    assert "最多 10 MB" in asked.text
    assert asked.town.files.asked == []


async def test_a_picture_that_unpacks_to_far_more_is_refused(asked: Chat) -> None:
    await send_document(asked, build_bomb(20_000, 20_000), "炸弹.png", "image/png")
    assert "像素太多" in asked.text
    assert read_stored(asked) == []


def build_bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose head promises that many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


async def test_a_photo_that_does_not_arrive_is_asked_for_again(asked: Chat) -> None:
    await show(asked, draw())
    del asked.town.files.bodies["large"]
    await asked.send(photo=[{"file_id": "gone", "file_unique_id": "g", "width": 9, "height": 9}])
    assert "再发一次" in asked.text
    assert len(read_stored(asked)) == 1


async def test_one_photo_too_many_is_not_kept(asked: Chat) -> None:
    for number in range(3):
        await show(asked, draw(), f"第{number}张")
    await show(asked, draw(), "多余的")
    assert "最多 3 张" in asked.text
    assert len(read_stored(asked)) == 3


async def test_a_removed_photo_comes_back_when_that_is_undone(asked: Chat) -> None:
    for caption in ("第一次会", "第二次会"):
        await show(asked, draw(), caption)
    await asked.tap("1")
    assert "第一次会" in asked.text
    await asked.tap("删除")
    assert "删除第 1 张照片吗" in asked.text
    assert "/undo" in asked.text
    await asked.tap("删除")
    assert "1. 第二次会" in asked.text
    assert len(read_stored(asked)) == 2
    await asked.say("/undo")
    await asked.say("/continue")
    assert "1. 第一次会" in asked.text
    assert "2. 第二次会" in asked.text


async def test_a_photo_is_captioned_anew_and_moved(asked: Chat) -> None:
    for caption in ("第一次会", "第二次会"):
        await show(asked, draw(), caption)
    await asked.tap("2")
    await asked.tap("上移")
    await asked.tap("改说明")
    await asked.say("先开的会")
    assert "1. 先开的会" in asked.text
    assert "2. 第一次会" in asked.text


async def test_an_edited_caption_is_amended(asked: Chat) -> None:
    await show(asked, draw(), "第一次会")
    content = asked._build(
        asked.messages,
        caption="第一次全体会",
        edit_date=asked._time(),
        photo=[{"file_id": "large", "file_unique_id": "l", "width": 9, "height": 9}],
    )
    await asked._take(edited_message=content)
    assert "1. 第一次全体会" in asked.text


async def test_nothing_is_fetched_while_a_form_is_open(asked: Chat) -> None:
    await asked.say("/find")
    await show(asked, draw(), "集中学习")
    assert asked.town.files.asked == []
    assert read_stored(asked) == []


async def test_any_other_file_is_told_that_photos_are_asked_for(asked: Chat) -> None:
    await asked.send(voice={"file_id": "v", "file_unique_id": "v", "duration": 1})
    assert "这一题只收照片" in asked.text
    assert "有照片吗" in asked.text


async def test_the_photos_go_with_the_draft(asked: Chat, town: Town) -> None:
    for caption in ("集中学习", "警示教育"):
        await show(asked, draw(), caption)
    await asked.tap("1")
    await asked.tap("删除")
    await asked.tap("删除")
    assert len(read_stored(asked)) == 2
    await asked.press(encode(Press("bin", 1)))
    town.clock.pass_by(days=31)
    assert town.do(lambda conn: purge_expired(conn, town.clock())) == 1
    assert read_stored(asked) == []
