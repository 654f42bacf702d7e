"""The echo bot with a faster transport and chats handled concurrently; nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Callable

import httpx
from httpx_aiohttp import AiohttpTransport
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from tests.benchmarks.peers.stock import serve

AT_ONCE = 256


def build_request() -> HTTPXRequest:
    """Return a client of the library over aiohttp, with a connection for each update in hand."""
    transport = AiohttpTransport(limits=httpx.Limits(max_connections=AT_ONCE))
    return HTTPXRequest(
        connection_pool_size=AT_ONCE, pool_timeout=30, httpx_kwargs={"transport": transport}
    )


def main(build: Callable[[], BaseRequest]) -> None:
    """Serve the API address and token of the command line with HTTP clients that `build` makes."""
    url, token = sys.argv[1:]
    builder = ApplicationBuilder().base_url(url).token(token).concurrent_updates(AT_ONCE)
    serve(builder.request(build()).get_updates_request(build()).build())


if __name__ == "__main__":
    main(build_request)
