"""Polling: asks the messenger for updates, and confirms those whose effects are stored.

The offset of a request confirms all updates before it. Here it is the first update that is not
done. So an update that takes long, or is tried again, keeps no other chat waiting: the messenger
delivers it again, along with what is new, and is not listened to about it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.faults import render_fault
from bot.receiving.lanes import Lanes, Take
from bot.sending.floods import read_retry_after

LIMIT = 100
"""Updates in one answer: the most the Bot API gives."""

LONG_POLL_SECONDS = 50
ANSWER_SECONDS = 20
"""How long the messenger may take to answer, on top of the time it waits for updates."""

PATIENCE_SECONDS = 0.25
"""How long new updates are left alone while earlier ones are being taken."""

FIRST_DELAY = 1.0
LAST_DELAY = 30.0
"""Seconds before the messenger is asked again after a fault; they double in between."""

STOP_SECONDS = 5.0

log = structlog.get_logger()


class Polling:
    """Receives the updates of one bot by long polling; sets `asking` with its first request."""

    def __init__(
        self, bot: Bot, take: Take, allowed_updates: Sequence[str], asking: asyncio.Event
    ) -> None:
        self._bot = bot
        self._allowed = list(allowed_updates)
        self._lanes = Lanes(take)
        self._received: set[int] = set()  # and not confirmed yet
        self._next: int | None = None  # the id after the last one received
        self._confirmed: int | None = None  # the offset of the last request that was answered
        self._asking = asking

    async def run(self, stop: asyncio.Event) -> None:
        """Receive until `stop` is set; then finish what has begun, confirm it and return.

        Raises InvalidToken when the messenger does not know the bot.
        """
        stopping = asyncio.create_task(stop.wait())
        polling = asyncio.create_task(self._poll())
        try:
            await asyncio.wait((stopping, polling), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            polling.cancel()
            outcomes = await asyncio.gather(stopping, polling, return_exceptions=True)
            await self._lanes.stop(STOP_SECONDS)
        if isinstance(outcomes[1], Exception):
            raise outcomes[1]
        await self._confirm()

    async def _poll(self) -> None:
        faults = 0
        while True:
            try:
                updates = await self._ask()
            except EndPointNotFound:  # what the library makes of a token nobody knows
                raise InvalidToken from None
            except Exception as fault:
                faults += 1
                await asyncio.sleep(choose_delay(fault, faults))
                continue
            faults = 0
            self._add(updates)
            await self._wait()

    async def _ask(self) -> Sequence[dict[str, Any]]:
        """Ask for updates; only for those at hand while some are still being taken."""
        offset = self._find_offset()
        self._asking.set()
        seconds = 0 if self._lanes.open else LONG_POLL_SECONDS
        asked = {"limit": LIMIT, "timeout": seconds, "allowed_updates": self._allowed}
        found: Sequence[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates",
            api_kwargs=asked if offset is None else {**asked, "offset": offset},
            read_timeout=seconds + ANSWER_SECONDS,
        )
        self._confirmed = offset
        if offset is not None:
            self._received = {update_id for update_id in self._received if update_id >= offset}
        return found

    def _add(self, found: Sequence[dict[str, Any]]) -> None:
        for each in found:
            update_id = each["update_id"]
            if update_id not in self._received:
                self._received.add(update_id)
                self._next = update_id + 1
                update = self._parse(each)
                if update is not None:
                    self._lanes.add(update)

    def _parse(self, found: dict[str, Any]) -> Update | None:
        """Return the update; None for one that the library cannot read, which is skipped.

        It would not be readable the next time either, and everybody's updates come behind it. The
        library's own get_updates gives up all that came with it.
        """
        _shorten(found)
        try:
            return Update.de_json(found, self._bot)
        except Exception as fault:
            log.critical("update skipped", update_id=found["update_id"], fault=render_fault(fault))
            return None

    async def _wait(self) -> None:
        """Return when all updates are done, or when it is time to look for others."""
        if self._lanes.open:
            # Not `wait_for`, which swallows a cancellation that comes with the event.
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._lanes.idle.wait()

    def _find_offset(self) -> int | None:
        return min(self._lanes.open, default=self._next)

    async def _confirm(self) -> None:
        """Confirm what is done, though nobody is there any more for what the answer may bring."""
        offset = self._find_offset()
        if offset == self._confirmed:
            return
        try:
            await self._bot.get_updates(offset=offset, limit=1, timeout=0)
        except TelegramError as fault:
            # They come again at the next start, and are known then.
            log.warning("updates not confirmed", fault=type(fault).__name__)


def _shorten(found: dict[str, Any]) -> None:
    """Leave of the message whose button was pressed what is read here.

    Making the library's objects of its keyboard, sender and markup costs more than all the rest.
    """
    press = found.get("callback_query", {})
    if "message" in press:
        read = ("message_id", "date", "chat", "text")
        press["message"] = {key: press["message"][key] for key in read if key in press["message"]}


def choose_delay(fault: Exception, faults: int) -> float:
    """Say what went wrong, and return how many seconds to wait."""
    delay: float = min(LAST_DELAY, FIRST_DELAY * 2 ** min(faults - 1, 16))
    match fault:
        case Conflict():
            log.error("another program receives the updates of this bot, or its webhook is set")
        case RetryAfter():
            delay = read_retry_after(fault)
        case TelegramError():
            log.warning("messenger not reached", fault=type(fault).__name__, seconds=delay)
        case _:
            log.error("updates not received", fault=render_fault(fault), seconds=delay)
    return delay
