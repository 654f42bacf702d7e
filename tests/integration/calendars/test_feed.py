"""The private address over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime
from functools import partial

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy import text
from starlette.applications import Starlette
from structlog.testing import capture_logs

from bot.calendars.feed import build_calendar_route
from bot.usecases.calendars import make_address, remove_address
from bot.usecases.people import revoke
from bot.web import build_server
from tests.integration.calendars.duties import NOW, add_deadline
from tests.integration.chat.driver import Chat, Town

SOON = date(2026, 7, 10)


def build_app(town: Town) -> Starlette:
    route = build_calendar_route(town.database, lambda: town.words, "99", town.clock)
    return Starlette(routes=[route])


@pytest.fixture
async def client(town: Town) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(build_app(town))
    async with httpx.AsyncClient(transport=transport, base_url="http://huibao") as client:
        yield client


@pytest.fixture
def token(chat: Chat) -> str:
    """The token of a person with one deadline."""
    chat.town.do(partial(add_deadline, person_id=chat.id, due_on=SOON))
    made: str = chat.town.do(partial(make_address, person_id=chat.id, now=NOW))
    return made


async def test_the_address_is_the_persons_calendar(client: httpx.AsyncClient, token: str) -> None:
    answer = await client.get(f"/calendar/{token}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert "半年总结" in event["summary"]


async def test_a_change_is_read_at_the_same_address_as_the_same_event(
    chat: Chat, client: httpx.AsyncClient, token: str
) -> None:
    def read(answer: httpx.Response) -> dict[str, object]:
        [event] = Calendar.from_ical(answer.content).walk("VEVENT")
        return {"uid": event["uid"], "end": event.decoded("dtend"), "rev": event["sequence"]}

    before = read(await client.get(f"/calendar/{token}.ics"))
    moved = datetime(2026, 7, 13, 10, tzinfo=NOW.tzinfo)
    change = text("UPDATE deadlines SET due_on = '2026-07-13', due_at = :at")
    chat.town.do(lambda conn: conn.execute(change, {"at": moved.replace(tzinfo=None)}))
    chat.town.clock.pass_by(minutes=1)
    after = read(await client.get(f"/calendar/{token}.ics"))
    assert (after["uid"], after["end"]) == (before["uid"], moved)
    assert int(str(after["rev"])) > int(str(before["rev"]))


@pytest.mark.parametrize("wrong", ["x", "", "é", "a" * 5000, "..%2F..%2Fetc"])
async def test_any_other_token_opens_nothing(
    client: httpx.AsyncClient, token: str, wrong: str
) -> None:
    assert token
    assert (await client.get(f"/calendar/{wrong}.ics")).status_code == 404


async def test_a_revoked_address_opens_nothing(
    chat: Chat, client: httpx.AsyncClient, token: str
) -> None:
    chat.town.do(partial(remove_address, person_id=chat.id))
    assert (await client.get(f"/calendar/{token}.ics")).status_code == 404


async def test_the_address_of_one_who_lost_access_opens_nothing(
    chat: Chat, client: httpx.AsyncClient, token: str
) -> None:
    chat.town.do(partial(revoke, person_id=chat.id))
    answer = await client.get(f"/calendar/{token}.ics")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


async def test_nothing_is_written_at_the_address(client: httpx.AsyncClient, token: str) -> None:
    assert (await client.post(f"/calendar/{token}.ics")).status_code == 405


async def test_a_fault_of_the_database_logs_no_token(
    chat: Chat, client: httpx.AsyncClient, token: str
) -> None:
    chat.town.do(lambda conn: conn.execute(text("ALTER TABLE calendars RENAME TO elsewhere")))
    with capture_logs() as lines:
        answer = await client.get(f"/calendar/{token}.ics")
    chat.town.do(lambda conn: conn.execute(text("ALTER TABLE elsewhere RENAME TO calendars")))
    assert answer.status_code == 503
    assert lines
    assert token not in str(lines)


async def test_the_service_answers_over_a_socket_and_logs_no_token(
    town: Town, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    server = build_server(build_app(town), host="127.0.0.1", port=0)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 (uvicorn tells nobody)
            await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with caplog.at_level("DEBUG", "uvicorn"):
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{port}/calendar/{token}.ics")
            head = await client.head(f"http://127.0.0.1:{port}/calendar/{token}.ics")
    server.should_exit = True
    await serving
    assert (answer.status_code, head.status_code) == (200, 200)
    assert not [record for record in caplog.records if record.name.startswith("uvicorn")]
