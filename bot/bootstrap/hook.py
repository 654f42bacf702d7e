"""Receiving by webhook: tell the messenger where, and listen there until it is time to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest

from bot.bootstrap.reaching import reach
from bot.receiving.lanes import Take
from bot.receiving.webhook import build_webhook_app
from bot.settings import Settings, SettingsError
from bot.web import build_server


async def serve_webhook(
    settings: Settings, url: str, bot: Bot, take: Take, allowed: Sequence[str], stop: asyncio.Event
) -> None:
    """Take the updates that the messenger brings to `url` until `stop` is set.

    The proxy in front passes the path of `url` on unchanged. What the messenger wants to bring
    while the process is down it brings again later. Raises SettingsError when the messenger does
    not accept `url`.
    """
    app = build_webhook_app(bot, take, settings.secret, urlsplit(url).path or "/")
    announce = partial(
        bot.set_webhook, url, secret_token=settings.secret, allowed_updates=list(allowed)
    )
    server = build_server(app, host=settings.webhook_host, port=settings.webhook_port)
    serving = asyncio.create_task(server.serve())
    try:
        await reach(announce, stop)
        await stop.wait()
    except BadRequest as refusal:
        raise SettingsError(f"HUIBAO_WEBHOOK_URL: {refusal.message}") from None
    finally:
        server.should_exit = True
        await serving
