"""The messenger: whether it answers, knows the bot, tells the same time, and how it delivers."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.bootstrap.connection import Address, find_address
from bot.examining.finding import Finding, bad, good, note
from bot.settings import Settings
from bot.web import listen

SECONDS = 10.0
"""How long the messenger may take to answer."""

NOTED_SKEW = 5.0
BAD_SKEW = 60.0
"""Seconds between the messenger's clock and ours: reminders and calendars go by ours."""

WAITING = 100
"""Updates waiting at the messenger that are more than a service that runs leaves there."""

RECENT = 3600.0
"""Seconds for which a fault of the webhook is worth telling."""

_UNKNOWN = (401, 404)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the messenger answered: the status, its JSON, its clock, and after how many seconds."""

    status: int
    body: dict[str, Any]
    date: str
    seconds: float


async def examine_messenger(
    settings: Settings, tell: Callable[[], datetime]
) -> AsyncIterator[Finding]:
    """Yield what there is to say of the messenger; nothing that is found quotes the token."""
    if settings.token is None:
        yield _examine_port(settings.messenger_port)
        return
    address = find_address(settings, settings.token.get_secret_value())
    try:
        answer = await _ask(address, "getMe")
        yield _examine_bot(answer)
        for finding in _examine_clock(answer, tell()):
            yield finding
        webhook = await _ask(address, "getWebhookInfo")
        if webhook.status == 200:
            for finding in _examine_delivery(webhook.body["result"], settings, tell()):
                yield finding
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError, LookupError) as fault:
        yield bad(
            f"The messenger cannot be reached ({type(fault).__name__}).",
            "Check the network, HUIBAO_PROXY and, for a server of your own, HUIBAO_API_URL.",
        )


async def _ask(address: Address, method: str) -> Answer:
    """Return what the messenger answers; ValueError when that is no JSON object."""
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    began = time.monotonic()
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.get(f"{address.api_url}{address.token}/{method}", proxy=address.proxy) as response,
    ):
        body = await response.json(content_type=None)
        if not isinstance(body, dict):
            raise ValueError
        date = response.headers.get("Date", "")
        return Answer(response.status, body, date, time.monotonic() - began)


def _examine_bot(answer: Answer) -> Finding:
    if answer.status in _UNKNOWN:
        return bad(
            "HUIBAO_TOKEN: the messenger does not know this bot.",
            "Copy the token again, whole; @BotFather shows it, and may have made a new one.",
        )
    if answer.status != 200:
        return bad(
            f"The messenger answers with HTTP {answer.status}.",
            "Try again in a few minutes; for a server of your own look into its log.",
        )
    name = answer.body["result"]["username"]
    return good(f"The messenger knows the bot as @{name} ({answer.seconds * 1000:.0f} ms).")


def _examine_clock(answer: Answer, now: datetime) -> Iterator[Finding]:
    try:
        theirs = parsedate_to_datetime(answer.date)
    except ValueError:
        yield note("The messenger does not say what time it is; our clock was not compared.")
        return
    skew = (now - theirs).total_seconds()
    advice = "Have the machine's clock set by the network: timedatectl set-ntp true"
    if abs(skew) <= NOTED_SKEW:
        yield good("The clock agrees with the messenger's.")
        return
    says = f"The clock is {abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} the messenger's."
    yield bad(says, advice) if abs(skew) > BAD_SKEW else note(says, advice)


def _examine_delivery(info: dict[str, Any], settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield what https://core.telegram.org/bots/api#webhookinfo says of how updates come."""
    url, waiting = info.get("url", ""), info.get("pending_update_count", 0)
    if url != (settings.webhook_url or ""):
        yield note(
            "The messenger has a webhook that is not set here."
            if url
            else "The webhook is not set at the messenger yet.",
            "The next start puts it right; does another program use this bot's token?"
            if url
            else "The next start sets it.",
        )
    since = now - datetime.fromtimestamp(info.get("last_error_date", 0), UTC)
    if url and since.total_seconds() < RECENT:
        yield note(
            f"The messenger could not bring updates: {info.get('last_error_message', '')}.",
            "Look at the proxy in front, its certificate, and whether the service runs.",
        )
    if waiting > WAITING:
        yield note(
            f"Updates wait at the messenger: {waiting}.", "Is the service running? See its log."
        )


def _examine_port(port: int) -> Finding:
    says = "The embedded messenger needs nothing from outside"
    try:
        listen("127.0.0.1", port, "").close()
    except OSError:
        return note(
            f"{says}, but its port {port} is taken.",
            "By the service itself, if it runs; else HUIBAO_MESSENGER_PORT chooses another.",
        )
    return good(f"{says}; its port {port} is free.")
