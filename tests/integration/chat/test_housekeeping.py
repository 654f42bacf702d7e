"""What is tidied away once an hour, and that the clock does it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from bot.clock import tell_time
from bot.meter import Meter
from bot.reminders.clock import start_clock
from bot.reminders.housekeeping import REDELIVERY, STRANGENESS, tidy
from bot.reminders.ticking import Ticker
from bot.store.tables import changes, drafts, imports, pasts, strangers, updates
from bot.usecases.drafts import find_draft
from bot.usecases.files import LIFETIME
from bot.usecases.pasts import keep_past
from bot.usecases.people import load_person
from tests.integration.chat.driver import Chat, Town


def count(town: Town, column: object) -> int:
    counted: int = town.do(lambda conn: conn.execute(select(func.count(column))).scalar_one())
    return counted


def tidy_up(town: Town) -> None:
    town.do(lambda conn: tidy(conn, town.clock()))


async def test_updates_are_forgotten_when_they_cannot_come_again(everything: Chat) -> None:
    town = everything.town
    taken = count(town, updates.c.update_id)
    town.clock.pass_by(seconds=REDELIVERY.total_seconds())
    tidy_up(town)
    assert count(town, updates.c.update_id) == taken > 0
    town.clock.pass_by(seconds=1)
    tidy_up(town)
    assert count(town, updates.c.update_id) == 0


async def test_strangers_are_forgotten_but_not_their_guesses(town: Town) -> None:
    await town.meet(5).say("你好")
    guesser, locked = town.meet(6), town.meet(8)
    await guesser.say("/start wrong")
    for _ in range(5):
        await locked.say("/start wrong")
    town.clock.pass_by(seconds=STRANGENESS.total_seconds() + 1)
    tidy_up(town)
    left = town.do(lambda conn: set(conn.execute(select(strangers.c.id)).scalars()))
    assert left == {6, 8}
    town.clock.pass_by(hours=1)
    tidy_up(town)
    left = town.do(lambda conn: set(conn.execute(select(strangers.c.id)).scalars()))
    assert left == {6}


async def test_what_was_imported_is_forgotten_once_it_is_taken_over(planned: Chat) -> None:
    town = planned.town
    town.clock.pass_by(seconds=LIFETIME.total_seconds() + 1)
    tidy_up(town)
    assert count(town, imports.c.id) == 1, "it waits"
    await planned.tap("全部")
    assert count(town, imports.c.id) == 1
    town.clock.pass_by(seconds=LIFETIME.total_seconds() + 1)
    tidy_up(town)
    assert count(town, imports.c.id) == 0


async def test_with_a_draft_goes_all_that_lay_beside_its_answers(planned: Chat) -> None:
    town = planned.town
    draft = town.do(lambda conn: find_draft(conn, load_person(conn, 7), 1, town.interviews))
    town.do(lambda conn: keep_past(conn, draft, draft.draft, town.clock()))
    beside = (changes.c.id, imports.c.id, pasts.c.draft_id)
    await planned.tap("全部")
    assert all(count(town, column) for column in beside)
    await planned.say("/cancel")
    await planned.tap("丢进回收站")
    town.clock.pass_by(days=30)
    tidy_up(town)
    assert [count(town, column) for column in beside] == [0, 0, 0]


async def test_the_clock_tidies_as_soon_as_it_starts(everything: Chat) -> None:
    town = everything.town
    town.clock.now = tell_time() - timedelta(days=30)
    await everything.say("/cancel")
    await everything.tap("丢进回收站")
    ticker = Ticker(town.database, town.interviews, lambda: town.words, tell_time, Meter())
    clock = start_clock(ticker, seconds=60)
    try:
        async with asyncio.timeout(10):
            while count(town, drafts.c.id):  # noqa: ASYNC110 (nothing tells of a tick)
                await asyncio.sleep(0.01)
    finally:
        clock.shutdown(wait=False)
