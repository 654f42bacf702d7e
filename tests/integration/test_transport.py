"""The way to the Bot API: what reaches the server, and what a fault becomes."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import InvalidToken, NetworkError, TimedOut

from bot.bootstrap.connection import Address, build_bot, build_telegram_link, find_request

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
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


async def _download(url: str, most: int) -> bytes:
    async with connect(url) as bot:
        return await find_request(bot).download(f"{url}/file/bot{TOKEN}/a", most)


async def test_no_more_of_a_file_is_read_than_may_be() -> None:
    sent = 0

    async def pour(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        with suppress(ConnectionError):
            while True:
                await response.write(bytes(64 * 1024))
                sent += 64 * 1024
        return response

    async with serve(pour) as url:
        assert await _download(url, 1_000_001) == bytes(1_000_001)
    assert sent < 20_000_000  # what the two ends of the connection hold


@pytest.mark.parametrize("most", [3, 4, 5])
async def test_a_file_is_cut_off_to_the_byte(most: int) -> None:
    async def give(_request: web.Request) -> web.Response:
        return web.Response(body=b"abcd")

    async with serve(give) as url:
        assert await _download(url, most) == b"abcd"[:most]


async def test_a_packed_answer_is_not_unpacked() -> None:
    packed = gzip.compress(bytes(10_000_000))

    async def give(_request: web.Request) -> web.Response:
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})

    async with serve(give) as url:
        assert await _download(url, 1_000_000) == packed


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_an_answer_that_is_no_file_is_a_fault_that_keeps_the_token(status: int) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Location": "http://127.0.0.1:9/"})

    async with serve(refuse) as url:
        with pytest.raises(NetworkError) as fault:
            await _download(url, 10)
    assert "very-secret" not in repr(fault.value)
