"""Exactly once: with two processes on one database, and after kill -9 in the middle of a tick."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select

from bot.reminders.turns import take_turn
from bot.store.database import Database, open_database
from bot.store.deadline_tables import deadlines, pushes
from bot.store.tables import outbox, people
from bot.usecases.obligations import store_obligation
from conversations.deadlines.obligation import Obligation
from tests.integration.reminders.house import QUIET_PLAN, SHANGHAI, House, at

PEOPLE = 450
DUE = date(2026, 7, 10)
MOMENT = at(7, 10, 8, 31)
ROOT = Path(__file__).parents[3]
PROGRAM = "tests.integration.reminders.ticking"


def crowd(house: House) -> None:
    """Have many people in one unit owe one report."""
    unit = house.unit("财政局")
    row = {"role": "member", "language": "zh_CN", "zone": SHANGHAI, "unit_id": unit}
    rows = [
        {"id": 1000 + at_, "name": f"成员{at_}", "joined_at": house.now, **row}
        for at_ in range(PEOPLE)
    ]
    house.do(lambda conn: conn.execute(insert(people), rows))
    house.owe("月报", DUE, units=[unit], plan=QUIET_PLAN)


def count_said(database: Database) -> Counter[int]:
    query = select(outbox.c.chat_id)
    return Counter(database.run_now(lambda conn: list(conn.execute(query).scalars())))


def count_unsaid(database: Database) -> int:
    query = select(func.count()).select_from(pushes).where(pushes.c.said_at.is_(None))
    return database.run_now(lambda conn: int(conn.execute(query).scalar_one()))


async def test_two_processes_say_everything_once(postgres_url: str) -> None:
    first, second = open_database(postgres_url), open_database(postgres_url)
    house = House(first)
    crowd(house)
    other = House(second)
    house.now = other.now = MOMENT
    for _ in range(4):
        await asyncio.gather(house.ticker.tick(), other.ticker.tick(), house.ticker.tick())
    said, unsaid = count_said(first), count_unsaid(first)
    first.close()
    second.close()
    assert (len(said), set(said.values()), unsaid) == (PEOPLE, {1}, 0)


async def test_what_anothers_turn_kept_from_being_scheduled_is_scheduled_next(
    postgres_url: str,
) -> None:
    database, other = open_database(postgres_url), open_database(postgres_url)
    house = House(database)
    unit = house.unit("财政局")
    house.person(7, "成员", unit)
    duty = Obligation("月报", None, "monthly", date(2026, 1, 1), units=(unit,))
    house.do(lambda conn: store_obligation(conn, duty, None, house.now))

    def tick_within(conn: Connection) -> None:
        assert take_turn(conn)
        asyncio.run(house.ticker.tick())

    await asyncio.to_thread(other.run_now, tick_within)
    assert house.count(deadlines) == 0
    await house.ticker.tick()
    assert house.count(deadlines) >= 12
    database.close()
    other.close()


async def test_two_programs_say_everything_once(postgres_url: str) -> None:
    database = open_database(postgres_url)
    crowd(House(database))
    command = [sys.executable, "-m", PROGRAM, postgres_url, MOMENT.isoformat()]
    programs = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)  # noqa: ASYNC220
        for _ in range(2)
    ]
    assert [program.wait() for program in programs] == [0, 0]
    house = House(database, MOMENT)
    await house.ticker.tick()  # if the two kept each other from it, what is left
    said, unsaid = count_said(database), count_unsaid(database)
    database.close()
    assert (len(said), set(said.values()), unsaid) == (PEOPLE, {1}, 0)


@pytest.mark.parametrize("commits", [1, 2, 3])
async def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(
    database_url: str, commits: int
) -> None:
    database = open_database(database_url)
    crowd(House(database))
    database.close()
    _run_and_kill(database_url, commits)
    database = open_database(database_url)
    before = count_said(database)
    house = House(database, MOMENT)
    await house.ticker.tick()
    said, unsaid = count_said(database), count_unsaid(database)
    database.close()
    assert len(before) >= 100 * commits
    assert (len(said), set(said.values()), unsaid) == (PEOPLE, {1}, 0)


def _run_and_kill(url: str, commits: int) -> None:
    """Tick in another process until it has told of so many commits of messages."""
    command = [sys.executable, "-m", PROGRAM, url, MOMENT.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        assert program.stdout is not None
        for _ in range(commits):
            assert program.stdout.readline()
        program.kill()
