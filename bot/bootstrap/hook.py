"""Receiving by webhook: the messenger is told where, and brings updates until the service stops."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from telegram import Bot
from telegram.error import BadRequest

from bot.bootstrap.reaching import reach
from bot.settings import Settings, SettingsError


async def receive_by_webhook(
    settings: Settings, url: str, bot: Bot, allowed: Sequence[str], stop: asyncio.Event
) -> None:
    """Have the updates brought to `url`, and return when `stop` is set.

    The proxy in front passes the path of `url` on unchanged. What the messenger wants to bring
    while the process is down it brings again later. Raises SettingsError when the messenger does
    not accept `url`.
    """
    announce = partial(
        bot.set_webhook, url, secret_token=settings.secret, allowed_updates=list(allowed)
    )
    try:
        await reach(announce, stop)
        await stop.wait()
    except BadRequest as refusal:
        raise SettingsError(f"HUIBAO_WEBHOOK_URL: {refusal.message}") from None
