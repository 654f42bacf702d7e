"""The webhook: who may bring updates, what is answered, and when."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from starlette.routing import Router
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs
from telegram import Bot, Update

from bot.receiving.webhook import BODY_LIMIT, SECRET_HEADER, build_webhook_route
from tests.integration.receiving.updates import build_update

SECRET = "a-secret"


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[dict[str, object]]]:
    with capture_logs([merge_contextvars]) as lines:
        yield lines


class Taker:
    """Notes what it takes, or raises."""

    def __init__(self) -> None:
        self.taken: list[Update] = []
        self.fault: Exception | None = None

    async def take(self, update: Update) -> None:
        if self.fault is not None:
            raise self.fault
        self.taken.append(update)


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
async def client(taker: Taker) -> AsyncIterator[httpx.AsyncClient]:
    app = Router([build_webhook_route(Bot("1:test"), taker.take, SECRET, "/hook")])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://huibao") as client:
        yield client


async def _bring(client: httpx.AsyncClient, body: object, secret: str = SECRET) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await client.post("/hook", content=content, headers={SECRET_HEADER: secret})


async def test_an_update_is_taken_before_it_is_confirmed(
    client: httpx.AsyncClient, taker: Taker
) -> None:
    response = await _bring(client, build_update(5, text="<报告>"))
    assert response.status_code == 200
    (update,) = taker.taken
    assert update.update_id == 5
    assert update.effective_message is not None
    assert update.effective_message.text == "<报告>"


async def test_an_update_that_cannot_be_taken_is_brought_again(
    client: httpx.AsyncClient, taker: Taker, logged: list[dict[str, object]]
) -> None:
    taker.fault = ValueError("an answer")
    response = await _bring(client, build_update(5, text="an answer"))
    assert response.status_code == 500
    assert logged[0]["update_id"] == 5
    assert "an answer" not in str(logged)


@pytest.mark.parametrize("secret", ["", "a-secreT", "a-secret-and-more", "é"])
async def test_a_stranger_is_turned_away(
    client: httpx.AsyncClient, taker: Taker, secret: str
) -> None:
    headers = {SECRET_HEADER.encode(): secret.encode()} if secret else {}
    response = await client.post("/hook", json=build_update(5), headers=headers)
    assert response.status_code == 401
    assert taker.taken == []


async def test_a_body_of_the_limit_is_read_and_a_longer_one_refused(
    client: httpx.AsyncClient, taker: Taker
) -> None:
    body = json.dumps(build_update(5)).encode()
    assert (await _bring(client, body.ljust(BODY_LIMIT))).status_code == 200
    assert (await _bring(client, body.ljust(BODY_LIMIT + 1))).status_code == 413
    assert len(taker.taken) == 1


async def test_a_long_body_is_not_read_to_its_end(client: httpx.AsyncClient) -> None:
    read = 0

    async def stream() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += BODY_LIMIT // 4
            yield b" " * (BODY_LIMIT // 4)

    response = await client.post("/hook", content=stream(), headers={SECRET_HEADER: SECRET})
    assert response.status_code == 413
    assert read < 2 * BODY_LIMIT


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'"x"', b"{}", b'{"update_id": 1'])
async def test_what_is_no_update_is_refused(
    client: httpx.AsyncClient, taker: Taker, body: bytes
) -> None:
    assert (await _bring(client, body)).status_code == 400
    assert taker.taken == []


async def test_updates_are_brought_not_fetched(client: httpx.AsyncClient) -> None:
    assert (await client.get("/hook")).status_code == 405
