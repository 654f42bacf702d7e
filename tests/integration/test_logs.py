"""What a log line holds, and what none may hold."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import pytest
import structlog
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.documents.formats.page_format import PageFormat
from bot.logs import set_up_logs
from bot.receiving.lanes import Lanes
from bot.store.database import Database
from conversations.buttons import Press, encode
from tests.integration.chat.driver import Town
from tests.integration.receiving.updates import build_update

TOKEN = "123456:very-secret"


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def read_lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_service_logs_json(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info")
    structlog.get_logger("huibao").info("update taken", update_id=7)
    (line,) = read_lines(capsys)
    assert (line["event"], line["update_id"], line["level"]) == ("update taken", 7, "info")


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_no_level_shows_the_token(level: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(level, [TOKEN])
    for name in ("httpx", "httpcore.connection", "aiohttp", "telegram.Bot", "huibao"):
        logger = logging.getLogger(name)
        for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            logger.log(number, "POST /bot%s/sendMessage", TOKEN)
    try:
        raise ValueError(f"https://api.example/bot{TOKEN}/getMe")
    except ValueError:
        structlog.get_logger("huibao").exception("failed")
    said = capsys.readouterr().err
    assert said
    assert "very-secret" not in said


def test_an_exception_is_logged_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info")
    for logger in (logging.getLogger("apscheduler"), structlog.get_logger("huibao")):
        try:
            raise ValueError("an answer")
        except ValueError:
            logger.exception("failed")
    for line in read_lines(capsys):
        assert "ValueError < test_logs.py" in str(line["exception"])
        assert "an answer" not in str(line)


async def test_updates_that_cannot_be_read_are_not_logged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Messenger(BaseRequest):
        """Answers with an update that the library cannot read, and then with no JSON at all."""

        read_timeout = 1.0
        bodies: ClassVar = [
            b'{"ok": true, "result": [{"update_id": 1, "message": "an answer"}]}',
            b'{"ok": true, "result": [{"text": "an answer"',
        ]

        async def initialize(self) -> None:
            """Open nothing."""

        async def shutdown(self) -> None:
            """Close nothing."""

        async def do_request(self, *_: object, **__: object) -> tuple[int, bytes]:
            return 200, self.bodies.pop(0)

    set_up_logs("debug")
    messenger = Messenger()
    bot = Bot("1:secret", request=messenger, get_updates_request=messenger)
    for fault in (TypeError, AttributeError), TelegramError:
        with pytest.raises(fault):
            await bot.get_updates()
    assert "an answer" not in capsys.readouterr().err


async def test_every_line_of_an_update_names_it_and_no_other_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs("info")
    log = structlog.get_logger("huibao")

    async def take(update: Update) -> None:
        await asyncio.sleep(0)
        log.info("taken", was=update.update_id)
        logging.getLogger("library").warning("said something")

    lanes = Lanes(take)
    chats = {11: 1, 12: 2, 13: 1, 14: 2}
    for update_id, chat_id in chats.items():
        update = Update.de_json(build_update(update_id, chat_id), None)
        lanes.add(update)
    log.info("not of an update")
    await lanes.idle.wait()
    lines = read_lines(capsys)
    taken = [line for line in lines if line["event"] == "taken"]
    assert sorted(str(line["was"]) for line in taken) == sorted(map(str, chats))
    assert all(line["update_id"] == line["was"] for line in taken)
    of_library = [line["update_id"] for line in lines if line["event"] == "said something"]
    assert sorted(map(str, of_library)) == sorted(map(str, chats))
    assert [line.get("update_id") for line in lines if line["event"] == "not of an update"] == [
        None
    ]


async def test_what_people_write_is_in_no_line_at_any_level(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs("debug")
    chat = Town(database).join()
    refused: set[int] = set()

    async def take(update: Update) -> None:
        await chat.town.desk.take(update)
        if update.update_id not in refused:
            refused.add(update.update_id)
            raise ValueError(update.to_json())

    lanes = Lanes(take)
    lanes.add(Update.de_json(build_update(1, chat.id, "机密的回答"), None))
    await lanes.idle.wait()
    [line] = [line for line in read_lines(capsys) if line["event"] == "update not taken"]
    assert line["update_id"] == 1
    assert "机密" not in str(line)


async def test_what_the_database_is_busy_with_names_its_update_too(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    def load_format(_name: str | None) -> PageFormat:
        raise ValueError("机密的回答")

    set_up_logs("info")
    chat = Town(database).join()
    await chat.press(encode(Press("period", question="everything", value=2026)))
    chat.town.desk._office = replace(chat.town.desk._office, load_format=load_format)
    await chat.say("/finish")
    await chat.tap("生成草稿")
    await database.run(lambda _conn: structlog.get_logger("huibao").info("of nobody"))
    [line, *others] = read_lines(capsys)
    assert (line["event"], line["update_id"]) == ("report not built", chat.town.updates)
    assert ["update_id" in other for other in others] == [False]
    assert "机密" not in str(line)


def test_libraries_do_not_chatter(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("debug")
    logging.getLogger("httpx").info("HTTP Request: POST …")
    logging.getLogger("telegram.Bot").debug("parameters …")
    assert capsys.readouterr().err == ""
