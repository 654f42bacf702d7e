"""Proxies for tests: one notes a bot's calls and lets some fail, one shares updates out."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import ClientError, ClientSession, TCPConnector, web

Fault = Literal["flood", "broken", "dropped_before", "dropped_after"]
FAULTS: tuple[Fault, ...] = ("flood", "broken", "dropped_before", "dropped_after")

ChooseFault = Callable[[str], Fault | None]
"""Says, by the method called, what is to go wrong with a call."""

Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]

_FLOOD = {
    "ok": False,
    "error_code": 429,
    "description": "Too Many Requests: retry after 1",
    "parameters": {"retry_after": 1},
}
_BROKEN = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
_KEPT_HEADERS = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
_CHAT = re.compile(rb'name="chat_id"\s+(-?\d+)')


@dataclass(frozen=True)
class Call:
    """A call as the bot made it: `body` is its form, of one that carries a file its chat alone.

    `at` is when it came, in monotonic seconds.
    """

    method: str
    body: bytes
    fault: Fault | None
    at: float


@dataclass
class Proxy:
    """Stands where the bot believes its messenger; `calls` are all that came, in order.

    Each is held back for `delay` seconds.
    """

    session: ClientSession
    page_url: str
    choose_fault: ChooseFault
    delay: float
    url: str = ""
    calls: list[Call] = field(default_factory=list)
    _awaited: dict[str, asyncio.Event] = field(default_factory=dict)

    async def wait_call(self, method: str) -> None:
        """Wait for the next call of this method."""
        came = self._awaited[method] = asyncio.Event()
        await came.wait()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a call with what the messenger says to it, or as its fault wants it."""
        method, body = request.path.rpartition("/")[2], await request.read()
        fault = self.choose_fault(method)
        self.calls.append(Call(method, _strip_file(body), fault, time.monotonic()))
        if method in self._awaited:
            self._awaited.pop(method).set()
        await asyncio.sleep(self.delay)
        if fault == "flood":
            return web.json_response(_FLOOD, status=429)
        if fault == "broken":
            return web.json_response(_BROKEN, status=500)
        if fault == "dropped_before":
            return _drop(request)
        answer = await _forward(self.session, request, self.page_url)
        return _drop(request) if fault == "dropped_after" else answer

    def count_faults(self) -> dict[str, int]:
        """Return how often each fault was chosen."""
        chosen = [call.fault for call in self.calls]
        return {fault: chosen.count(fault) for fault in FAULTS}


@dataclass
class Balancer:
    """Stands where the messenger believes the bot; each update goes to the next of `targets`."""

    session: ClientSession
    targets: list[str]
    url: str = ""
    _turn: int = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Bring the update to the next process; one that is dead, or not up yet, makes it fail."""
        self._turn += 1
        target = self.targets[self._turn % len(self.targets)]
        try:
            return await _forward(self.session, request, target)
        except ClientError:
            return web.Response(status=502)


def choose_randomly(chance: random.Random, share: float) -> ChooseFault:
    """Let this share of all calls fail, in all ways alike."""

    def choose(_method: str) -> Fault | None:
        return chance.choice(FAULTS) if chance.random() < share else None

    return choose


def choose_nothing(_method: str) -> Fault | None:
    """Let nothing fail."""
    return None


@asynccontextmanager
async def serve_proxy(
    page_url: str, choose_fault: ChooseFault = choose_nothing, delay: float = 0
) -> AsyncIterator[Proxy]:
    """Serve a proxy to the messenger at `page_url`."""
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        proxy = Proxy(session, page_url, choose_fault, delay)
        async with _serve(proxy.handle) as proxy.url:
            yield proxy


@asynccontextmanager
async def serve_balancer(targets: list[str]) -> AsyncIterator[Balancer]:
    """Serve a balancer to the processes at these addresses."""
    async with ClientSession() as session:
        balancer = Balancer(session, targets)
        async with _serve(balancer.handle) as balancer.url:
            yield balancer


@asynccontextmanager
async def _serve(handle: Handle) -> AsyncIterator[str]:
    """Have every request to a free port handled; yield its address."""
    app = web.Application(client_max_size=100 * 1024 * 1024)
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def _forward(session: ClientSession, request: web.Request, base: str) -> web.Response:
    """Make the same request to another server and return its answer."""
    headers = {name: request.headers[name] for name in _KEPT_HEADERS if name in request.headers}
    url, body = base + request.path.removeprefix("/"), await request.read()
    async with session.request(request.method, url, data=body, headers=headers) as answer:
        body = await answer.read()
        return web.Response(status=answer.status, body=body, content_type=answer.content_type)


def _drop(request: web.Request) -> web.Response:
    """Cut the connection; the response is for aiohttp, nobody gets it."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _strip_file(body: bytes) -> bytes:
    """Return the body of a call, without the file it carries, which has a boundary by chance."""
    match = _CHAT.search(body)
    return match[1] if match else body
