"""kill -9: every job whose call returned is there afterwards, whole, and nothing twice."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from bot.store.database import Database, open_database
from bot.store.tables import outbox, updates

ROUNDS = 6
JOBS = 200
PROGRAM = "tests.integration.store.answering"
ROOT = Path(__file__).parents[3]


def test_nothing_that_was_returned_is_lost_by_a_kill(database_url: str) -> None:
    chance = random.Random(1)
    database = open_database(database_url)
    returned: set[int] = set()
    for part in range(ROUNDS):
        returned |= _run_and_kill(
            database_url, first=part * JOBS, kill_after=chance.randrange(JOBS)
        )
    stored, messages = _load(database)
    database.close()
    assert returned <= set(stored)
    assert len(returned) > JOBS  # the test had something to lose
    assert len(stored) == len(set(stored))
    assert sorted(messages) == sorted(stored)  # a job is stored as a whole


def _run_and_kill(url: str, first: int, kill_after: int) -> set[int]:
    """Run the program until it has told of `kill_after` jobs; return those it told of."""
    told: set[int] = set()
    command = [sys.executable, "-m", PROGRAM, url, str(first), str(JOBS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        assert program.stdout is not None
        for line in program.stdout:
            told.add(int(line))
            if len(told) > kill_after:
                program.kill()
                break
        # Lines written before the kill are still in the pipe, the last of them perhaps in part.
        rest = program.stdout.read()
        told.update(int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n"))
    return told


def _load(database: Database) -> tuple[list[int], list[int]]:
    stored = database.run_now(lambda c: list(c.execute(select(updates.c.update_id)).scalars()))
    messages = database.run_now(lambda c: list(c.execute(select(outbox.c.chat_id)).scalars()))
    counted = database.run_now(
        lambda c: c.execute(select(func.count()).select_from(updates)).scalar_one()
    )
    assert counted == len(stored)
    return stored, messages
