"""The way to the Bot API: what reaches the server, and what a fault becomes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import InvalidToken, NetworkError, TimedOut

from bot.bootstrap.connection import Address, build_bot, build_telegram_link

Handler = Callable[[web.Request], Awaitable[web.Response]]
TOKEN = "1:very-secret"
SENT = {"ok": True, "result": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}}


@asynccontextmanager
async def serve(handler: Handler) -> AsyncIterator[str]:
    """Serve every path with `handler`; yield the server's address."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def connect(url: str, proxy: str | None = None) -> AsyncIterator[Bot]:
    """Yield the bot as the service builds it, without asking who it is."""
    address = Address(TOKEN, f"{url}/bot", f"{url}/file/bot", build_telegram_link, proxy)
    bot = build_bot(address)
    await bot.request.initialize()
    try:
        yield bot
    finally:
        await bot.request.shutdown()


async def test_files_arrive_with_their_names_and_bytes() -> None:
    heard: dict[str, object] = {}

    async def hear(request: web.Request) -> web.Response:
        form = await request.post()
        file = form["document"]
        assert isinstance(file, web.FileField)
        heard.update(name=file.filename, body=file.file.read(), caption=form["caption"])
        return web.json_response(SENT)

    name, body = "上半年报告_v1.docx", bytes(range(256))
    async with serve(hear) as url, connect(url) as bot:
        await bot.send_document(7, InputFile(body, filename=name), caption="说明 & <说明>")
    assert heard["name"] == name
    assert heard["body"] == body
    assert heard["caption"] == "说明 & <说明>"


async def test_a_proxy_is_used() -> None:
    heard: list[str] = []

    async def pass_on(request: web.Request) -> web.Response:
        heard.append(str(request.url))
        return web.json_response(SENT)

    async with serve(pass_on) as proxy, connect("http://messenger.example", proxy) as bot:
        await bot.send_message(7, "你好")
    assert heard == [f"http://messenger.example/bot{TOKEN}/sendMessage"]


async def test_no_answer_is_a_network_fault_that_keeps_the_token() -> None:
    async def hang_up(request: web.Request) -> web.Response:
        assert request.transport
        request.transport.abort()
        return web.Response()

    async with serve(hang_up) as url, connect(url) as bot:
        with pytest.raises(NetworkError) as fault:
            await bot.send_message(7, "你好")
    assert "very-secret" not in repr(fault.value)


async def test_silence_is_a_time_out() -> None:
    async def say_nothing(_request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    async with serve(say_nothing) as url, connect(url) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(7, "你好", read_timeout=0.1)


async def test_a_wrong_token_is_told() -> None:
    async def refuse(_request: web.Request) -> web.Response:
        body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
        return web.json_response(body, status=401)

    async with serve(refuse) as url, connect(url) as bot:
        with pytest.raises(InvalidToken):
            await bot.get_me()
