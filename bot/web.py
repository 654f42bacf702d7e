"""A web server inside our own event loop, that leaves the process's signals to whoever runs it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

STOP_SECONDS = 2


class WebServer(uvicorn.Server):
    """A server to be run as a task; it ends when `should_exit` is set."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal."""
        yield


def build_server(app: Any, **options: Any) -> WebServer:
    """Return a server of the ASGI `app`: no log of addresses, which may hold tokens.

    `options` are uvicorn's own, on top of these.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        **options,
    )
    # Without access_log uvicorn still writes to a handler that somebody else puts there.
    logging.getLogger("uvicorn.access").disabled = True
    return WebServer(config)
