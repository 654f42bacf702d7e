"""Errands made up for tests, and a runner for them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.errands.errand import Errand, Order, Parcel
from bot.errands.runner import Runner
from bot.errands.running import Workshop
from bot.meter import Meter
from bot.sending.activity import Activity
from bot.sending.voice import Voice
from bot.store.database import Database
from bot.store.errands import LEASE
from bot.store.tables import errands, files, outbox
from bot.usecases.errands import ask_errand
from bot.usecases.people import MEMBER, add_person
from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from bot.words.words import Words
from conversations.views import News

WORDS = Words(find_folders(None))
PERSON = 7


async def show_nothing(_chat_id: int, _action: str) -> None:
    """Stands for a messenger that shows nobody what the bot is doing."""


ACTIVITY = Activity(show_nothing)

Build = Callable[[Any, Voice], Parcel]


def tell_time() -> datetime:
    return datetime.now(UTC)


def build_clock(deaths: int) -> Callable[[], datetime]:
    """Return a clock by which the lease of every process that died before has lapsed."""
    return lambda: tell_time() + (LEASE + timedelta(seconds=5)) * deaths


def load(order: Order) -> Mapping[str, object]:
    return {**order.params, "name": order.person.name}


def build(loaded: Mapping[str, object], voice: Voice) -> Parcel:
    body = json.dumps([loaded, voice.language], ensure_ascii=False).encode()
    return Parcel("台账.xlsx", body, News("calendar.caption", {"count": 3}), ways=("home",))


def build_runner(
    database: Database,
    build: Build = build,
    load: Callable[[Order], Any] = load,
    clock: Callable[[], datetime] = tell_time,
) -> Runner:
    workshop = Workshop({"sheet": Errand(load, build)}, Interviews(), lambda: WORDS, "99")
    return Runner(database, workshop, clock, Meter(), ACTIVITY)


@asynccontextmanager
async def run(
    database: Database,
    build: Build = build,
    load: Callable[[Order], Any] = load,
    clock: Callable[[], datetime] = tell_time,
) -> AsyncIterator[Runner]:
    runner = build_runner(database, build, load, clock)
    runner.start()
    try:
        yield runner
    finally:
        await runner.stop()


def join(conn: Connection, person_id: int = PERSON, language: str = "zh_CN") -> None:
    add_person(conn, person_id, "张三", MEMBER, language, "Asia/Shanghai", tell_time())


async def ask(database: Database, chat_id: int = PERSON, **params: object) -> None:
    ask_it = partial(ask_errand, kind="sheet", chat_id=chat_id, params=params, now=tell_time())
    await database.run(ask_it)


@dataclass(frozen=True)
class Sent:
    """A call in the outbox, with the file that it carries."""

    method: str
    payload: Mapping[str, Any]
    name: str | None
    body: bytes | None


def list_sent(conn: Connection, chat_id: int = PERSON) -> list[Sent]:
    rows = conn.execute(
        select(outbox.c.method, outbox.c.payload, files.c.name, files.c.body)
        .select_from(outbox.outerjoin(files, files.c.id == outbox.c.file_id))
        .where(outbox.c.chat_id == chat_id)
        .order_by(outbox.c.id)
    )
    return [Sent(row[0], json.loads(row[1]), *row[2:]) for row in rows]


def list_waiting(conn: Connection) -> list[tuple[str | None, int]]:
    """Return who holds each errand, and how often it was tried."""
    rows = conn.execute(select(errands.c.claimed_by, errands.c.tries).order_by(errands.c.id))
    return [(row[0], row[1]) for row in rows]


async def until(database: Database, condition: Callable[[Connection], object]) -> None:
    """Look until the condition holds; nothing tells of another's commits."""
    async with asyncio.timeout(20):
        while not await database.run(condition):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
