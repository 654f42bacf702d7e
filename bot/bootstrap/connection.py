"""The bot's connection to its messenger: Telegram, a self-hosted server or the embedded one."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from bot.bootstrap.transport import AiohttpRequest
from bot.sending.rates import UNLIMITED, Rates
from bot.settings import Settings

TELEGRAM_API_URL = "https://api.telegram.org/bot"

CONNECTIONS = 256
"""Calls in flight at once. On Telegram its rates bound them long before this does."""


@dataclass(frozen=True)
class Address:
    """Where the messenger is, who the bot is there, and how a link to it is made.

    `build_link` takes the bot's username and an invite's code.
    """

    token: str
    api_url: str
    file_url: str
    build_link: Callable[[str, str], str]
    proxy: str | None = None


def build_telegram_link(username: str, code: str) -> str:
    """Return the deep link (https://core.telegram.org/bots/features#deep-linking)."""
    return f"https://t.me/{username}?start={code}"


def find_address(settings: Settings, token: str) -> Address:
    """Return the address of Telegram, or of the self-hosted server that the settings name."""
    api_url = settings.api_url or TELEGRAM_API_URL
    file_url = settings.file_url or api_url.removesuffix("/bot") + "/file/bot"
    return Address(token, api_url, file_url, build_telegram_link, settings.proxy)


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


def _quiet_library() -> None:
    """Silence the library's advice on what is done here on purpose.

    It prefers its typed methods; but `Bot.send_message` and its like build a Message out of every
    answer, which nobody reads here: 575 µs of CPU a call against 345 µs for the same call through
    `do_api_request`. And it announces that `retry_after` will change its type; both are read.
    """
    warnings.filterwarnings("ignore", r"Please use 'Bot\.", PTBUserWarning)
    warnings.filterwarnings("ignore", r".*retry_after", PTBDeprecationWarning)


def build_bot(address: Address, note_answer: Callable[[], None] = lambda: None) -> Bot:
    """Return the library's bot, with a pool of its own for the long poll.

    `note_answer` is called whenever the messenger has answered.
    """
    _quiet_library()
    return Bot(
        address.token,
        base_url=address.api_url,
        base_file_url=address.file_url,
        request=AiohttpRequest(CONNECTIONS, address.proxy, note_answer),
        get_updates_request=AiohttpRequest(1, address.proxy, note_answer),
    )


def find_request(bot: Bot) -> AiohttpRequest:
    """Return what a bot that `build_bot` made makes its requests through."""
    if not isinstance(bot.request, AiohttpRequest):
        raise TypeError("the bot has another transport")
    return bot.request
