"""The runner: an errand becomes a file in the outbox, once, or a sentence."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from functools import partial
from threading import Event, Lock

import pytest
from sqlalchemy import Connection, update

from bot.errands import runner
from bot.errands.errand import Order, Parcel
from bot.errands.runner import MOST
from bot.sending.voice import Voice
from bot.store.database import Database, open_database
from bot.store.tables import errands
from bot.usecases.people import revoke
from tests.integration.errands.workshop import (
    PERSON,
    ask,
    build,
    build_runner,
    join,
    list_sent,
    list_waiting,
    load,
    run,
    until,
)


class Gate:
    """Builds that wait until they are let through; counts how many are at it."""

    def __init__(self) -> None:
        self.opened = Event()
        self.lock = Lock()
        self.inside = self.most = self.begun = 0

    def build(self, loaded: dict[str, object], voice: Voice) -> Parcel:
        with self.lock:
            self.begun += 1
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.opened.wait()
        with self.lock:
            self.inside -= 1
        return build(loaded, voice)

    async def wait(self, begun: int) -> None:
        """Return when so many builds have begun."""
        async with asyncio.timeout(20):
            while self.begun < begun:  # noqa: ASYNC110 (it is told in another thread)
                await asyncio.sleep(0.01)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


def is_done(conn: Connection) -> bool:
    return not list_waiting(conn)


async def test_an_errand_becomes_a_file_in_the_outbox(database: Database) -> None:
    await ask(database, unit=3)
    async with run(database):
        await until(database, is_done)
    [sent] = database.run_now(list_sent)
    assert (sent.method, sent.name) == ("sendDocument", "台账.xlsx")
    assert json.loads(sent.body or b"") == [{"unit": 3, "name": "张三"}, "zh_CN"]
    assert "报送期限" in sent.payload["caption"]
    assert sent.payload["reply_markup"]["inline_keyboard"]


async def test_an_errand_begins_as_soon_as_it_is_asked_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "SWEEP_SECONDS", 3600)
    async with run(database):
        await ask(database, unit=1)
        await until(database, is_done)
        await ask(database, unit=2)
        await until(database, is_done)
    assert len(database.run_now(list_sent)) == 2


async def test_an_errand_that_waits_already_is_not_asked_for_twice(database: Database) -> None:
    await ask(database, unit=3, year=2026)
    await ask(database, year=2026, unit=3)
    await ask(database, unit=4, year=2026)
    assert len(database.run_now(list_waiting)) == 2


async def test_at_most_two_are_built_at_once(database: Database, gate: Gate) -> None:
    for unit in range(5):
        await ask(database, unit=unit)
    async with run(database, gate.build):
        await gate.wait(MOST)
        gate.opened.set()
        await until(database, is_done)
    assert gate.most == MOST
    assert len(database.run_now(list_sent)) == gate.begun == 5


async def test_what_may_no_longer_be_seen_is_not_built(database: Database, gate: Gate) -> None:
    def lose(_order: Order) -> None:
        return None

    await ask(database)
    async with run(database, gate.build, lose):
        await until(database, is_done)
    [sent] = database.run_now(list_sent)
    assert "重新打开" in sent.payload["text"]
    assert gate.begun == 0


async def test_nothing_is_said_to_one_who_lost_access(database: Database, gate: Gate) -> None:
    await ask(database)
    database.run_now(partial(revoke, person_id=PERSON))
    async with run(database, gate.build):
        await until(database, is_done)
    assert database.run_now(list_sent) == []
    assert gate.begun == 0


async def test_one_who_lost_access_during_the_build_gets_no_file(
    database: Database, gate: Gate
) -> None:
    await ask(database)
    async with run(database, gate.build):
        await gate.wait(1)
        await database.run(partial(revoke, person_id=PERSON))
        gate.opened.set()
        await until(database, is_done)
    assert database.run_now(list_sent) == []


@pytest.mark.usefixtures("_hasty")
async def test_an_errand_that_failed_is_tried_again(database: Database) -> None:
    faults = [ValueError("secret"), ValueError("secret")]

    def stumble(loaded: dict[str, object], voice: Voice) -> Parcel:
        if faults:
            raise faults.pop()
        return build(loaded, voice)

    await ask(database)
    async with run(database, stumble):
        await until(database, is_done)
    [sent] = database.run_now(list_sent)
    assert sent.method == "sendDocument"


@pytest.mark.usefixtures("_hasty")
@pytest.mark.parametrize("at", ["load", "build"])
async def test_after_three_failures_the_person_is_asked_to_press_again(
    database: Database, logged: list[dict[str, object]], at: str
) -> None:
    def fail(*_given: object) -> Parcel:
        raise ValueError("secret")

    await ask(database)
    failing = run(database, fail) if at == "build" else run(database, load=fail)
    async with failing:
        await until(database, is_done)
    [sent] = database.run_now(list_sent)
    assert "请再点一次" in sent.payload["text"]
    assert sent.payload["reply_markup"]["inline_keyboard"]
    assert [line["tries"] for line in logged] == [1, 2, 3]
    assert "secret" not in str(logged)


@pytest.mark.usefixtures("_hasty")
async def test_an_errand_of_a_kind_that_is_gone_ends(database: Database) -> None:
    await ask(database)
    database.run_now(lambda conn: conn.execute(update(errands).values(kind="gone")))
    async with run(database):
        await until(database, is_done)
    assert len(database.run_now(list_sent)) == 1


@pytest.mark.usefixtures("_hasty")
async def test_a_build_that_does_not_end_is_given_up(
    database: Database, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "BUILD_SECONDS", 0.02)
    await ask(database)
    async with run(database, gate.build):
        await until(database, is_done)
    [sent] = database.run_now(list_sent)
    assert "请再点一次" in sent.payload["text"]
    assert gate.begun == 3


async def test_stopping_leaves_what_is_not_done_to_the_next(database: Database, gate: Gate) -> None:
    await ask(database, unit=1)
    stopped = build_runner(database, gate.build)
    stopped.start()
    await gate.wait(1)
    await stopped.stop(seconds=0.01)
    assert database.run_now(list_waiting) == [(None, 0)]  # a try broken off does not count
    assert database.run_now(list_sent) == []
    async with run(database):
        await until(database, is_done)
    assert len(database.run_now(list_sent)) == 1


async def test_stopping_lets_a_build_end_that_is_nearly_done(
    database: Database, gate: Gate
) -> None:
    await ask(database)
    stopped = build_runner(database, gate.build)
    stopped.start()
    await gate.wait(1)
    stopping = asyncio.create_task(stopped.stop(seconds=20))
    gate.opened.set()
    await stopping
    assert len(database.run_now(list_sent)) == 1


async def test_a_runner_that_never_began_can_be_stopped(database: Database) -> None:
    await build_runner(database).stop()


async def test_what_another_process_took_over_is_not_sent_twice(
    postgres_url: str, gate: Gate
) -> None:
    def take_over(conn: Connection) -> None:
        conn.execute(update(errands).values(claimed_by="another"))

    database = open_database(postgres_url)
    database.run_now(join)
    await ask(database)
    async with run(database, gate.build) as held:
        await gate.wait(1)
        await database.run(take_over)
        gate.opened.set()
        await asyncio.gather(*held._running.values())
    sent, waiting = database.run_now(list_sent), database.run_now(list_waiting)
    database.close()
    assert sent == []
    assert waiting == [("another", 1)]


async def test_params_reach_the_errand_as_they_were_asked_with(database: Database) -> None:
    seen: list[Order] = []

    def look(order: Order) -> object:
        seen.append(order)
        return load(order)

    params = {"units": [1, 2], "since": "2026-07-01", "of": None, "名": "<&>"}
    await ask(database, **params)
    async with run(database, load=look):
        await until(database, is_done)
    assert (seen[0].params, seen[0].office, seen[0].person.id) == (params, "99", PERSON)
