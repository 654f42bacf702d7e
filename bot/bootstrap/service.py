"""The service: everything built from the settings, run until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from telegram import Bot, Update

from bot.bootstrap.connection import Address, build_bot, find_address
from bot.bootstrap.reaching import Stopped, reach
from bot.bootstrap.stopping import listen_for_stop
from bot.clock import REAL_TIME, Time
from bot.logs import count_faults
from bot.meter import Meter
from bot.receiving.lanes import Take
from bot.receiving.polling import Polling
from bot.settings import Settings
from bot.store.locks import hold_database

if TYPE_CHECKING:
    from bot.bootstrap.office import Say
    from bot.bootstrap.website import Website
    from bot.handlers.desk import Desk
    from bot.store.database import Database

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


async def run_service(settings: Settings, say: Say, time: Time = REAL_TIME) -> None:
    """Serve until SIGTERM or SIGINT; what was begun is finished, what is left stays stored.

    `time` is what people are answered and reminded by. Raises DatabaseInUse when another service
    has the SQLite file, TemplateError when a template cannot be used, and the library's
    InvalidToken when the messenger does not know the bot.
    """
    stop = listen_for_stop()
    with hold_database(settings.database), suppress(Stopped):
        if settings.token is not None:
            address = find_address(settings, settings.token.get_secret_value())
            await _serve(settings, address, None, say, stop, time)
            return
        from bot.bootstrap.embedded import serve_embedded

        async with serve_embedded(settings, say) as (address, database):
            await _serve(settings, address, database, say, stop, time)


async def _serve(
    settings: Settings,
    address: Address,
    database: Database | None,
    say: Say,
    stop: asyncio.Event,
    time: Time,
) -> None:
    """Receive, and open the desk that takes what is received at the same time."""
    meter, asking = Meter(), asyncio.Event()
    async with AsyncExitStack() as stack:
        stack.enter_context(count_faults(meter.note_fault))
        bot = build_bot(address, meter.note_messenger)
        stack.push_async_callback(bot.shutdown)

        async def open_desk() -> Desk:
            await asking.wait()
            office = await asyncio.to_thread(import_module, "bot.bootstrap.office")
            parts = office.Parts(settings, database, bot, address, say, stop, meter, website, time)
            desk: Desk = await office.open_desk(stack, parts)
            return desk

        async def take(update: Update) -> None:
            desk = await asyncio.shield(opening)
            await desk.take(update)

        website = _build_website(settings, bot, take, meter, time)
        opening = asyncio.create_task(open_desk())
        opening.add_done_callback(partial(_stop_after_fault, stop=stop))
        try:
            async with _serve_web(settings, website):
                await reach(bot.initialize, stop)
                await _receive(settings, bot, take, asking, stop)
        finally:
            await _finish(opening)


def _build_website(
    settings: Settings, bot: Bot, take: Take, meter: Meter, time: Time
) -> Website | None:
    if settings.listens_at is None:
        return None
    from bot.bootstrap.website import build_website

    return build_website(settings, bot, take, meter, time.tell)


@asynccontextmanager
async def _serve_web(settings: Settings, website: Website | None) -> AsyncIterator[None]:
    """Serve the bot's own pages inside the block, if it listens anywhere."""
    if website is None or settings.listens_at is None:
        yield
        return
    async with website.serve(settings.web_host, settings.listens_at):
        yield


def _stop_after_fault(opening: asyncio.Task[Desk], stop: asyncio.Event) -> None:
    if not opening.cancelled() and opening.exception():
        stop.set()


async def _finish(opening: asyncio.Task[Desk]) -> None:
    """Raise what kept the desk from opening; give it up if it is still being opened."""
    opening.cancel()
    with suppress(asyncio.CancelledError):
        await opening


async def _receive(
    settings: Settings, bot: Bot, take: Take, asking: asyncio.Event, stop: asyncio.Event
) -> None:
    """Take updates until `stop` is set: by webhook when its address is set, else by polling.

    Sets `asking` when the messenger is being asked for updates.
    """
    if settings.webhook_url:
        from bot.bootstrap.hook import receive_by_webhook

        asking.set()
        await receive_by_webhook(settings, settings.webhook_url, bot, ALLOWED_UPDATES, stop)
        return
    await reach(bot.delete_webhook, stop)
    await Polling(bot, take, ALLOWED_UPDATES, asking).run(stop)
