"""What a process that reads a hostile file may take: memory, CPU, and nothing of the disk."""

from __future__ import annotations

import sys

MOST_MEMORY = 90 * 1024 * 1024
"""Bytes more than it has when it begins to read: with what it has loaded, under 100 MB in all."""

CPU_SECONDS = 2
"""For one file."""


def confine() -> None:
    """Limit this process for good; on Windows only its time is limited, by who began it.

    What it imports later must be imported already.
    """
    if sys.platform == "win32":
        return
    import resource
    import signal

    def limit(what: int, most: int) -> None:
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))

    for nothing in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        limit(nothing, 0)
    if sys.platform == "linux":
        limit(resource.RLIMIT_AS, _measure_memory() + MOST_MEMORY)
    limit(resource.RLIMIT_CPU, CPU_SECONDS + 2)  # in whole seconds, its start among them
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)  # to the point: SIGPROF ends the process


def _measure_memory() -> int:
    """Return the bytes of address space in use (proc(5), /proc/pid/statm)."""
    import resource

    with open("/proc/self/statm") as statm:  # noqa: PTH123 (one line, read once)
        return int(statm.read().split()[0]) * resource.getpagesize()
