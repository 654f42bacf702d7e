"""What takes the updates and says the answers: opened while the first updates are asked for.

It is imported only then. A messenger at a distance answers in about the time this takes to load.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import structlog
from telegram import Bot

from bot.bootstrap.checking import TemplateError, check_templates
from bot.bootstrap.connection import CONNECTIONS, Address, choose_rates
from bot.bootstrap.reaching import Stopped, reach
from bot.clock import tell_time
from bot.faults import render_fault
from bot.handlers.commands import register_commands
from bot.handlers.desk import Desk, Identity
from bot.handlers.visits import LinkBuilder, Office
from bot.reminders.clock import start_clock
from bot.sending.sender import Sender
from bot.settings import ZONE, Settings
from bot.store.database import Database, open_database
from bot.usecases.invites import invite_first_administrator
from bot.words.folders import Folders, find_folders
from bot.words.interviews import Interviews
from bot.words.words import Words

if TYPE_CHECKING:
    from bot.documents.page_format import PageFormat

Say = Callable[[str], None]
"""Tells the person at the terminal what belongs in no log: a page to open, a code."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Parts:
    """What is there already when the desk is opened; `database` is None where it is not open."""

    settings: Settings
    database: Database | None
    bot: Bot
    address: Address
    say: Say
    stop: asyncio.Event


async def open_desk(stack: AsyncExitStack, parts: Parts) -> Desk:
    """Open the database, the sender and the desk; `stack` closes them."""
    bot, settings, database = parts.bot, parts.settings, parts.database
    if database is None:
        database = open_database(settings.database)
        stack.callback(database.close)
    sender = Sender(database, bot, choose_rates(settings), tell_time, CONNECTIONS)
    await sender.start()
    stack.push_async_callback(sender.stop)
    folders = find_folders(settings.templates)
    words = Words(folders)
    build_link = partial(parts.address.build_link, bot.username)
    office = Office(Interviews(folders), partial(_load_format, folders), build_link, ZONE)
    desk = Desk(database, bot, Identity(bot.id, bot.username), words, office, tell_time)
    stack.push_async_callback(desk.close)
    chores = asyncio.create_task(_do_chores(parts, database, words, office))
    stack.push_async_callback(_end, chores)
    return desk


def _load_format(folders: Folders) -> PageFormat:
    from bot.documents.page_format import load_page_format  # not needed before the first report

    return load_page_format(folders)


async def _do_chores(parts: Parts, database: Database, words: Words, office: Office) -> None:
    """Do what the first answer need not wait for, and tick until it is time to stop.

    Sets `stop` and raises TemplateError when a template cannot be used.
    """
    clock = start_clock(database, tell_time)
    try:
        with _log_fault("start not completed"):
            await _invite(database, office.build_link, parts.say)
            await reach(partial(register_commands, parts.bot, words), parts.stop)
        await asyncio.to_thread(check_templates, office, words)
        _spare_collector()
        await parts.stop.wait()
    except TemplateError:
        parts.stop.set()
        raise
    finally:
        clock.shutdown(wait=False)


def _spare_collector() -> None:
    """Have the garbage collector look at what answers leave behind, and at nothing else.

    All that was loaded until now stays for good. An answer makes some thousand objects that are
    gone with its batch, so looking for cycles every 700 of them, as is the default, cost a sixth of
    an answer's CPU.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


async def _end(chores: asyncio.Task[None]) -> None:
    """End the chores; raises TemplateError if that is what ended them."""
    chores.cancel()
    with suppress(asyncio.CancelledError):
        await chores


async def _invite(database: Database, build_link: LinkBuilder, say: Say) -> None:
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
