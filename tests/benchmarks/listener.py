"""A Bot API that only listens: nobody ever writes, and who is told something is noted."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.benchmarks.stub import ME, MESSAGES, SENT, Connection, parse_parameters
from tests.benchmarks.updates import Answer


class Listener:
    """`said` counts the messages of each chat; `moments` are when they came, monotonic seconds."""

    def __init__(self) -> None:
        self.url = ""
        self.said: Counter[int] = Counter()
        self.moments: list[float] = []

    def call(self, method: str, body: bytes, answer: Answer) -> None:
        """Answer a call; one for updates when its time is over."""
        if method in MESSAGES:
            answer(self._hear(int(parse_parameters(body)["chat_id"])))
        elif method == "getUpdates":
            timeout = int(parse_parameters(body).get("timeout", 0))
            asyncio.get_running_loop().call_later(timeout, answer, "[]")
        else:
            answer(ME if method == "getMe" else "true")

    def _hear(self, chat_id: int) -> str:
        self.said[chat_id] += 1
        self.moments.append(time.monotonic())
        return SENT.format(len(self.moments), int(time.time()), chat_id)


@asynccontextmanager
async def listen(distance: float) -> AsyncIterator[Listener]:
    """Listen on a free port of the loopback, `distance` seconds away, while the block runs."""
    listener = Listener()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(listener, distance), "127.0.0.1", 0)
    async with server:
        listener.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot"
        yield listener
