"""The stub's webhooks: what the people did is brought to the bot's processes in turn."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from urllib.parse import urlsplit

import httptools

from tests.benchmarks.crowd import Person
from tests.benchmarks.scripts import Act
from tests.benchmarks.updates import render_update

CONNECTIONS = 100
"""Updates on their way to one address at once: the most that setWebhook's max_connections has."""

SECRET = "benchmark"
RETRY_SECONDS = 0.05


class Hooks:
    """Brings each update to the next of the addresses, until one of them takes it."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._ways = [Way(url) for url in urls]
        self._last_id = 0

    def put(self, person: Person, act: Act) -> None:
        """Bring what `person` did."""
        self._last_id += 1
        body = render_update(self._last_id, person, act).encode()
        self._ways[self._last_id % len(self._ways)].put(body)


class Way:
    """The kept-alive connections to one address, and the bodies that wait for one of them."""

    def __init__(self, url: str) -> None:
        at = urlsplit(url)
        self._host, self._port = at.hostname, at.port
        self._head = (
            f"POST {at.path} HTTP/1.1\r\nHost: {at.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: %d\r\n\r\n"
        ).encode()
        self._waiting: deque[bytes] = deque()
        self._idle: list[Courier] = []
        self._opened = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, body: bytes) -> None:
        """Bring a body by a connection that is idle, or a new one, or later."""
        self._waiting.append(body)
        if self._idle:
            self.take_back(self._idle.pop())
        elif self._opened < CONNECTIONS:
            self._opened += 1
            opening = asyncio.get_running_loop().create_task(self._open())
            self._tasks.add(opening)
            opening.add_done_callback(self._tasks.discard)

    def put_first(self, body: bytes) -> None:
        """Bring a body again that was not taken."""
        self._waiting.appendleft(body)

    def take_back(self, courier: Courier) -> None:
        """Send a connection that is free on its way again, or let it wait."""
        if self._waiting:
            body = self._waiting.popleft()
            courier.bring(body, self._head % len(body) + body)
        else:
            self._idle.append(courier)

    async def _open(self) -> None:
        """Connect as soon as somebody listens."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                await loop.create_connection(lambda: Courier(self), self._host, self._port)
            except ConnectionError:
                await asyncio.sleep(RETRY_SECONDS)
            else:
                return


class Courier(asyncio.Protocol):
    """A connection that brings one body at a time."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to work."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._parser = httptools.HttpResponseParser(self)
        self._way.take_back(self)

    def bring(self, body: bytes, request: bytes) -> None:
        """Send the request that has this body."""
        self._body = body
        self._parser = httptools.HttpResponseParser(self)
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Feed the parser, which calls the method below."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Be free again; what was not taken is brought once more."""
        if self._parser.get_status_code() != 200:
            self._way.put_first(self._body)
        # Later: the parser is in the middle of its work, and another takes its place.
        asyncio.get_running_loop().call_soon(self._way.take_back, self)
