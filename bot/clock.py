"""The present: asked for at the outermost places only, an argument everywhere else."""

from __future__ import annotations

from datetime import UTC, datetime


def tell_time() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)
