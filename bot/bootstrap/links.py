"""The link of an invite that is made on the command line, where it can be known."""

from __future__ import annotations

from telegram.error import TelegramError

from bot.bootstrap.connection import build_bot, find_address
from bot.messenger.client import find_page
from bot.settings import Settings


async def find_link(settings: Settings, code: str) -> str | None:
    """Return the link that brings `code` to the bot; None when the messenger cannot be reached."""
    if settings.token is None:
        page = find_page(settings.folder)
        return f"{page}#start={code}" if page else None
    address = find_address(settings, settings.token.get_secret_value())
    try:
        async with build_bot(address) as bot:
            return address.build_link(bot.username, code)
    except TelegramError:
        return None
