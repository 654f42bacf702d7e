"""The processes of one run: the stub, and the bot that talks to it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.benchmarks.load import Load, Report

ROOT = Path(__file__).parents[2]
TOKEN = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
PATIENCE = 120.0  # seconds without a word from the stub


class RunError(Exception):
    """A bot did not come up, or stopped answering; the message ends with what it printed."""


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot to measure: its arguments to Python, and what its environment has on top of ours.

    "{url}" in either stands for the API address, as far as the token.
    """

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str]


STOCK = Bot("stock echo", ("-m", "tests.benchmarks.peers.stock", "{url}", TOKEN), {})
TUNED = Bot("tuned echo", ("-m", "tests.benchmarks.peers.tuned", "{url}", TOKEN), {})
FAST = Bot("echo on our transport", ("-m", "tests.benchmarks.peers.fast", "{url}", TOKEN), {})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run: seconds from the bot's start to its first getUpdates, and what came after.

    `memory` is the bot's resident size in bytes when the last reply was in; None where the system
    has no /proc.
    """

    started_in: float
    report: Report
    memory: int | None


def run_bot(bot: Bot, load: Load, folder: Path) -> Outcome:
    """Run `bot` under `load` and kill it after the last reply; its output goes into `folder`."""
    return run_bots([bot], load, folder)


def run_bots(bots: Sequence[Bot], load: Load, folder: Path) -> Outcome:
    """Run bots side by side as `run_bot` does one; the memory told of is the first one's."""
    name = bots[0].name
    log = folder / f"{name}.log".replace(" ", "-")
    with ExitStack() as stack:
        output, events = stack.enter_context(log.open("w+b")), stack.enter_context(_stub(load))
        url = f"http://127.0.0.1:{_next(events, 'port')}/bot"
        begun_at = time.monotonic()
        started = [stack.enter_context(start_bot(bot, url, folder, output)) for bot in bots]
        try:
            started_in = _next(events, "polled_at", started) - begun_at
            report = Report(**_next(events, "report", started))
        except RunError as failure:
            raise RunError(f"{name}: {failure}\n{read_end(log)}") from None
        return Outcome(started_in, report, measure_memory(started[0].pid))


def read_end(log: Path) -> str:
    """Return the last that was printed there."""
    return log.read_text(errors="replace")[-3000:]


def measure_memory(pid: int) -> int | None:
    """Return the resident size of a process in bytes; None where the system has no /proc."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


@contextmanager
def _stub(load: Load) -> Iterator[IO[bytes]]:
    command = [sys.executable, "-m", "tests.benchmarks.stub", load.dump()]
    # Without a buffer, so that `select` sees every line there is.
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, bufsize=0)
    assert process.stdout is not None
    with _killed(process):
        yield process.stdout


@contextmanager
def start_bot(
    bot: Bot, url: str, folder: Path, output: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `bot` in `folder`; it is killed when the block ends."""
    command = [sys.executable, *(argument.format(url=url) for argument in bot.arguments)]
    added = {name: value.format(url=url) for name, value in bot.environment.items()}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **added}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
    )
    with _killed(process):
        yield process


@contextmanager
def _killed(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _next(events: IO[bytes], name: str, bots: Sequence[subprocess.Popen[bytes]] = ()) -> Any:
    """Return what the stub says of `name` next; RunError when it says nothing, or a bot ends."""
    end_at = time.monotonic() + PATIENCE
    while not select.select([events], [], [], 0.5)[0]:
        ended = next((bot.returncode for bot in bots if bot.poll() is not None), None)
        if ended is not None:
            raise RunError(f"ended by itself, with {ended}")
        if time.monotonic() > end_at:
            raise RunError(f"no {name} within {PATIENCE:.0f} s")
    return json.loads(events.readline())[name]
