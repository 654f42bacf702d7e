"""Everybody is to be reminded at once: at the messenger's rate, and over kills."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, func, select

from bot.clock import tell_time
from bot.store.database import open_database
from bot.store.deadline_tables import pushes, reminders
from bot.store.engines import build_engine, open_snapshot
from bot.store.tables import outbox
from tests.benchmarks.bench import Bench
from tests.benchmarks.listener import Listener, listen
from tests.benchmarks.ours import build_bot
from tests.benchmarks.processes import Bot, RunError, read_end, start_bot
from tests.benchmarks.reminded import fill
from tests.benchmarks.requirements import Plan, Requirement

RATE = 30.0
"""Messages a second: Telegram's limit."""

DISTANCE = 0.05
"""Seconds that the messenger takes to respond."""

PATIENCE = 60.0  # seconds without a message
LOOK_SECONDS = 0.02
IN_THE_AIR = 0.3
"""Seconds until all has arrived that a process had sent when it was killed."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An office that everybody is to be reminded in, and the service there."""

    folder: Path
    bot: Bot
    engine: Engine
    listener: Listener


@dataclass(frozen=True, slots=True)
class _Window:
    """Messages a second, and the database's share of the time: of all, and of the later part."""

    rate: float
    share: float
    steady: float


@dataclass(frozen=True, slots=True)
class _Killed:
    """What the kills did: people never told, messages said again, and those in flight then."""

    lost: int
    doubled: int
    in_flight: int
    seconds: float


def measure_rush(bench: Bench, plan: Plan) -> list[Requirement]:
    """The rate of the service by its limit, and without limit what survives its being killed."""
    window = asyncio.run(_take_window(plan))
    killed = asyncio.run(_kill_often(plan))
    bench.tell(
        f"{plan.rush:,} due at once: {window.rate:.1f}/s of {RATE:.0f}/s, the database at work "
        f"{window.share:.1%} of the time, {window.steady:.1%} when all is in the outbox"
    )
    bench.tell(
        f"{plan.rush:,} due at once, {plan.kills} kills: {killed.lost} lost, {killed.doubled} "
        f"doubled of {killed.in_flight} in flight, all said in {killed.seconds:.1f} s"
    )
    of = f"of {plan.rush:,} due at once"
    per_message = killed.doubled / max(1, killed.in_flight)
    return [
        Requirement(f"messages a second {of} / the limit", window.rate / RATE, 0.95),
        Requirement(f"the database's share of the time {of}", window.share, 0.1, at_most=True),
        Requirement(f"lost {of}, {plan.kills} kills", killed.lost, 0, at_most=True),
        Requirement(f"doubles {of} / in flight at the kills", per_message, 1, at_most=True),
    ]


async def _take_window(plan: Plan) -> _Window:
    """Let the service say what it can from the first message to the end of the window."""
    async with _open_place(plan.rush) as place:
        bot = replace(
            place.bot,
            arguments=("-m", "tests.benchmarks.timed", "run"),
            environment={**place.bot.environment, "HUIBAO_RATE": f"{RATE:g}"},
        )
        log = place.folder / "window.log"
        with (
            log.open("wb") as output,
            start_bot(bot, place.listener.url, place.folder, output) as process,
        ):
            begun_at = await _wait_first(place.listener, process, log)
            await asyncio.sleep(plan.window)
            end_at = begun_at + plan.window
            said = sum(begun_at < moment <= end_at for moment in place.listener.moments)
            process.terminate()
            await asyncio.to_thread(process.wait)
        share, steady = _find_shares(log, plan.rush / RATE)
    return _Window(said / plan.window, share, steady)


def _find_shares(log: Path, needed: float) -> tuple[float, float]:
    """Return the database's share of the `needed` seconds of the whole rush, and of the later ones.

    What the watch saw goes on as in its second half: all that was due has been put into the outbox
    by then, and is only being said.
    """
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    half, last = lines[len(lines) // 2], lines[-1]
    steady = (last["busy"] - half["busy"]) / (last["all"] - half["all"])
    ahead = max(0.0, needed - last["all"])
    return (last["busy"] + steady * ahead) / (last["all"] + ahead), steady


async def _wait_first(listener: Listener, process: subprocess.Popen[bytes], log: Path) -> float:
    await _wait_said(listener, 1, process, log)
    return listener.moments[0]


async def _kill_often(plan: Plan) -> _Killed:
    """Kill the service at random counts of messages, and let the last one end its work."""
    chance = random.Random()
    moments = sorted(chance.randrange(1, plan.rush) for _ in range(plan.kills))
    in_flight = 0
    async with _open_place(plan.rush) as place:
        begun_at = time.monotonic()
        for count in [*moments, plan.rush]:
            log = place.folder / "killed.log"
            with (
                log.open("wb") as output,
                start_bot(place.bot, place.listener.url, place.folder, output) as process,
            ):
                await _wait_said(place.listener, count, process, log)
                if count == plan.rush:
                    await _wait_empty(place, process, log)
                    break
            await asyncio.sleep(IN_THE_AIR)
            in_flight += _count_in_flight(place)
        said = place.listener.said
        seconds = time.monotonic() - begun_at
    return _Killed(plan.rush - len(said), said.total() - len(said), in_flight, seconds)


@asynccontextmanager
async def _open_place(people: int) -> AsyncIterator[_Place]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'huibao.sqlite3'}"
        with closing(open_database(url)) as database:
            fill(database, people, 1, tell_time())
        engine = build_engine(url)
        async with listen(DISTANCE) as listener:
            yield _Place(folder, build_bot("ours", url, folder), engine, listener)


async def _wait_said(
    listener: Listener, chats: int, process: subprocess.Popen[bytes], log: Path
) -> None:
    """Wait until so many chats have heard something; RunError when nothing more comes."""
    heard, heard_at = -1, time.monotonic()
    while len(listener.said) < chats:
        if len(listener.said) > heard:
            heard, heard_at = len(listener.said), time.monotonic()
        if process.poll() is not None or time.monotonic() > heard_at + PATIENCE:
            raise RunError(f"ours: {heard:,} of {chats:,} told\n{read_end(log)}")
        await asyncio.sleep(LOOK_SECONDS)


async def _wait_empty(place: _Place, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until nothing is left to be said: what is said again comes last."""
    end_at = time.monotonic() + PATIENCE
    while _count_left(place.engine):
        if process.poll() is not None or time.monotonic() > end_at:
            raise RunError(f"ours: {_count_left(place.engine):,} not said\n{read_end(log)}")
        await asyncio.sleep(10 * LOOK_SECONDS)


def _count_left(engine: Engine) -> int:
    """Return how much of what is due is on its way from a reminder to the messenger."""
    undone = select(func.count()).where(reminders.c.done_at.is_(None), reminders.c.step == "due")
    unsaid = select(func.count()).where(pushes.c.said_at.is_(None))
    unsent = select(func.count()).select_from(outbox)
    with open_snapshot(engine) as conn:
        return sum(int(conn.execute(each).scalar_one()) for each in (undone, unsaid, unsent))


def _count_in_flight(place: _Place) -> int:
    """Return how many messages have been said that the database does not know of as said."""
    with open_snapshot(place.engine) as conn:
        waiting = conn.execute(select(outbox.c.chat_id)).scalars()
        return sum(chat_id in place.listener.said for chat_id in waiting)
