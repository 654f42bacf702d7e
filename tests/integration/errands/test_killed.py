"""kill -9 while an errand is built: the next process does it, or says that it cannot be done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from bot.store.database import Database, open_database
from tests.integration.errands.workshop import (
    ask,
    build_clock,
    build_runner,
    join,
    list_sent,
    list_waiting,
    run,
    until,
)

PROGRAM = "tests.integration.errands.deadly"
ROOT = Path(__file__).parents[3]


def run_and_die(url: str, times: int) -> None:
    """Run the errands in a process that is killed in the middle of one, so many times."""
    for death in range(times):
        command = [sys.executable, "-m", PROGRAM, url, str(death)]
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL


async def test_the_next_process_does_what_a_killed_one_left(
    database: Database, database_url: str
) -> None:
    await ask(database, unit=3)
    run_and_die(database_url, 1)
    [(holder, tries)] = database.run_now(list_waiting)
    assert holder is not None
    assert tries == 1
    assert database.run_now(list_sent) == []
    async with run(database, clock=build_clock(1)):
        await until(database, lambda conn: not list_waiting(conn))
    [sent] = database.run_now(list_sent)
    assert sent.method == "sendDocument"


async def test_an_errand_that_kills_is_given_up(database: Database, database_url: str) -> None:
    await ask(database)
    run_and_die(database_url, 3)
    async with run(database, clock=build_clock(3)):
        await until(database, lambda conn: not list_waiting(conn))
    [sent] = database.run_now(list_sent)
    assert "请再点一次" in sent.payload["text"]


async def test_two_processes_on_postgresql_never_both_run_one(postgres_url: str) -> None:
    databases = [open_database(postgres_url) for _ in range(2)]
    databases[0].run_now(join)
    for unit in range(20):
        await ask(databases[unit % 2], unit=unit)
    runners = [build_runner(database) for database in databases]
    for runner in runners:
        runner.start()
    await until(databases[0], lambda conn: not list_waiting(conn))
    for runner in runners:
        await runner.stop()
    sent = databases[0].run_now(list_sent)
    for database in databases:
        database.close()
    assert len({one.body for one in sent}) == len(sent) == 20
