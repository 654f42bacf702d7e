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
from typing import TYPE_CHECKING

import structlog
from telegram import Bot

from bot.bootstrap.checking import TemplateError, check_templates
from bot.bootstrap.connection import CONNECTIONS, Address, choose_rates, find_request
from bot.bootstrap.reaching import Stopped, reach
from bot.bootstrap.templates import Templates
from bot.bootstrap.watching import watch_folder
from bot.clock import REAL_TIME, Time
from bot.documents.office_suite import find_office
from bot.errands.kinds import ERRANDS
from bot.errands.runner import Runner
from bot.errands.running import Workshop
from bot.faults import render_fault
from bot.handlers.commands import register_commands
from bot.handlers.desk import Desk, Identity
from bot.handlers.fetching import fetch_file
from bot.handlers.visits import LinkBuilder, Office
from bot.meter import Meter
from bot.reminders.clock import start_clock
from bot.reminders.ticking import Ticker
from bot.sending.activity import Activity
from bot.sending.sender import Sender
from bot.settings import ZONE, Settings
from bot.store.database import Database, open_database
from bot.usecases.installing import Refusal
from bot.usecases.invites import invite_first_administrator
from bot.words.folders import find_folders

if TYPE_CHECKING:
    from bot.bootstrap.website import Website

Say = Callable[[str], None]
"""Tells the person at the terminal what belongs in no log: a page to open, a code."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Parts:
    """What is there already when the desk is opened.

    `database` is None where it is not open, `website` where the bot has no web pages.
    """

    settings: Settings
    database: Database | None
    bot: Bot
    address: Address
    say: Say
    stop: asyncio.Event
    meter: Meter
    website: Website | None
    time: Time = REAL_TIME

    def build_link(self, code: str) -> str:
        """Return the link that brings an invite's code to the bot."""
        return self.address.build_link(self.bot.username, code)


async def open_desk(stack: AsyncExitStack, parts: Parts) -> Desk:
    """Open the database, the sender and the desk; `stack` closes them."""
    bot, settings, database = parts.bot, parts.settings, parts.database
    if database is None:
        database = open_database(settings.database)
        stack.callback(database.close)
    sender = Sender(database, bot, choose_rates(settings), parts.time.tell, CONNECTIONS)
    await sender.start()
    stack.push_async_callback(sender.stop)
    templates = Templates(find_folders(settings.templates), settings.page)
    _complain(await templates.refresh(database))
    suite = find_office(settings.office)
    office = Office(
        templates.interviews,
        templates.load_format,
        parts.build_link,
        ZONE,
        parts.meter,
        _find_calendar_url(settings),
        load_norms=templates.load_norms,
        previews=suite is not None,
    )
    identity = Identity(bot.id, bot.username)
    workshop = Workshop(
        *(ERRANDS, templates.interviews, lambda: templates.words, str(bot.id)),
        suite=suite,
        load_format=templates.load_format,
        load_norms=templates.load_norms,
    )
    activity = Activity(bot.send_chat_action)
    runner = Runner(database, workshop, parts.time.tell, parts.meter, activity)
    runner.start()
    stack.push_async_callback(runner.stop)
    fetch = partial(fetch_file, bot, find_request(bot).download)
    desk = Desk(database, bot, identity, lambda: templates.words, office, parts.time.tell, fetch)
    stack.push_async_callback(desk.close)
    for work in (_do_chores(parts, database, templates), _follow(parts, database, templates)):
        stack.push_async_callback(_end, asyncio.create_task(work))
    if parts.website is not None:
        _open_website(parts, parts.website, database, templates)
    return desk


def _find_calendar_url(settings: Settings) -> LinkBuilder | None:
    """Return what makes a calendar's private address; None when the bot has no public one."""
    public_url = settings.public_url
    if public_url is None:
        return None
    from bot.calendars.feed import PATH  # where there are no web pages nothing of them is loaded

    return lambda token: public_url + PATH.format(token=token)


def _open_website(parts: Parts, website: Website, database: Database, templates: Templates) -> None:
    from bot.calendars.feed import build_calendar_route

    words, clock = lambda: templates.words, parts.time.tell
    website.open(database, [build_calendar_route(database, words, str(parts.bot.id), clock)])


def _complain(refusals: Iterable[Refusal]) -> None:
    """Say at the terminal which of the office's templates are left out."""
    for refusal in refusals:
        for mistake in refusal.mistakes:
            sys.stderr.write(f"huibao: {mistake}\n")


async def _do_chores(parts: Parts, database: Database, templates: Templates) -> None:
    """Do what the first answer need not wait for, and tick until it is time to stop.

    Sets `stop` and raises TemplateError when a shipped template cannot be used.
    """
    time = parts.time
    ticker = Ticker(database, templates.interviews, lambda: templates.words, time.tell, parts.meter)
    clock = start_clock(ticker, time.tick_seconds)
    try:
        with _log_fault("start not completed"):
            await _invite(database, parts)
            await _announce_commands(parts, templates)
        _spare_collector()
        await check_templates(templates)
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


async def _invite(database: Database, parts: Parts) -> None:
    """Print a code for the first administrator as long as there is none."""
    now = parts.time.tell()
    if code := await database.run(partial(invite_first_administrator, now=now)):
        parts.say(f"No administrator yet. Within 72 hours, send this code to the bot:\n  {code}")
        parts.say(f"or open {parts.build_link(code)}")


@contextmanager
def _log_fault(event: str) -> Iterator[None]:
    """Go on after a fault of what the service can do without."""
    try:
        yield
    except Stopped:
        pass
    except Exception as fault:
        log.error(event, fault=render_fault(fault))
