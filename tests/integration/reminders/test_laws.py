"""The laws of reminding, kept through any sequence of time, settling, snoozing, leave, restarts."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.store.database import open_database
from bot.store.deadline_tables import pushes
from bot.usecases.absences import add_absence
from bot.usecases.people import HEAD, load_person
from bot.usecases.snoozing import snooze
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.obligation import Escalation
from tests.integration.reminders.house import SHANGHAI, Heard, House, at

ZONES = {5: SHANGHAI, 7: SHANGHAI, 8: "Europe/Berlin"}
QUIET = {5: (1260, 480), 7: (1260, 480), 8: (600, 900)}
DAYS = (date(2026, 7, 7), date(2026, 7, 9), date(2026, 7, 14))


class Run:
    """One office whose people do this and that."""

    def __init__(self, house: House) -> None:
        self.house = house
        house.now = at(7, 6, 9)
        unit = house.unit("财政局")
        house.person(5, "主任", unit, HEAD)
        for person in (7, 8):
            quiet_from, quiet_to = QUIET[person]
            zone = ZONES[person]
            house.person(person, "甲", unit, zone=zone, quiet_from=quiet_from, quiet_to=quiet_to)
        more = {"units": [unit], "escalation": Escalation(1, None)}
        self.owed: list[Deadline] = [
            each for day in DAYS for each in house.owe(f"报告{day.day}", day, **more)
        ]
        self.settled: dict[int, int] = {}  # how many messages there were by then

    def check(self) -> None:
        for person in ZONES:
            heard = [each for each in self.house.heard if each.chat_id == person]
            for each in heard:
                assert not self.is_quiet(each)
            for first, second in pairwise(heard):
                if second.at - first.at < timedelta(hours=1):
                    assert second.on(ZONES[person]) in self.find_due_days(second)
        for deadline_id, before in self.settled.items():
            for each in self.house.heard[before:]:
                assert deadline_id not in find_ids(each)
        self.check_pushes()

    def check_pushes(self) -> None:
        """What was said of a deadline to somebody has a row of its own each time."""
        query = select(pushes.c.deadline_id, pushes.c.chat_id).where(pushes.c.said_at.is_not(None))
        rows = Counter(
            (row[0], row[1]) for row in self.house.do(lambda conn: conn.execute(query).all())
        )
        told = Counter(
            (deadline_id, each.chat_id)
            for each in self.house.heard
            for deadline_id in find_ids(each)
        )
        assert not told - rows

    def is_quiet(self, heard: Heard) -> bool:
        local = heard.at.astimezone(ZoneInfo(ZONES[heard.chat_id]))
        minutes = local.hour * 60 + local.minute
        start, end = QUIET[heard.chat_id]
        return start <= minutes < end if start < end else minutes >= start or minutes < end

    def find_due_days(self, heard: Heard) -> set[date]:
        ids = find_ids(heard)
        return {each.due_on for each in self.owed if each.id in ids}


def find_ids(heard: Heard) -> set[int]:
    """Return the deadlines that a message's buttons are about."""
    presses = [press for _, press in heard.buttons if press is not None]
    return {press.value for press in presses if press.value is not None}


async def advance(run: Run, minutes: int) -> None:
    run.house.now += timedelta(minutes=minutes)
    await run.house.tick()


async def live(run: Run, minutes: int) -> None:
    await run.house.pass_until(run.house.now + timedelta(minutes=minutes))


async def settle(run: Run, which: int) -> None:
    deadline = run.owed[which % len(run.owed)]
    run.house.settle(deadline.id)
    run.settled.setdefault(deadline.id, len(run.house.heard))


async def put_off(run: Run, which: int) -> None:
    deadline = run.owed[which % len(run.owed)]
    person = run.house.do(lambda conn: load_person(conn, (7, 8)[which % 2]))
    assert person is not None
    until = run.house.now + timedelta(minutes=1 + which % 50)
    run.house.do(lambda conn: snooze(conn, person, deadline.id, until))


async def nag(run: Run, which: int) -> None:
    """Put it off for less than an hour, again and again."""
    for _ in range(3):
        await put_off(run, which)
        await live(run, 1 + which % 50)


async def leave(run: Run, which: int) -> None:
    person, stand_in = ((7, 8), (8, 7), (7, None), (8, 5))[which % 4]
    first = run.house.now.date()
    last = first + timedelta(days=which % 3)
    run.house.do(lambda c: add_absence(c, person, first, last, stand_in, 1, run.house.now))


async def restart(run: Run, _which: int) -> None:
    run.house.restart()


ACTS = st.lists(
    st.tuples(
        st.sampled_from([advance, live, settle, put_off, nag, nag, leave, restart]),
        st.integers(1, 3000),
    ),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_the_laws_are_kept(
    migrated_file: Path, place: Path, acts: list[tuple[object, int]]
) -> None:
    file = place / "huibao.sqlite3"
    for old in place.iterdir():
        old.unlink()
    shutil.copy(migrated_file, file)
    database = open_database(f"sqlite:///{file}")
    try:
        run = Run(House(database))
        asyncio.run(_play(run, acts))
        run.check()
    finally:
        database.close()


async def _play(run: Run, acts: list[tuple[object, int]]) -> None:
    for act, number in acts:
        await act(run, number)  # type: ignore[operator]
