"""The webhook: the messenger brings an update, and is answered 200 when its effects are stored.

Updates of one chat keep their order by the database's key; one that is brought again, because
the answer came too late or was lost, is a duplicate.
"""

from __future__ import annotations

import hmac
import json

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog.contextvars import bind_contextvars
from telegram import Bot, Update

from bot.faults import render_fault
from bot.receiving.lanes import Take

BODY_LIMIT = 1024 * 1024
"""Bytes of one update."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)

log = structlog.get_logger()


def build_webhook_route(bot: Bot, take: Take, secret: str, path: str) -> Route:
    """Return the route that takes updates at `path`.

    It answers 401 without the secret, 413 to a body over BODY_LIMIT, 400 to what is no update, and
    500 when an update could not be taken: the messenger then brings it again.
    """

    async def receive(request: Request) -> Response:
        if not _knows_secret(request, secret):
            return Response(status_code=401)
        body = await _read_body(request)
        if body is None:
            return Response(status_code=413)
        update = _parse_update(body, bot)
        if update is None:
            return Response(status_code=400)
        return await _take(update, take)

    return Route(path, receive, methods=["POST"])


def _knows_secret(request: Request, secret: str) -> bool:
    given = request.headers.get(SECRET_HEADER, "")
    return hmac.compare_digest(given.encode(), secret.encode())


async def _read_body(request: Request) -> bytes | None:
    """Return the body; None as soon as it is too long, whatever its header says of its length."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)


def _parse_update(body: bytes, bot: Bot) -> Update | None:
    try:
        return Update.de_json(json.loads(body), bot)
    except Exception as fault:  # the library raises whatever it stumbles over
        log.warning("no update in the body", fault=type(fault).__name__)
        return None


async def _take(update: Update, take: Take) -> Response:
    bind_contextvars(update_id=update.update_id)  # to this request's task: each line names it
    try:
        await take(update)
    except Exception as fault:
        log.error("update not taken", fault=render_fault(fault))
        return Response(status_code=500)
    return Response(status_code=200)
