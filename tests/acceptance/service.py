"""The real service in a process of its own, as `huibao run` starts it."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 10


@dataclass
class Process:
    """A running command; `said` is what it printed so far."""

    process: subprocess.Popen[str]
    lines: queue.Queue[str]
    said: str = ""

    def wait_line(self, pattern: str) -> re.Match[str]:
        """Return the match of the first line, from now on, that has the pattern in it."""
        while True:
            line = self.lines.get(timeout=START_SECONDS)
            assert line, f"ended before it said {pattern!r}:\n{self.said}"
            self.said += line
            if match := re.search(pattern, line):
                return match

    def read_rest(self) -> str:
        """Wait until it has ended; return all that it printed."""
        while line := self.lines.get(timeout=STOP_SECONDS):
            self.said += line
        self.lines.put("")
        return self.said

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End it as a service manager would; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)


def find_free_ports(count: int) -> list[int]:
    """Return ports at which nobody listens now."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@contextmanager
def run_huibao(*words: str, folder: Path, **settings: str) -> Iterator[Process]:
    """Run `huibao WORDS` in `folder` with HUIBAO_ settings; it is killed when the block ends."""
    command = [sys.executable, "-m", "bot", *words]
    settings = {"office": "off"} | settings  # LibreOffice takes seconds of every core
    variables = {f"HUIBAO_{name.upper()}": value for name, value in settings.items()}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HUIBAO_")}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=clean | {"PYTHONUNBUFFERED": "1"} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    running = Process(process, queue.Queue())
    threading.Thread(target=_read, args=(running,), daemon=True).start()
    try:
        yield running
    finally:
        running.kill()


def _read(running: Process) -> None:
    assert running.process.stdout is not None
    for line in running.process.stdout:
        running.lines.put(line)
    running.lines.put("")
