"""Two processes on one PostgreSQL beside one: what sharing the work brings."""

from __future__ import annotations

import os
import socket
from contextlib import ExitStack
from dataclasses import replace

from tests.benchmarks.bench import Bench
from tests.benchmarks.requirements import Plan, Requirement

CORES = 4
"""What two processes need to show what they can: theirs, PostgreSQL's and the messenger's."""

BOUND = 1.7


def measure_processes(bench: Bench, plan: Plan) -> list[Requirement]:
    """Answers a second of two processes behind webhooks / of one, in turn."""
    name = "answers/s, 2 processes / 1, PostgreSQL"
    if not bench.postgres:
        return [Requirement(name, None, BOUND)]
    load, ratios = replace(plan.load, script="interview"), []
    for _ in range(plan.rounds):
        one = bench.run_hooked(load, bench.postgres, find_ports(1))
        two = bench.run_hooked(load, bench.postgres, find_ports(2))
        ratios.append(two.report.rate / one.report.rate)
    return judge(name, sorted(ratios)[len(ratios) // 2], os.cpu_count() or 1)


def judge(name: str, ratio: float, cores: int) -> list[Requirement]:
    """Return the requirement; on too few cores for it, that, and the ratio for information."""
    if cores >= CORES:
        return [Requirement(f"{name}, {cores} cores", ratio, BOUND)]
    return [
        Requirement(f"{name}: not measured: {cores} cores", None, BOUND),
        Requirement(f"{name}, found on {cores} cores", ratio, None),
    ]


def find_ports(count: int) -> list[int]:
    """Return ports at which nobody listens now."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
