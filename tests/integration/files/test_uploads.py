"""Files that people send: which are fetched, and what is said when one does not arrive."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PIL import Image
from structlog.testing import capture_logs
from telegram import Bot
from telegram.error import TelegramError

from bot.documents.pictures import LARGEST_PICTURE
from bot.handlers import desk, fetching
from bot.handlers.fetching import TooLarge, fetch_file
from bot.handlers.incoming import LARGEST_FILE, parse_update
from bot.handlers.visits import Reply, Visit
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
    ("name", "size"),
    [
        ("报告.docx", 4),
        ("任务.xlsx.exe", 4),
        ("xlsx", 4),
        ("", 4),
        ("任务.xlsx", LARGEST_FILE + 1),
        ("任务.xlsx", None),
    ],
)
async def test_any_other_file_is_not_fetched(
    chat: Chat, taken: list[tuple[str, bytes | None]], name: str, size: int | None
) -> None:
    chat.town.files.bodies[FILE_ID] = b"PK\x03\x04"
    await chat.send(**build_document(name, size))
    assert "只收文字" in chat.text
    assert taken == chat.town.files.asked == []


async def test_nothing_is_fetched_for_a_stranger(town: Town) -> None:
    town.files.bodies[FILE_ID] = b"PK"
    stranger = town.meet(5)
    [said] = await stranger.send(**build_document())
    assert "只收文字" not in said.text
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
    monkeypatch.setattr(chat.town.desk, "_fetch", hang)
    await chat.send(**build_document())
    assert "再发一次" in chat.text


async def test_the_bot_fetches_files_from_the_embedded_messenger(bot: Bot, person: Person) -> None:
    body = bytes(range(256)) * 100
    await person.send_file("任务 一.xlsx", body)
    [update] = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.document is not None
    assert await fetch_file(bot, update.message.document.file_id) == body
    with pytest.raises(TelegramError):
        await fetch_file(bot, "unknown")


async def test_a_file_larger_than_its_message_said_is_not_fetched(bot: Bot, person: Person) -> None:
    await person.send_file("任务.xlsx", bytes(LARGEST_FILE + 1))
    [update] = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(TooLarge):
        await fetch_file(bot, update.message.document.file_id)


async def test_a_photo_sent_on_the_chat_page_reaches_the_bot(bot: Bot, person: Person) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(stream, "PNG")
    await person.send_file("会场.png", stream.getvalue(), "集中学习")
    (update,) = (each for each in await bot.get_updates() if each.message and each.message.photo)
    incoming = parse_update(update, bot.username, datetime.now(UTC))
    assert incoming is not None
    assert incoming.file is not None
    assert (incoming.kind, incoming.text) == ("picture", "集中学习")
    assert await fetch_file(bot, incoming.file.file_id, LARGEST_PICTURE) == stream.getvalue()
