"""What takes the updates and says the answers: opened while the first updates are asked for.

It is imported only then. A messenger at a distance answers in about the time this takes to load.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial

import structlog
from telegram import Bot

from bot.bootstrap.checking import TemplateError, check_templates
from bot.bootstrap.connection import CONNECTIONS, Address, choose_rates
from bot.bootstrap.reaching import Stopped, reach
from bot.bootstrap.templates import Templates
from bot.bootstrap.watching import watch_folder
from bot.clock import tell_time
from bot.faults import render_fault
from bot.handlers.commands import register_commands
from bot.handlers.desk import Desk, Identity
from bot.handlers.visits import LinkBuilder, Office
from bot.reminders.clock import start_clock
from bot.sending.sender import Sender
from bot.settings import ZONE, Settings
from bot.store.database import Database, open_database
from bot.usecases.installing import Refusal
from bot.usecases.invites import invite_first_administrator
from bot.words.folders import find_folders

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

    def build_link(self, code: str) -> str:
        """Return the link that brings an invite's code to the bot."""
        return self.address.build_link(self.bot.username, code)


async def open_desk(stack: AsyncExitStack, parts: Parts) -> Desk:
    """Open the database, the sender and the desk; `stack` closes them."""
    bot, settings, database = parts.bot, parts.settings, parts.database
    if database is None:
        database = open_database(settings.database)
        stack.callback(database.close)
    sender = Sender(database, bot, choose_rates(settings), tell_time, CONNECTIONS)
    await sender.start()
    stack.push_async_callback(sender.stop)
    templates = Templates(find_folders(settings.templates))
    _complain(await templates.refresh(database))
    office = Office(templates.interviews, templates.load_format, parts.build_link, ZONE)
    identity = Identity(bot.id, bot.username)
    desk = Desk(database, bot, identity, lambda: templates.words, office, tell_time)
    stack.push_async_callback(desk.close)
    for work in (_do_chores(parts, database, templates), _follow(parts, database, templates)):
        stack.push_async_callback(_end, asyncio.create_task(work))
    return desk


def _complain(refusals: Iterable[Refusal]) -> None:
    """Say at the terminal which of the office's templates are left out."""
    for refusal in refusals:
        for mistake in refusal.mistakes:
            sys.stderr.write(f"huibao: {mistake}\n")


async def _do_chores(parts: Parts, database: Database, templates: Templates) -> None:
    """Do what the first answer need not wait for, and tick until it is time to stop.

    Sets `stop` and raises TemplateError when a shipped template cannot be used.
    """
    clock = start_clock(database, tell_time)
    try:
        with _log_fault("start not completed"):
            await _invite(database, parts.build_link, parts.say)
            await _announce_commands(parts, templates)
        await asyncio.to_thread(check_templates, templates)
        _spare_collector()
        await parts.stop.wait()
    except TemplateError:
        parts.stop.set()
        raise
    finally:
        clock.shutdown(wait=False)


async def _follow(parts: Parts, database: Database, templates: Templates) -> None:
    """Have the office's templates in use as they are changed, until it is time to stop."""
    folder = parts.settings.templates
    if folder is None:
        return
    with _log_fault("templates not watched"):
        async for _ in watch_folder(folder, parts.stop):
            with _log_fault("templates not read"):
                await _read_again(parts, database, templates)


async def _read_again(parts: Parts, database: Database, templates: Templates) -> None:
    words = templates.words
    for refusal in await templates.refresh(database):
        for mistake in refusal.mistakes:
            log.error("template refused", **asdict(mistake))
    if templates.words is not words:
        await _announce_commands(parts, templates)


async def _announce_commands(parts: Parts, templates: Templates) -> None:
    await reach(partial(register_commands, parts.bot, templates.words), parts.stop)


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
