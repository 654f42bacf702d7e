"""The process that reads files: what it may not do, and what is made of how it ends."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.documents.guarded import process
from bot.documents.guarded.framing import Reading, build_frames, parse_frames
from bot.documents.guarded.limits import MOST_MEMORY
from bot.documents.guarded.process import judge, read_guarded

linux = pytest.mark.skipif(sys.platform != "linux", reason="what is limited there is")
CONFINE = "from bot.documents.guarded.limits import confine; confine()\n"


def run_confined(code: str) -> int:
    return subprocess.run([sys.executable, "-c", CONFINE + code], check=False).returncode


@linux
def test_it_has_so_much_memory_and_no_more() -> None:
    enough = f"bytearray({MOST_MEMORY // 2})"
    assert run_confined(enough) == 0
    taken = f"try: bytearray({MOST_MEMORY + 1})\nexcept MemoryError: raise SystemExit(3)"
    assert run_confined(taken) == 3


@linux
def test_it_is_ended_when_its_time_is_up() -> None:
    assert run_confined("while True: pass") == -signal.SIGPROF


@linux
def test_it_writes_no_byte_to_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "a"
    code = f"try: open({str(file)!r}, 'w').write('a' * 99999)\nexcept OSError: raise SystemExit(3)"
    assert run_confined(code) == 3
    assert file.stat().st_size == 0


def play(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have a program in place of the reader."""
    monkeypatch.setattr(process, "build_command", lambda *_: [sys.executable, "-c", code])


SEND = "import os, sys\nfrom bot.documents.guarded.framing import *\n"


async def test_it_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:secret")
    said = "build_frames(Reading(parts=(repr(dict(os.environ)).encode(),)))"
    play(monkeypatch, f"{SEND}sys.stdout.buffer.write({said})")
    (environment,) = (await read_guarded("paper", "a.txt", b"a")).parts
    assert b"secret" not in environment
    assert b"HUIBAO" not in environment


@pytest.mark.parametrize("said", ["/etc/passwd", "upload", "nonsense"])
async def test_what_it_says_is_not_trusted(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    play(monkeypatch, f"{SEND}sys.stdout.buffer.write(build_frames(Reading({said!r})))")
    assert await read_guarded("paper", "a.txt", b"a") == Reading("broken")


async def test_it_is_heard_to_a_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_OUTPUT", 1000)
    play(monkeypatch, "import sys\nwhile True: sys.stdout.write('a' * 9999)")
    assert (await read_guarded("scan", "a.pdf", b"a")).parts == ()


async def test_it_is_waited_for_to_a_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WALL_SECONDS", 0.1)
    play(monkeypatch, "import sys; sys.stdin.read(); import time; time.sleep(600)")
    assert await read_guarded("paper", "a.txt", b"a") == Reading("unpacks_too_much")


async def test_it_may_end_before_it_has_read_all(monkeypatch: pytest.MonkeyPatch) -> None:
    play(monkeypatch, "raise SystemExit(1)")
    assert await read_guarded("paper", "a.txt", bytes(9_000_000)) == Reading("broken")


async def test_it_is_ended_when_nobody_waits_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    play(monkeypatch, "import time; time.sleep(600)")
    begun: list[asyncio.subprocess.Process] = []
    begin = asyncio.create_subprocess_exec

    async def note(*command: str, **options: object) -> asyncio.subprocess.Process:
        begun.append(await begin(*command, **options))  # type: ignore[arg-type]
        return begun[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", note)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await read_guarded("paper", "a.txt", b"a")
    assert begun[0].returncode is not None


@pytest.mark.parametrize(
    ("kind", "code", "flaw"),
    [
        ("paper", None, "unpacks_too_much"),
        ("paper", -9, "unpacks_too_much"),
        ("scan", -11, "broken"),
        ("scan", 1, "broken"),
        ("picture", -9, "too_many_pixels"),
        ("picture", -11, "not_a_picture"),
    ],
)
def test_every_end_is_a_flaw(kind: process.Kind, code: int | None, flaw: str) -> None:
    assert judge(kind, code, b"") == Reading(flaw)


@pytest.mark.parametrize("reading", [Reading("broken"), Reading(parts=(b"a", b"", b"\xff" * 9))])
def test_a_reading_arrives_as_it_was_sent(reading: Reading) -> None:
    sent = build_frames(reading)
    assert parse_frames(sent) == reading
    assert all(parse_frames(sent[:at]) != reading for at in range(len(sent)))


@pytest.mark.parametrize("sent", [b"", b"\0\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xffa", b"\0"])
def test_what_is_no_reading_is_none(sent: bytes) -> None:
    assert parse_frames(sent) is None
