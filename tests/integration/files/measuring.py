"""A reading in a confined process, with what it took: measured by a small process between, since
Linux counts what the one that forks has to the one that is forked."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.documents.guarded.framing import Reading
from bot.documents.guarded.jobs import Kind
from bot.documents.guarded.process import build_command, judge

ROOT = Path(__file__).parents[3]
_MEASURE = """
import json, os, subprocess, sys
_, status, usage = os.wait4(subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL).pid, 0)
said = [os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss]
sys.stderr.write(json.dumps(said))
"""


@dataclass(frozen=True)
class Taken:
    """What was read, the seconds of CPU, and the bytes of memory at the most."""

    reading: Reading
    seconds: float
    memory: int


def read_measured(kind: Kind, name: str, body: bytes) -> Taken:
    command = [sys.executable, "-c", _MEASURE, *build_command(kind, name)]
    done = subprocess.run(command, input=body, capture_output=True, cwd=ROOT, env={}, check=True)
    code, seconds, kilobytes = json.loads(done.stderr)
    return Taken(judge(kind, code, done.stdout), seconds, kilobytes * 1024)
