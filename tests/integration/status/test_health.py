"""Alive, and ready: what is said of a service that starts, works, or has lost something."""

from __future__ import annotations

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.status.health import SILENCE_SECONDS
from tests.integration.status.conftest import Service


async def read(client: httpx.AsyncClient, path: str = "/readyz") -> tuple[int, str]:
    answer = await client.get(path)
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.text


async def test_a_service_lives_before_it_is_ready(
    service: Service, client: httpx.AsyncClient
) -> None:
    assert await read(client, "/healthz") == (200, "ok")
    assert await read(client) == (503, "starting")
    service.website.open(service.database, [])
    assert await read(client) == (200, "ok")


async def test_a_database_that_does_not_answer_is_named(
    service: Service, client: httpx.AsyncClient
) -> None:
    service.website.open(service.database, [])
    service.database.close()
    assert await read(client) == (503, "database")
    assert await read(client, "/healthz") == (200, "ok")


async def test_a_messenger_that_has_just_answered_is_not_asked(
    service: Service, client: httpx.AsyncClient
) -> None:
    service.website.open(service.database, [])
    service.meter.note_messenger()
    service.seconds += SILENCE_SECONDS
    service.fault = ConnectionError()
    assert await read(client) == (200, "ok")
    assert service.asked == 0


@pytest.mark.parametrize("heard", [False, True])
async def test_a_messenger_that_has_been_silent_is_asked(
    service: Service, client: httpx.AsyncClient, *, heard: bool
) -> None:
    service.website.open(service.database, [])
    if heard:
        service.meter.note_messenger()
        service.seconds += SILENCE_SECONDS + 1
    service.fault = ConnectionError()
    assert await read(client) == (503, "messenger")
    service.fault = None
    assert await read(client) == (200, "ok")
    assert service.asked == 2


async def test_what_needs_the_open_service_is_to_be_asked_again_until_it_is_open(
    service: Service, client: httpx.AsyncClient
) -> None:
    async def show(request: Request) -> Response:
        return PlainTextResponse(request.path_params["token"])

    early = await client.get("/calendar/abc.ics")
    assert (early.status_code, early.headers["retry-after"]) == (503, "5")
    service.website.open(service.database, [Route("/calendar/{token}.ics", show)])
    assert (await client.get("/calendar/abc.ics")).text == "abc"
    assert (await client.get("/other")).status_code == 404
