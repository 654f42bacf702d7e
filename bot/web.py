"""A web server inside our own event loop, that leaves the process's signals to whoever runs it."""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

STOP_SECONDS = 2
"""How long calls that have begun may take to end."""


class WebServer(uvicorn.Server):
    """A server to be run as a task; it ends when `should_exit` is set."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal."""
        yield


def listen(host: str, port: int, choose: str) -> socket.socket:
    """Return a listening socket; named as TCP, or asyncio would leave its answers to Nagle.

    OSError when it cannot be, saying what to do: `choose` is the end of its sentence.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(512)
    except OSError as fault:
        listener.close()
        taken = fault.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be had ({fault.strerror})"
        raise OSError(f"{host}:{port} {why}; {choose}") from None
    return listener


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
