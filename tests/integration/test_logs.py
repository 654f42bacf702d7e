"""What a log line holds, and what none may hold."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import ClassVar

import pytest
import structlog
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.logs import set_up_logs

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


def test_libraries_do_not_chatter(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("debug")
    logging.getLogger("httpx").info("HTTP Request: POST …")
    logging.getLogger("telegram.Bot").debug("parameters …")
    assert capsys.readouterr().err == ""
