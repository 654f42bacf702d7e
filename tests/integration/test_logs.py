"""What a log line holds, and what none may hold."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

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


def test_libraries_do_not_chatter(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("debug")
    logging.getLogger("httpx").info("HTTP Request: POST …")
    logging.getLogger("telegram.Bot").debug("parameters …")
    assert capsys.readouterr().err == ""
