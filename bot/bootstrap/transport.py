"""The library's way to the Bot API over aiohttp: half the CPU a call of its own client's.

The library asks for a class of its own kind (telegram.request.BaseRequest) where its httpx client
is not what one wants. Parameters go as one JSON body, which the Bot API takes like a form
(https://core.telegram.org/bots/api#making-requests); files go as multipart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
"""How long the messenger may take to answer; a long poll may take its own time on top."""

_BROKEN = 500
"""From this status on it is a proxy that answers, or a messenger that cannot."""

_FOUND = 200
_CHUNK = 64 * 1024

_JSON = {"Content-Type": "application/json"}
_USUAL = aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS)


class AiohttpRequest(BaseRequest):
    """Makes requests through one pool of at most `connections` connections.

    `note_answer` is called when the messenger has answered, whatever it said.
    """

    def __init__(
        self,
        connections: int,
        proxy: str | None = None,
        note_answer: Callable[[], None] = lambda: None,
    ) -> None:
        self._connections = connections
        self._proxy = proxy
        self._note_answer = note_answer
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds without a byte before a call counts as lost."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),  # the Bot API has none to look for
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (aiohttp has none)
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (one for all)
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (a call waits its turn)
    ) -> tuple[int, bytes]:
        """Return the status and the body of the answer.

        `read_timeout` is in seconds. Raises TimedOut or NetworkError when there is no answer.
        """
        data, headers = _build_body(request_data)
        with _tell_faults():
            async with self._open_session().request(
                method,
                url,
                data=data,
                headers=headers,
                timeout=_build_timeout(read_timeout),
                proxy=self._proxy,
            ) as response:
                body = await response.read()
                if response.status < _BROKEN:
                    self._note_answer()
                return response.status, body

    async def download(self, url: str, most: int) -> bytes:
        """Return what is at the address, cut off after `most` bytes, whatever length is promised.

        What is packed for the way stays so: it could unpack to anything. Raises as `do_request`,
        and NetworkError for an answer that is not the file.
        """
        with _tell_faults():
            async with self._open_session().get(
                url,
                headers={"Accept-Encoding": "identity"},
                timeout=_USUAL,
                proxy=self._proxy,
                allow_redirects=False,
                auto_decompress=False,
            ) as response:
                if response.status != _FOUND:
                    raise NetworkError(f"status {response.status}")
                return await _read_most(response.content, most)

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the request object is not initialized")
        return self._session


@contextmanager
def _tell_faults() -> Iterator[None]:
    """Raise the library's own errors in place of the client's."""
    try:
        yield
    except TimeoutError as fault:
        raise TimedOut from fault
    except (aiohttp.ClientError, OSError) as fault:
        # The fault's own message may hold the address, and with it the token.
        raise NetworkError(type(fault).__name__) from None


async def _read_most(content: aiohttp.StreamReader, most: int) -> bytes:
    body = bytearray()
    while len(body) < most:
        chunk = await content.read(min(_CHUNK, most - len(body)))
        if not chunk:
            break
        body += chunk
    return bytes(body)


def _build_timeout(seconds: Any) -> aiohttp.ClientTimeout:
    if seconds is BaseRequest.DEFAULT_NONE:
        return _USUAL
    return aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=seconds)


def _build_body(
    request_data: RequestData | None,
) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return json.dumps(request_data.parameters).encode(), _JSON
    return _build_form(request_data), None


def _build_form(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    files: dict[str, Any] = request_data.multipart_data
    for name, (file_name, body, mime_type) in files.items():
        form.add_field(name, body, filename=file_name, content_type=mime_type)
    return form
