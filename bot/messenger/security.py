"""The door: only this machine's browsers, only our own page, only bodies of a sane size."""

from __future__ import annotations

import hmac
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.messenger.files import MOST_UPLOAD_BYTES
from bot.messenger.links import is_loopback

MOST_BODY_BYTES = MOST_UPLOAD_BYTES + 1024 * 1024  # a file and the words around it
DESCRIPTIONS = {403: "Forbidden", 413: "Request Entity Too Large"}
BOT_PATHS = ("/bot", "/file/bot")
HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5}))?")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Door:
    """ASGI middleware that turns foreign requests away and puts the safety headers on the rest.

    The Host check keeps out pages whose name was rebound to this machine; the Origin check keeps
    out pages that post here from elsewhere. Bots prove themselves by their token instead.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        if not is_ours(headers, scope["server"][1], scope["path"]):
            await _refuse(403, "forbidden", scope, receive, send)
        elif int(headers.get("content-length", "0") or 0) > MOST_BODY_BYTES:
            await _refuse(413, "too_large", scope, receive, send)
        else:
            await self._app(scope, _count(receive), _guard(send))


def is_ours(headers: Headers, port: int, path: str) -> bool:
    """Tell whether Host names this machine and port, and Origin (of a page's request) the same."""
    host = headers.get("host", "")
    match = HOST.fullmatch(host)
    if not match or int(match["port"] or 80) != port or not is_loopback(match["name"].strip("[]")):
        return False
    origin = headers.get("origin")
    return path.startswith(BOT_PATHS) or origin is None or origin == f"http://{host}"


def find_bearer(headers: Headers) -> str:
    """Return the token of an Authorization header, "" when there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def is_same_secret(given: str, secret: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _count(receive: Receive) -> Receive:
    taken = 0

    async def receive_counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BODY_BYTES:
            raise HTTPException(413, DESCRIPTIONS[413])
        return message

    return receive_counted


def _guard(send: Send) -> Send:
    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return send_guarded


async def _refuse(status: int, key: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer in the words of both APIs."""
    said = {"ok": False, "error_code": status, "description": DESCRIPTIONS[status]}
    body = {**said, "error": key, "message": DESCRIPTIONS[status]}
    await JSONResponse(body, status, HEADERS)(scope, receive, send)
