"""What is said of a messenger, over HTTP: who the bot is, what time it is, how updates come."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.examining.finding import Finding, Mark
from bot.examining.messenger import examine_messenger
from bot.settings import Settings
from tests.integration.test_transport import serve

NOW = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)
TOKEN = "1:very-secret"
ME = {"ok": True, "result": {"id": 1, "is_bot": True, "username": "report_bot"}}
REFUSED = {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def examine(
    me: object = ME,
    status: int = 200,
    webhook: dict[str, object] | None = None,
    said_at: datetime = NOW,
    **settings: str,
) -> list[Finding]:
    """Examine a messenger that answers so."""

    async def answer(request: web.Request) -> web.Response:
        asked = request.path.rpartition("/")[2]
        body = me if asked == "getMe" else {"ok": True, "result": {"url": "", **(webhook or {})}}
        text = body if isinstance(body, str) else json.dumps(body)
        date = {"Date": format_datetime(said_at, usegmt=True)}
        return web.Response(text=text, status=status, headers=date)

    async with serve(answer) as url:
        known = Settings(token=SecretStr(TOKEN), api_url=f"{url}/bot", **settings)
        found = [finding async for finding in examine_messenger(known, lambda: NOW)]
    assert TOKEN not in str(found)
    return found


async def test_a_bot_that_is_known_is_well() -> None:
    bot, clock = await examine()
    assert (bot.mark, clock.mark) == (Mark.GOOD, Mark.GOOD)
    assert "@report_bot" in bot.says


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_that_nobody_knows_is_bad(status: int) -> None:
    bot, *_ = await examine(REFUSED, status)
    assert bot.mark is Mark.BAD
    assert bot.says.startswith("HUIBAO_TOKEN: ")


@pytest.mark.parametrize(("body", "status"), [("<html>", 200), ("[]", 200), ("{}", 200)])
async def test_what_is_no_messenger_is_bad(body: str, status: int) -> None:
    [*_, last] = await examine(body, status)
    assert (last.mark, "HUIBAO_API_URL" in last.advice) == (Mark.BAD, True)


async def test_a_messenger_out_of_order_is_bad() -> None:
    bot, *_ = await examine({"ok": False}, 502)
    assert (bot.mark, "502" in bot.says) == (Mark.BAD, True)


@pytest.mark.parametrize(
    ("second", "mark", "word"),
    [(4, Mark.GOOD, "agrees"), (30, Mark.NOTE, "behind"), (61, Mark.BAD, "61 s behind")],
)
async def test_a_clock_that_is_wrong_is_told(second: int, mark: Mark, word: str) -> None:
    said_at = NOW.replace(minute=second // 60, second=second % 60)
    _, clock, *_ = await examine(said_at=said_at)
    assert (clock.mark, word in clock.says) == (mark, True)


HOOK = "https://huibao.example/updates"


@pytest.mark.parametrize(
    ("webhook", "settings", "words"),
    [
        ({"url": HOOK}, {"webhook_url": HOOK}, []),
        ({}, {"webhook_url": HOOK}, ["not set at the messenger yet"]),
        ({"url": HOOK}, {}, ["is not set here"]),
        ({"pending_update_count": 101}, {}, ["Updates wait at the messenger: 101"]),
        (
            {"url": HOOK, "last_error_date": NOW.timestamp() - 60, "last_error_message": "502"},
            {"webhook_url": HOOK},
            ["could not bring updates: 502"],
        ),
        ({"url": HOOK, "last_error_date": NOW.timestamp() - 3601}, {"webhook_url": HOOK}, []),
    ],
)
async def test_how_updates_come_is_looked_at(
    webhook: dict[str, object], settings: dict[str, str], words: list[str]
) -> None:
    _, _, *notes = await examine(webhook=webhook, **settings)
    assert [note.mark for note in notes] == [Mark.NOTE] * len(words)
    assert all(word in note.says for word, note in zip(words, notes, strict=True))


async def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(messenger_port=taken.getsockname()[1])
        [found] = [finding async for finding in examine_messenger(settings, lambda: NOW)]
    assert (found.mark, "is taken" in found.says) == (Mark.NOTE, True)
