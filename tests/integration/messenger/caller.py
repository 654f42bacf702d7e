"""A bot that calls the Bot API by hand, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx
import pytest


@dataclass
class Refused(Exception):  # noqa: N818 (as the messenger calls it)
    """The Bot API turned a call down."""

    code: int
    description: str


@dataclass
class Caller:
    """A bot that calls the Bot API by hand."""

    http: httpx.AsyncClient
    url: str
    chat_id: int = 0

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method with JSON parameters; return its result."""
        response = await self.http.post(f"{self.url}/{method}", json=parameters)
        return read_answer(response)

    async def send(self, text: str, **parameters: Any) -> Any:
        """Send a message to the person's chat."""
        return await self.call("sendMessage", chat_id=self.chat_id, text=text, **parameters)

    async def updates(self, offset: int = 0, seconds: int = 0, **parameters: Any) -> Any:
        """Return the updates that wait from `offset` on."""
        return await self.call("getUpdates", offset=offset, timeout=seconds, **parameters)

    async def refusal(self, method: str, **parameters: Any) -> str:
        """Return the words by which a call is refused."""
        with pytest.raises(Refused) as refused:
            await self.call(method, **parameters)
        return refused.value.description


def read_answer(response: httpx.Response) -> Any:
    """Return the result of an answer of the Bot API; raise what it refused."""
    body = response.json()
    if body["ok"]:
        assert response.status_code == 200
        return body["result"]
    assert body["error_code"] == response.status_code
    raise Refused(body["error_code"], body["description"])
