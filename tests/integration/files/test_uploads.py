"""Files that people send: which are fetched, and what is said when one does not arrive."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from structlog.testing import capture_logs
from telegram import Bot, File
from telegram.error import TelegramError

from bot.bootstrap.connection import find_request
from bot.handlers import desk, fetching
from bot.handlers.fetching import TooLarge, fetch_file
from bot.handlers.file_kinds import LARGEST, MEGABYTE
from bot.handlers.incoming import parse_update
from bot.handlers.visits import Reply, Visit
from bot.sending import activity
from tests.acceptance.person import Person
from tests.integration.chat.driver import Chat, Town

FILE_ID = "BQAC-1"


@pytest.fixture(autouse=True)
def _logged() -> Iterator[None]:
    with capture_logs():
        yield


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes | None]]:
    """What files reach those who take them."""
    taken: list[tuple[str, bytes | None]] = []

    def take(visit: Visit) -> Reply:
        assert visit.incoming.file is not None
        taken.append((visit.incoming.file.name, visit.incoming.body))
        return Reply()

    monkeypatch.setitem(desk._ACTS, "file", take)
    return taken


def build_document(name: str = "任务.xlsx", size: int | None = 4) -> dict[str, object]:
    document = {"file_id": FILE_ID, "file_unique_id": "1", "file_name": name}
    return {"document": document if size is None else {**document, "file_size": size}}


@pytest.mark.parametrize("name", ["任务.xlsx", "plan.YAML", "plan.yml"])
async def test_a_file_that_is_read_here_comes_with_its_bytes(
    chat: Chat, taken: list[tuple[str, bytes | None]], name: str
) -> None:
    chat.town.files.bodies[FILE_ID] = b"PK\x03\x04"
    await chat.send(**build_document(name))
    assert taken == [(name, b"PK\x03\x04")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("任务.xlsx.exe", "只收"),
        ("xlsx", "只收"),
        ("", "只收"),
        ("旧报告.doc", "另存为不加密的 .docx"),
        ("旧报告.WPS", "另存为不加密的 .docx"),
        ("旧报告.docm", "文件里有宏"),
        ("模板.dotx", "另存为 .docx"),
        ("材料.zip", "请解压以后"),
        ("材料.rar", "请解压以后"),
    ],
)
async def test_what_cannot_be_read_is_not_even_fetched(chat: Chat, name: str, said: str) -> None:
    await chat.send(**build_document(name))
    assert said in chat.text
    assert chat.town.files.asked == []


@pytest.mark.parametrize(
    ("name", "size", "most"),
    [("任务.xlsx", 1, 1), ("报告.docx", 10, 10), ("材料.pdf", 20, 20), ("照片.png", 10, 10)],
)
async def test_a_file_that_says_it_is_too_large_is_not_fetched(
    chat: Chat, name: str, size: int, most: int
) -> None:
    await chat.send(**build_document(name, size * MEGABYTE + 1))
    assert f"最多 {most} MB" in chat.text
    assert chat.town.files.asked == []


async def test_a_file_that_turns_out_too_large_is_refused(chat: Chat) -> None:
    chat.town.files.bodies[FILE_ID] = bytes(MEGABYTE + 1)
    await chat.send(**build_document(size=None))
    assert "最多 1 MB" in chat.text


async def test_nothing_is_fetched_for_a_stranger(town: Town) -> None:
    town.files.bodies[FILE_ID] = b"PK"
    stranger = town.meet(5)
    [said] = await stranger.send(**build_document())
    assert "只收" not in said.text
    assert town.files.asked == []


async def test_a_file_that_does_not_arrive_is_asked_for_again(
    chat: Chat, taken: list[tuple[str, bytes | None]]
) -> None:
    await chat.send(**build_document())  # the messenger does not know it
    assert "再发一次" in chat.text
    assert taken == []
    chat.town.files.bodies[FILE_ID] = b"PK"
    await chat.send(**build_document())
    assert taken == [("任务.xlsx", b"PK")]


async def test_a_file_that_does_not_come_to_an_end_is_given_up(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_file_id: str, _most: int) -> bytes:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.01)
    monkeypatch.setattr(chat.town.files, "fetch", hang)
    chat.town.desk = chat.town.open_desk()
    await chat.send(**build_document())
    assert "再发一次" in chat.text


async def test_the_bot_fetches_files_from_the_embedded_messenger(bot: Bot, person: Person) -> None:
    body = bytes(range(256)) * 100
    await person.send_file("任务 一.xlsx", body)
    [update] = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.document is not None
    download = find_request(bot).download
    assert await fetch_file(bot, download, update.message.document.file_id, len(body)) == body
    with pytest.raises(TelegramError):
        await fetch_file(bot, download, "unknown", len(body))


async def test_a_file_larger_than_its_message_said_is_not_fetched(bot: Bot, person: Person) -> None:
    await person.send_file("任务.xlsx", bytes(100))
    [update] = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(TooLarge):
        await fetch_file(bot, find_request(bot).download, update.message.document.file_id, 99)


async def test_a_photo_sent_on_the_chat_page_reaches_the_bot(bot: Bot, person: Person) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(stream, "PNG")
    await person.send_file("会场.png", stream.getvalue(), "集中学习")
    (update,) = (each for each in await bot.get_updates() if each.message and each.message.photo)
    incoming = parse_update(update, bot.username, datetime.now(UTC))
    assert incoming is not None
    assert incoming.file is not None
    assert (incoming.kind, incoming.text) == ("picture", "集中学习")
    download, most = find_request(bot).download, LARGEST["picture"]
    assert await fetch_file(bot, download, incoming.file.file_id, most) == stream.getvalue()


async def test_somebody_who_waits_for_a_file_sees_that_it_is_read(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asyncio.Event()

    async def show(chat_id: int, action: str) -> None:
        assert (chat_id, action) == (chat.id, "typing")
        shown.set()

    async def wait(_file_id: str, _most: int) -> bytes:
        await shown.wait()  # as long as it takes until it is shown
        return "坚持学习。".encode()

    monkeypatch.setattr(activity, "SHOWN_AFTER", 0)
    monkeypatch.setattr(chat.town.toasts, "send_chat_action", show)
    monkeypatch.setattr(chat.town.files, "fetch", wait)
    chat.town.desk = chat.town.open_desk()
    await chat.send(**build_document("回答.txt"))
    assert shown.is_set()


async def test_a_local_server_s_path_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file_1.docx"
    file.write_bytes(b"abcd")
    bot = Bot("1:a")

    async def get_file(_file_id: str) -> File:
        return File("f", "f", file_path=str(file))

    async def refuse(_url: str, _most: int) -> bytes:
        raise AssertionError

    monkeypatch.setattr(type(bot), "get_file", staticmethod(get_file))
    assert await fetch_file(bot, refuse, "f", 4) == b"abcd"
    with pytest.raises(TooLarge):
        await fetch_file(bot, refuse, "f", 3)
