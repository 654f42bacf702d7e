"""Being told to stop."""

from __future__ import annotations

import asyncio
import signal


def listen_for_stop() -> asyncio.Event:
    """Return an event of the running loop that SIGTERM (a service) or SIGINT (a terminal) sets."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
