"""The embedded messenger: one server for bots (a Bot API subset) and for people (a chat page).

Everything is kept in the database; this process only remembers who waits. It runs inside an event
loop beside the bot, or alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.clock import tell_time
from bot.messenger import bots, chats, people
from bot.messenger.admin import AdminApi
from bot.messenger.api import BotApi
from bot.messenger.bots import Bot
from bot.messenger.client import forget_address, save_address
from bot.messenger.links import is_loopback
from bot.messenger.page_api import PageApi
from bot.messenger.pages import Pages
from bot.messenger.pending import PendingPresses
from bot.messenger.people import Person
from bot.messenger.polls import Polls
from bot.messenger.posting import show_chat
from bot.messenger.security import Door
from bot.messenger.streams import Streams
from bot.messenger.switchboard import Switchboard
from bot.messenger.webhooks import Webhooks
from bot.store.database import Database
from bot.web import WebServer, build_server, listen

Clock = Callable[[], datetime]

KEEP_ALIVE_SECONDS = 75  # longer than clients keep an idle connection: they close it, not we
FAULT_KEYS = {404: "not_found", 413: "too_large"}


class Messenger:
    """The messenger with its server; `web` are the folders of the page's files, first wins."""

    def __init__(self, database: Database, web: Sequence[Path], clock: Clock = tell_time) -> None:
        self._database = database
        self._clock = clock
        webhooks = Webhooks(database, clock)
        self._board = Switchboard(Polls(), webhooks, PendingPresses(), Streams())
        database.on_commit(self._board.tell)
        self._admin = AdminApi(self)
        self.app = self._build_app(web)
        self._server: WebServer | None = None
        self._serving: asyncio.Task[None] | None = None
        self._address = ""

    async def start(self, host: str = "127.0.0.1", port: int = 8765) -> None:
        """Listen at a loopback address (port 0: a free one); OSError when the port is taken."""
        if not is_loopback(host):
            raise ValueError("the embedded messenger listens on this machine's loopback only")
        listener = listen(host, port, "HUIBAO_MESSENGER_PORT or --port chooses another")
        name = f"[{host}]" if ":" in host else host
        self._address = f"http://{name}:{listener.getsockname()[1]}"
        self._server = build_server(self.app, timeout_keep_alive=KEEP_ALIVE_SECONDS)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        await self._board.webhooks.start()

    async def stop(self) -> None:
        """Stop serving; nothing but who waited is forgotten."""
        if not (self._server and self._serving):
            return
        self._board.close()
        await self._board.webhooks.stop()
        self._server.should_exit = True
        await self._serving
        self._server = self._serving = None

    @property
    def api_url(self) -> str:
        """The Bot API's address, to which a client library appends the token."""
        return f"{self._address}/bot"

    @property
    def file_url(self) -> str:
        """The address of files, to which a client library appends the token."""
        return f"{self._address}/file/bot"

    @property
    def page_url(self) -> str:
        """The address of the chat page."""
        return f"{self._address}/"

    @property
    def secret(self) -> str:
        """The secret of this run, by which a command of the same folder makes clients."""
        return self._admin.secret

    async def register_bot(self, username: str, name: str) -> str:
        """Return the token of the bot with this username, registering it the first time."""
        bot = await self._database.run(lambda conn: bots.register_bot(conn, username, name))
        return bot.token

    async def make_person(self, name: str, language: str = "zh") -> Person:
        """Make a person."""
        now = self._clock()
        return await self._database.run(lambda conn: people.make_person(conn, name, language, now))

    async def find_person(self, name: str) -> Person | None:
        """Return the first person of this name, if there is one."""
        return await self._database.run(lambda conn: people.find_person_by_name(conn, name))

    async def make_sign_in_code(self, person_id: int) -> str:
        """Return a code that signs a page in as the person: once, within a day."""
        now = self._clock()
        return await self._database.run(lambda conn: people.make_sign_in_code(conn, person_id, now))

    def build_sign_in_url(self, code: str) -> str:
        """Return the link that opens the page signed in."""
        return f"{self.page_url}#sign-in={code}"

    async def open_chat(self, person: Person, username: str) -> int:
        """Open the person's private chat with a bot; return the chat's id in the Bot API."""

        def job(conn: Connection) -> int:
            chat, made = chats.open_private_chat(conn, _find_bot(conn, username), person)
            if made:
                show_chat(conn, chat)
            return chat.api_id

        return await self._database.run(job)

    async def make_client(
        self, username: str, bot_name: str, person_name: str
    ) -> dict[str, str | int]:
        """Return {api_url, file_url, token, chat_id, page_url} of a bot with a person's chat.

        Bot and person are made the first time; `page_url` signs in as the person, once.
        """
        token = await self.register_bot(username, bot_name)
        person = await self.find_person(person_name) or await self.make_person(person_name)
        chat_id = await self.open_chat(person, username)
        code = await self.make_sign_in_code(person.id)
        return {
            "api_url": self.api_url,
            "file_url": self.file_url,
            "token": token,
            "chat_id": chat_id,
            "page_url": self.build_sign_in_url(code),
        }

    def _build_app(self, web: Sequence[Path]) -> Starlette:
        api = BotApi(self._database, self._board.polls, self._clock)
        page = PageApi(self._database, self._board.streams, self._board.presses, self._clock)
        return Starlette(
            routes=[*api.routes, *page.routes, *Pages(web).routes, *self._admin.routes],
            middleware=[Middleware(Door)],
            exception_handlers={HTTPException: _answer_fault},
        )


@asynccontextmanager
async def serve_messenger(
    database: Database, web: Sequence[Path], folder: Path, port: int = 8765
) -> AsyncIterator[Messenger]:
    """Serve a messenger while the block runs; commands find it by a file in `folder`."""
    messenger = Messenger(database, web)
    await messenger.start(port=port)
    save_address(folder, messenger.page_url, messenger.secret)
    try:
        yield messenger
    finally:
        forget_address(folder)
        await messenger.stop()


def _find_bot(conn: Connection, username: str) -> Bot:
    found = next((bot for bot in bots.load_bots(conn) if bot.username == username), None)
    if not found:
        raise LookupError("no bot of this username is registered")
    return found


async def _answer_fault(_request: Request, fault: Exception) -> Response:
    """Answer what no route knows, in the words of both APIs."""
    if not isinstance(fault, HTTPException):
        raise fault
    said = {"ok": False, "error_code": fault.status_code, "description": fault.detail}
    key = FAULT_KEYS.get(fault.status_code, "wrong_body")
    return JSONResponse({**said, "error": key, "message": fault.detail}, fault.status_code)
