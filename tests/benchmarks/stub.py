"""A loopback Bot API of the fewest parts, in a process of its own, with the people inside it.

Its one argument is a load as JSON. It prints a line of JSON for each thing that happens: `port`
when it listens, `polled_at` (monotonic seconds) at the bot's first getUpdates or the last webhook
that is set, `report` when the people have had their last reply. It serves until it is ended.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Protocol
from urllib.parse import unquote_plus

import httptools

from tests.benchmarks.crowd import Crowd
from tests.benchmarks.hooks import Hooks
from tests.benchmarks.load import Load
from tests.benchmarks.updates import Answer, Updates

ME = '{"id":1,"is_bot":true,"first_name":"bench","username":"bench_bot"}'
SENT = (
    '{{"message_id":{0},"date":{1},"chat":{{"id":{2},"type":"private","first_name":"甲"}},'
    '"from":' + ME.replace("{", "{{").replace("}", "}}") + ',"text":"…"}}'
)
MESSAGES = frozenset({"sendMessage", "editMessageText", "sendDocument", "sendPhoto"})
FORM_DATA = re.compile(rb'name="(\w+)"(?:\r\n[^\r\n]+)*\r\n\r\n([^\r]*)')


def parse_parameters(body: bytes) -> dict[str, str]:
    """Return the parameters that the stub reads, from JSON, a form, or form data."""
    if body.startswith(b"{"):
        given = json.loads(body)
        return {name: v if isinstance(v, str) else json.dumps(v) for name, v in given.items()}
    if body.startswith(b"--"):
        return {name.decode(): value.decode() for name, value in FORM_DATA.findall(body)}
    pairs = (pair.partition(b"=") for pair in body.split(b"&"))
    return {
        name.decode(): unquote_plus(value.decode()) for name, _, value in pairs if name != b"text"
    }


def parse_buttons(markup: str | None) -> Sequence[str]:
    """Return the data of an inline keyboard's buttons, row by row."""
    rows = json.loads(markup).get("inline_keyboard", ()) if markup else ()
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def tell(**event: object) -> None:
    """Print one event for the process that started this one."""
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


class Api:
    """The methods of the Bot API, as far as the bots of the benchmark call them."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._updates = Updates()
        feed = Hooks(load.hooks) if load.hooks else self._updates
        self._crowd = Crowd(load, feed.put)
        self._hooks_set = 0
        self._begun = False
        self._told = False
        self._message_id = 0

    def call(self, method: str, body: bytes, answer: Answer) -> None:
        """Answer one call, at once or when there is something to say."""
        if method == "getUpdates":
            self._poll(parse_parameters(body), answer)
        elif method in MESSAGES:
            answer(self._hear(parse_parameters(body)))
        else:
            answer(ME if method == "getMe" else "true")
            self._hooks_set += method == "setWebhook"
            if self._hooks_set == len(self._load.hooks) > 0:
                self._begin()

    def _poll(self, given: dict[str, str], answer: Answer) -> None:
        loop = asyncio.get_running_loop()
        self._updates.poll(int(given.get("offset", 0)), answer)
        loop.call_later(int(given.get("timeout", 0)), self._updates.give_up, answer)
        self._begin()

    def _begin(self) -> None:
        """Let the people begin, once."""
        if not self._begun:
            self._begun = True
            tell(polled_at=time.monotonic())
            asyncio.get_running_loop().call_soon(self._let_begin)

    def _let_begin(self) -> None:
        load, loop = self._load, asyncio.get_running_loop()
        self._crowd.begin()
        loop.call_later(load.warm_up, self._crowd.begin_to_measure)
        loop.call_later(load.warm_up + load.seconds, self._crowd.end)

    def _hear(self, given: dict[str, str]) -> str:
        self._message_id += 1
        chat_id = int(given["chat_id"])
        message_id = int(given.get("message_id", self._message_id))
        self._crowd.hear(chat_id, message_id, parse_buttons(given.get("reply_markup")))
        if self._crowd.silent and not self._told:
            self._told = True
            tell(report=asdict(self._crowd.build_report()))
        return SENT.format(message_id, int(time.time()), chat_id)


class Methods(Protocol):
    """The methods of a Bot API."""

    def call(self, method: str, body: bytes, answer: Answer) -> None:
        """Answer one call, at once or when there is something to say."""


class Connection(asyncio.Protocol):
    """One kept-alive HTTP connection of the bot."""

    def __init__(self, api: Methods, distance: float) -> None:
        self._api = api
        self._distance = distance
        self._parser = httptools.HttpRequestParser(self)
        self._url = b""
        self._body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Feed the parser, which calls the methods below."""
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._url = self._body = b""

    def on_url(self, url: bytes) -> None:
        """Take (a piece of) the address."""
        self._url += url

    def on_body(self, body: bytes) -> None:
        """Take (a piece of) the body."""
        self._body += body

    def on_message_complete(self) -> None:
        """Call the method that the address ends with."""
        method = self._url.rpartition(b"/")[2].decode()
        self._api.call(method, self._body, self._answer)

    def _answer(self, result: str) -> None:
        body = b'{"ok":true,"result":%b}' % result.encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        response = head % len(body) + body
        if self._distance:
            asyncio.get_running_loop().call_later(self._distance, self._write, response)
        else:
            self._write(response)

    def _write(self, response: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(response)


async def serve(load: Load) -> None:
    """Listen on a free port of the loopback until cancelled."""
    api = Api(load)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(api, load.distance), "127.0.0.1", 0)
    tell(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Load(**json.loads(sys.argv[1]))))
