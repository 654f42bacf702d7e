"""The service: everything built from the settings, run until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

import structlog
from telegram import Bot

from bot.bootstrap.connection import CONNECTIONS, Address, build_bot, choose_rates, find_address
from bot.bootstrap.reaching import Stopped, reach
from bot.bootstrap.stopping import listen_for_stop
from bot.clock import tell_time
from bot.faults import render_fault
from bot.handlers.desk import Bot as Identity
from bot.handlers.desk import Desk
from bot.handlers.visits import Office
from bot.receiving.polling import Polling
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.store.database import Database, open_database
from bot.store.locks import hold_database
from bot.usecases.invites import invite_first_administrator
from bot.words.folders import Folders, find_folders
from bot.words.interviews import Interviews
from bot.words.words import Words

if TYPE_CHECKING:
    from bot.documents.page_format import PageFormat

Say = Callable[[str], None]
"""Tells the person at the terminal what belongs in no log: a page to open, a code."""

ZONE = "Asia/Shanghai"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

log = structlog.get_logger()


async def run_service(settings: Settings, say: Say) -> None:
    """Serve until SIGTERM or SIGINT; what was begun is finished, what is left stays stored.

    Raises DatabaseInUse when another service has the SQLite file, and the library's InvalidToken
    when the messenger does not know the bot.
    """
    stop = listen_for_stop()
    folders = find_folders(settings.templates)
    with hold_database(settings.database):
        database = open_database(settings.database)
        try:
            async with _find_messenger(settings, database, folders, say) as address:
                with suppress(Stopped):
                    await _serve(settings, database, folders, address, say, stop)
        finally:
            database.close()


@asynccontextmanager
async def _find_messenger(
    settings: Settings, database: Database, folders: Folders, say: Say
) -> AsyncIterator[Address]:
    if settings.token is not None:
        yield find_address(settings, settings.token.get_secret_value())
        return
    from bot.bootstrap.embedded import serve_embedded

    async with serve_embedded(settings, database, folders, ZONE) as (address, link):
        say(f"Open this page in a browser, once, signed in as the administrator:\n  {link}")
        yield address


async def _serve(
    settings: Settings,
    database: Database,
    folders: Folders,
    address: Address,
    say: Say,
    stop: asyncio.Event,
) -> None:
    words = Words(folders)
    async with AsyncExitStack() as stack:
        bot = build_bot(address)
        stack.push_async_callback(bot.shutdown)
        await reach(bot.initialize, stop)
        build_link = partial(address.build_link, bot.username)
        sender = Sender(database, bot, choose_rates(settings), tell_time, CONNECTIONS)
        await sender.start()
        stack.push_async_callback(sender.stop)
        office = Office(Interviews(folders), partial(_load_format, folders), build_link, ZONE)
        desk = Desk(database, bot, Identity(bot.id, bot.username), words, office, tell_time)
        stack.push_async_callback(desk.close)
        chores = asyncio.create_task(_do_chores(database, bot, words, build_link, say, stop))
        stack.callback(chores.cancel)
        await _receive(settings, bot, desk, stop)


def _load_format(folders: Folders) -> PageFormat:
    from bot.documents.page_format import load_page_format  # not needed before the first report

    return load_page_format(folders)


async def _receive(settings: Settings, bot: Bot, desk: Desk, stop: asyncio.Event) -> None:
    """Take updates until `stop` is set: by webhook when its address is set, else by polling."""
    if settings.webhook_url:
        from bot.bootstrap.hook import serve_webhook

        await serve_webhook(settings, settings.webhook_url, bot, desk.take, ALLOWED_UPDATES, stop)
        return
    await reach(bot.delete_webhook, stop)
    await Polling(bot, desk.take, ALLOWED_UPDATES).run(stop)


async def _do_chores(
    database: Database,
    bot: Bot,
    words: Words,
    build_link: Callable[[str], str],
    say: Say,
    stop: asyncio.Event,
) -> None:
    """Do what may come after the first update is asked for, and tick until it is time to stop."""
    from bot.handlers.commands import register_commands
    from bot.reminders.clock import start_clock

    clock = start_clock(database, tell_time)
    try:
        with _log_fault("start not completed"):
            await _invite(database, build_link, say)
            await reach(partial(register_commands, bot, words), stop)
        await stop.wait()
    finally:
        clock.shutdown(wait=False)


async def _invite(database: Database, build_link: Callable[[str], str], say: Say) -> None:
    """Print a code for the first administrator as long as there is none."""
    if code := await database.run(partial(invite_first_administrator, now=tell_time())):
        say(f"No administrator yet. Within 72 hours, send this code to the bot:\n  {code}")
        say(f"or open {build_link(code)}")


@contextmanager
def _log_fault(event: str) -> Iterator[None]:
    """Go on after a fault of what the service can do without."""
    try:
        yield
    except Stopped:
        pass
    except Exception as fault:
        log.error(event, fault=render_fault(fault))
