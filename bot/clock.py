"""The present: asked for at the outermost places only, an argument everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def tell_time() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Time:
    """The service's time: what tells it, and after how many seconds the clock ticks again."""

    tell: Callable[[], datetime] = tell_time
    tick_seconds: float = 15.0


REAL_TIME = Time()
