"""Reading a file from outside in a process of its own: awaited, bounded, and ended in any case."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, get_args

import bot
from bot.documents.guarded.framing import Reading, parse_frames
from bot.documents.guarded.jobs import Kind
from bot.documents.reading.refusals import Reason

WALL_SECONDS = 15.0
"""How long a reading may take while the machine has other things to do; see CPU_SECONDS."""

MOST_OUTPUT = 40 * 1024 * 1024
_CHUNK = 64 * 1024

T = TypeVar("T")

_ROOT = Path(bot.__file__).parents[1]

_OF_PICTURES: Mapping[str, str] = {
    "unpacks_too_much": "too_many_pixels",
    "broken": "not_a_picture",
    "empty": "not_a_picture",
}
"""What the flaws of all files are called where the file is a picture."""

FLAWS = {*get_args(Reason), "too_many_pixels", "not_a_picture"}
"""All that can be wrong with what is in a file."""

_SPENT = ("SIGPROF", "SIGXCPU", "SIGKILL")
"""Signals that end a process which has taken too much."""


def build_command(kind: Kind, name: str) -> list[str]:
    """Return the command that reads a file of that name from its standard input."""
    module = "bot.documents.guarded"
    return [sys.executable, "-B", "-X", "utf8", "-m", module, kind, f"file{Path(name).suffix}"]


async def read_guarded(kind: Kind, name: str, content: bytes) -> Reading:
    """Return what is in the file, or its flaw; never a fault of the file's making.

    The process has no environment, so no secrets, and writes nothing. Raises OSError when none can
    be begun.
    """
    process = await asyncio.create_subprocess_exec(
        *build_command(kind, name), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_ROOT, env={}
    )
    try:
        async with asyncio.timeout(WALL_SECONDS):
            output = await _exchange(process, content)
            code = await process.wait()
    except TimeoutError:
        return judge(kind, None, b"")
    finally:
        await _end(process)
    return judge(kind, code, output)


def judge(kind: Kind, code: int | None, output: bytes) -> Reading:
    """Return what is read, by how the process ended (None: it did not) and what it said.

    A file may have taken the process over: what it says is no more to be trusted than the file.
    """
    reading = parse_frames(output) if code == 0 else None
    if reading is None or reading.flaw not in {"", *FLAWS}:
        reading = Reading("unpacks_too_much" if _is_spent(code) else "broken")
    if kind == "picture":
        return Reading(_OF_PICTURES.get(reading.flaw, reading.flaw), reading.parts)
    return reading


def _is_spent(code: int | None) -> bool:
    if code is None:
        return True
    return -code in [getattr(signal, name, None) for name in _SPENT]


async def _exchange(process: Process, content: bytes) -> bytes:
    """Send the content and return what comes back, cut off at MOST_OUTPUT."""
    feeding = asyncio.create_task(_feed(process, content))
    output = bytearray()
    try:
        while chunk := await _find_pipe(process.stdout).read(_CHUNK):
            output += chunk
            if len(output) > MOST_OUTPUT:
                process.kill()
                break
        return bytes(output)
    finally:
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)


async def _feed(process: Process, content: bytes) -> None:
    pipe = _find_pipe(process.stdin)
    with suppress(ConnectionError):  # it has ended before it read all
        pipe.write(content)
        await pipe.drain()
    pipe.close()


def _find_pipe(pipe: T | None) -> T:
    if pipe is None:
        raise RuntimeError("the process was begun without this pipe")
    return pipe


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
