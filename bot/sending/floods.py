"""How long the messenger asks for silence: receiving reads it before a database is open."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import RetryAfter


def read_retry_after(fault: RetryAfter) -> float:
    """Return how many seconds the messenger asked to be left alone."""
    asked = fault.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
