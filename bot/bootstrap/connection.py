"""The bot's connection to its messenger: Telegram, a self-hosted server or the embedded one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from httpx_aiohttp import AiohttpTransport
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sending.rates import UNLIMITED, Rates
from bot.settings import Settings

TELEGRAM_API_URL = "https://api.telegram.org/bot"
TELEGRAM_FILE_URL = "https://api.telegram.org/file/bot"

CONNECTIONS = 256
"""Calls in flight at once. On Telegram its rates bound them long before this does."""

READ_SECONDS = 20.0
"""How long the messenger may take to answer a call; a long poll may take its own time on top."""

LinkBuilder = Callable[[str, str], str]
"""Makes the link that brings an invite's code (second) to the bot of that username (first)."""


@dataclass(frozen=True)
class Address:
    """Where the messenger is, who the bot is there, and how a link to it is made."""

    token: str
    api_url: str
    file_url: str
    build_link: LinkBuilder


def build_telegram_link(username: str, code: str) -> str:
    """Return the deep link (https://core.telegram.org/bots/features#deep-linking)."""
    return f"https://t.me/{username}?start={code}"


def find_address(settings: Settings, token: str) -> Address:
    """Return the address of Telegram, or of the self-hosted server that the settings name."""
    api_url = settings.api_url or TELEGRAM_API_URL
    file_url = settings.file_url or api_url.removesuffix("/bot") + "/file/bot"
    return Address(token, api_url, file_url, build_telegram_link)


def choose_rates(settings: Settings) -> Rates:
    """Return the rates that were set, or the messenger's own where none was.

    Telegram's are known; another server's are its administrator's to say.
    """
    usual = Rates() if settings.on_telegram else UNLIMITED
    return Rates(
        overall=settings.rate or usual.overall,
        chat=settings.chat_rate or usual.chat,
        chat_burst=settings.chat_burst,
    )


def build_bot(address: Address) -> Bot:
    """Return the library's bot, speaking through aiohttp: a third of the CPU of its own client."""
    return Bot(
        address.token,
        base_url=address.api_url,
        base_file_url=address.file_url,
        request=_build_request(CONNECTIONS),
        get_updates_request=_build_request(1),
    )


def _build_request(connections: int) -> HTTPXRequest:
    transport = AiohttpTransport(limits=httpx.Limits(max_connections=connections))
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=READ_SECONDS,
        pool_timeout=None,
        httpx_kwargs={"transport": transport},
    )
