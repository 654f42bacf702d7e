"""The bot's own web pages: for the messenger, for calendars, for whoever watches the service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Router
from starlette.types import Receive, Scope, Send
from telegram import Bot

from bot.meter import Meter
from bot.receiving.lanes import Take
from bot.receiving.webhook import build_webhook_route
from bot.settings import Settings
from bot.status.health import Health
from bot.status.pages import build_status_routes
from bot.web import build_server, listen

if TYPE_CHECKING:
    from bot.store.database import Database

KEEP_ALIVE_SECONDS = 75
"""Longer than a proxy keeps an idle connection (nginx 60 s): it closes them, not we."""


class Website:
    """The pages of one process. `database` is there from when the service is open."""

    def __init__(self) -> None:
        self.app = Router(default=_say_starting)
        self.database: Database | None = None

    def find_database(self) -> Database | None:
        """Return the database; None until the service is open."""
        return self.database

    def add(self, routes: Sequence[BaseRoute]) -> None:
        """Answer at these addresses from now on."""
        self.app.routes.extend(routes)

    def open(self, database: Database, routes: Sequence[BaseRoute]) -> None:
        """Answer at the addresses that need the open service as well."""
        self.add(routes)
        self.app.default = self.app.not_found
        self.database = database

    @asynccontextmanager
    async def serve(self, host: str, port: int) -> AsyncIterator[None]:
        """Listen inside the block; OSError when that cannot be."""
        listener = listen(host, port, "HUIBAO_WEB_HOST and HUIBAO_WEB_PORT choose another")
        server = build_server(self.app, timeout_keep_alive=KEEP_ALIVE_SECONDS)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield
        finally:
            server.should_exit = True
            await serving


def build_website(
    settings: Settings, bot: Bot, take: Take, meter: Meter, tell: Callable[[], datetime]
) -> Website:
    """Return the pages that do without the open service: how it is, and the webhook if it is set.

    A webhook's update waits for the service to open; all else is answered 503 until then.
    """
    website = Website()
    website.add(build_status_routes(Health(meter, website.find_database, bot.get_me, tell)))
    if settings.webhook_url:
        path = urlsplit(settings.webhook_url).path or "/"
        website.add([build_webhook_route(bot, take, settings.secret, path)])
    return website


async def _say_starting(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {"Cache-Control": "no-store", "Retry-After": "5"}
    await PlainTextResponse("starting", 503, headers)(scope, receive, send)
