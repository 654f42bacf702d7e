"""The clock: what a tick costs beside how many reminders are stored."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from bot.reminders.ticking import Ticker
from bot.store.database import Database, open_database
from bot.store.tables import outbox
from tests.benchmarks.bench import Bench
from tests.benchmarks.ours import fresh_database
from tests.benchmarks.processes import RunError
from tests.benchmarks.reminded import NOW, STEPS, build_ticker, count_rows, fill, restore
from tests.benchmarks.requirements import Plan, Requirement

DUE = 100
"""Of the stored reminders, how many are due at a tick: one for each person."""

FEWER = 100
"""The other place has one of so many stored."""

Place = tuple[Database, Ticker]


def measure_clock(bench: Bench, plan: Plan) -> list[Requirement]:
    """A tick with as many due over many and over few stored, in turn, on both databases."""
    found = [_measure(bench, plan, None, "SQLite")]
    if bench.postgres:
        found.append(_measure(bench, plan, bench.postgres, "PostgreSQL"))
    return found


def _measure(bench: Bench, plan: Plan, server: str | None, kind: str) -> Requirement:
    sizes = (plan.stored // FEWER, plan.stored)
    with _fill(server, sizes[0]) as few, _fill(server, sizes[1]) as many:
        before, after = asyncio.run(_tick_in_turn((few, many), plan.ticks))
    bench.tell(
        f"{kind}: a tick with {DUE} due takes {before * 1000:.0f} ms over {sizes[0]:,} stored, "
        f"{after * 1000:.0f} ms over {sizes[1]:,}"
    )
    name = f"a tick with {DUE} due over {sizes[1]:,} stored / over {sizes[0]:,}, {kind}"
    return Requirement(name, after / before, 2.0, at_most=True)


@contextmanager
def _fill(server: str | None, stored: int) -> Iterator[Database]:
    """Yield a database with so many reminders, of which those of today are due."""
    with (
        tempfile.TemporaryDirectory() as folder,
        fresh_database(server, Path(folder)) as url,
        closing(open_database(url)) as database,
    ):
        fill(database, DUE, max(1, stored // (DUE * len(STEPS))))
        yield database


async def _tick_in_turn(databases: tuple[Database, Database], ticks: int) -> tuple[float, float]:
    """Return the median seconds of a tick on each; the first tick of a process counts on none."""
    few, many = ((database, build_ticker(database, NOW)) for database in databases)
    for place in (few, many):
        await _time_tick(place)
    times = [(await _time_tick(few), await _time_tick(many)) for _ in range(ticks)]
    return median(each[0] for each in times), median(each[1] for each in times)


async def _time_tick(place: Place) -> float:
    """Return the seconds of a tick; RunError when it did not tell everybody."""
    database, ticker = place
    await database.run(partial(restore, now=NOW))
    begun_at = time.perf_counter()
    await ticker.tick()
    seconds = time.perf_counter() - begun_at
    told = await database.run(partial(count_rows, table=outbox))
    if told != DUE:
        raise RunError(f"a tick told {told} of {DUE} people")
    return seconds
