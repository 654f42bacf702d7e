"""A stub of the Bot API over real HTTP, which notes what took effect and fails on demand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from telegram import Bot

from bot.bootstrap.connection import Address, build_bot, build_telegram_link


@dataclass(frozen=True)
class Call:
    """A call that arrived: its method and parameters; of a file the name and bytes."""

    method: str
    parameters: dict[str, Any]

    @property
    def chat_id(self) -> int:
        return int(self.parameters["chat_id"])

    @property
    def text(self) -> str:
        return str(self.parameters["text"])


@dataclass(frozen=True)
class Fault:
    """What to answer instead; without a status the connection is dropped."""

    status: int | None = None
    description: str = ""
    parameters: dict[str, Any] | None = None
    took_effect: bool = False


_ME = {"id": 1, "is_bot": True, "first_name": "stub", "username": "stub_bot"}

DROP_BEFORE = Fault()
DROP_AFTER = Fault(took_effect=True)


def flood(seconds: int) -> Fault:
    return Fault(429, "Too Many Requests: retry later", {"retry_after": seconds})


@dataclass
class Stub:
    """`calls` are those that arrived, `effects` those of them that were carried out."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    effects: list[Call] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    confirmed: int = 0  # updates before this id will not be delivered again
    choose_fault: Callable[[Call], Fault | None] = lambda _call: None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def fail_once(self, *faults: Fault) -> None:
        """Answer the next calls with these faults, and then none."""
        waiting = list(faults)
        self.choose_fault = lambda _call: waiting.pop(0) if waiting else None

    async def deliver(self, *updates: dict[str, Any]) -> None:
        self.updates += updates
        await self._tell()

    async def until(self, condition: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until `condition` holds, looking whenever a call has come."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(condition)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], await _read_parameters(request))
        if call.method == "getMe":  # asked when a bot connects, whatever is tested
            return web.json_response({"ok": True, "result": _ME})
        self.calls.append(call)
        fault = self.choose_fault(call)
        if fault is None or fault.took_effect:
            self.effects.append(call)
        await self._tell()
        if fault is None:
            return web.json_response({"ok": True, "result": await self._answer(call)})
        if fault.status is None:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        body = {"ok": False, "error_code": fault.status, "description": fault.description}
        if fault.parameters:
            body["parameters"] = fault.parameters
        return web.json_response(body, status=fault.status)

    async def _answer(self, call: Call) -> object:
        if call.method == "getUpdates":
            return await self._answer_updates(call.parameters)
        return {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}

    async def _answer_updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        self.confirmed = max(self.confirmed, int(parameters.get("offset", 0)))
        self.updates = [u for u in self.updates if u["update_id"] >= self.confirmed]
        await self._tell()
        timeout = float(parameters.get("timeout", 0))
        if timeout and not self.updates:
            try:
                await self.until(lambda: bool(self.updates), timeout)
            except TimeoutError:
                return []
        return self.updates[: int(parameters.get("limit", 100))]

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


async def _read_parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    parameters: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            parameters[name] = (value.filename, value.file.read())
        elif value[:1] in "{[" and value:
            parameters[name] = json.loads(value)
        else:
            parameters[name] = value
    return parameters


@asynccontextmanager
async def serve_stub() -> AsyncIterator[Stub]:
    """Serve a stub on a free port."""
    stub = Stub()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", stub.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    stub.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    try:
        yield stub
    finally:
        await runner.cleanup()


@asynccontextmanager
async def connect(stub: Stub) -> AsyncIterator[Bot]:
    """Connect a bot to the stub, the way the application does."""
    address = Address("1:test", stub.url, "", build_telegram_link)
    async with build_bot(address) as bot:
        yield bot
