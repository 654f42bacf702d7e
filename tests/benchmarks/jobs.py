"""Reminders as rows beside reminders as stored jobs of a scheduler: adding, waking, restarting."""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.store.database import Database, open_database
from bot.store.deadline_tables import reminders
from bot.store.tables import outbox
from bot.usecases.obligations import save_obligation
from bot.words.interviews import Interviews
from conversations.deadlines.obligation import Escalation, ReminderPlan
from tests.benchmarks.bench import Bench
from tests.benchmarks.crowd import FIRST_CHAT
from tests.benchmarks.heartbeat import beating
from tests.benchmarks.peers.jobs import Jobs
from tests.benchmarks.processes import RunError
from tests.benchmarks.reminded import NOW, OBLIGATION, build_ticker, count_rows, store_people
from tests.benchmarks.requirements import Plan, Requirement

EACH = 10
"""Reminders of one deadline."""

DUE_ON = date(2026, 9, 30)
OPENING = datetime(2026, 9, 10, 2, 0, tzinfo=UTC)
"""When the first reminder of each deadline is due, and nothing else."""

FAR = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class _Times:
    """Seconds of adding all, of a restart with all stored, of what was due at once.

    `held` is how long the event loop was held meanwhile, at most.
    """

    added: float
    restarted: float
    woken: float
    held: float
    missed: int


def measure_jobs(bench: Bench, plan: Plan) -> list[Requirement]:
    """As many reminders by both ways on SQLite, a tenth of them due at once."""
    due = plan.jobs // EACH
    with tempfile.TemporaryDirectory() as folder:
        theirs = asyncio.run(_try_jobs(Path(folder) / "jobs.sqlite3", plan.jobs, due))
        ours = asyncio.run(_try_rows(Path(folder) / "huibao.sqlite3", due))
    for name, times in (("APScheduler's jobs", theirs), ("ours", ours)):
        bench.tell(f"{plan.jobs:,} reminders, {due:,} due at once, {name}: {_render(times)}")
    return [
        Requirement(f"adding {plan.jobs:,} reminders, jobs / ours", theirs.added / ours.added, 10),
        Requirement(f"wake-up with {due:,} due, jobs / ours", theirs.woken / ours.woken, None),
        Requirement("restart, jobs / ours", theirs.restarted / ours.restarted, None),
        Requirement(f"missed of {due:,} due at once, jobs", theirs.missed, None),
        Requirement(f"missed of {due:,} due at once, ours", ours.missed, 0, at_most=True),
        Requirement("ms the event loop is held meanwhile, jobs", theirs.held * 1000, None),
        Requirement(
            "ms the event loop is held meanwhile, ours", ours.held * 1000, 20, at_most=True
        ),
    ]


def _render(times: _Times) -> str:
    return (
        f"added in {times.added:.2f} s, restarted in {times.restarted * 1000:.0f} ms, "
        f"done in {times.woken:.2f} s with the loop held {times.held * 1000:.0f} ms, "
        f"{times.missed:,} missed"
    )


async def _try_jobs(file: Path, count: int, due: int) -> _Times:
    jobs = Jobs(file)
    await jobs.start()
    begun_at = time.perf_counter()
    jobs.add(count, datetime.now(UTC) + FAR)
    added = time.perf_counter() - begun_at
    jobs.stop()
    await asyncio.sleep(0)
    begun_at = time.perf_counter()
    jobs = Jobs(file)
    await jobs.start()
    restarted = time.perf_counter() - begun_at
    wait = 1 + 2 * added * due / count  # so that they are due when the last is stored
    due_at, begun_at = datetime.now(UTC) + timedelta(seconds=wait), time.perf_counter()
    jobs.add(due, due_at)
    async with beating() as heart:
        await jobs.wait(due)
    woken = time.perf_counter() - begun_at - wait
    jobs.stop()
    await asyncio.sleep(0)
    return _Times(added, restarted, woken, heart.longest, jobs.missed)


async def _try_rows(file: Path, due: int) -> _Times:
    url = f"sqlite:///{file}"
    with closing(open_database(url)) as database:
        await database.run(partial(store_people, count=due, now=NOW))
        added = await _add(database, due)
    begun_at = time.perf_counter()
    with closing(open_database(url)) as database:
        await build_ticker(database, NOW).tick()
        restarted = time.perf_counter() - begun_at
        woken, held = await _tick(database)
        told = await database.run(partial(count_rows, table=outbox))
    return _Times(added, restarted, woken, held, due - told)


async def _add(database: Database, due: int) -> float:
    """Have so many people owe a report; return the seconds of storing deadlines and reminders."""
    obligation = replace(
        OBLIGATION,
        on=(DUE_ON,),
        people=tuple(range(FIRST_CHAT, FIRST_CHAT + due)),
        plan=ReminderPlan(before=(10, 7, 5, 3, 2, 1)),
        escalation=Escalation(leader=None),
    )
    job = partial(save_obligation, interviews=Interviews(), obligation=obligation, by=None, now=NOW)
    begun_at = time.perf_counter()
    await database.run(job)
    seconds = time.perf_counter() - begun_at
    stored = await database.run(partial(count_rows, table=reminders))
    if stored != EACH * due:
        raise RunError(f"{stored:,} reminders of {due:,} deadlines, not {EACH * due:,}")
    return seconds


async def _tick(database: Database) -> tuple[float, float]:
    """Tick when everybody's first reminder is due; return its seconds, and the loop's worst."""
    await build_ticker(database, NOW).tick()
    ticker = build_ticker(database, OPENING)
    gc.collect()
    gc.freeze()
    begun_at = time.perf_counter()
    async with beating() as heart:
        await ticker.tick()
    return time.perf_counter() - begun_at, heart.longest
