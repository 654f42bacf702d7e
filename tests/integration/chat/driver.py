"""A person at the chat: sends updates to the desk and reads what the outbox holds for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Row, delete, select
from telegram import Update

from bot.documents.formats.page_format import load_page_format
from bot.handlers.desk import Desk, Identity
from bot.handlers.fetching import TooLarge
from bot.handlers.visits import Office
from bot.meter import Meter
from bot.sending.activity import Activity
from bot.sending.messages import LONGEST_CAPTION, LONGEST_TEXT
from bot.store.database import Database
from bot.store.tables import outbox
from bot.usecases.people import ADMINISTRATOR, add_person
from bot.words.folders import Folders, find_folders
from bot.words.interviews import Interviews
from bot.words.norms import load_norms
from bot.words.words import Words
from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from tests.limits import check_message, strip_markup

BOT = Identity(99, "huibao_bot")
KINDS = Path(__file__).parent / "kinds"
"""Templates of the tests' own: one interview with every kind of question."""


@dataclass
class Toasts:
    """Stands for the messenger: keeps the toasts of button presses, and what the bot was doing."""

    shown: list[str | None] = field(default_factory=list)
    actions: list[tuple[int, str]] = field(default_factory=list)
    broken: bool = False

    async def answer_callback_query(
        self, callback_query_id: str, text: str | None = None
    ) -> object:
        if self.broken:
            raise ConnectionError(callback_query_id)
        self.shown.append(text)
        return True

    async def send_chat_action(self, chat_id: int, action: str) -> object:
        self.actions.append((chat_id, action))
        return True


@dataclass
class Files:
    """Stands for the messenger's files, by their ids; `asked` are those that were fetched."""

    bodies: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def fetch(self, file_id: str, most: int) -> bytes:
        self.asked.append(file_id)
        if len(self.bodies[file_id]) > most:
            raise TooLarge
        return self.bodies[file_id]


@dataclass(frozen=True)
class Said:
    """One call that the bot decided to make."""

    method: str
    payload: dict[str, Any]
    document_id: int | None
    file_id: int | None = None

    @property
    def carries_file(self) -> bool:
        return self.document_id is not None or self.file_id is not None

    @property
    def html(self) -> str:
        """The text or caption as it is sent."""
        html: str = self.payload.get("text") or self.payload["caption"]
        return html

    @property
    def text(self) -> str:
        """The text as a person sees it."""
        return strip_markup(self.html)

    @property
    def buttons(self) -> list[dict[str, str]]:
        rows = self.payload.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    def find(self, label: str) -> str:
        """Return the data of the first button whose label contains `label`."""
        for button in self.buttons:
            if label in button["text"]:
                return button["callback_data"]
        raise AssertionError(f"no button {label!r} among {self.labels}")


@pytest.fixture(name="database_url")
def on_sqlite(tmp_path: Path) -> str:
    """The address of a SQLite file alone, for what no database can change."""
    return f"sqlite:///{tmp_path / 'huibao.sqlite3'}"


def load_interviews(folders: Folders) -> list[Interview]:
    """Return the interviews of these folders."""
    paths = folders.collect("interviews", ".yaml")
    return [parse_interview(path.read_text("utf-8"), path.name) for path in paths]


class Clock:
    """A time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


class Town:
    """One bot on one database, and the people who write to it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.toasts = Toasts()
        self.activity = Activity(self.toasts.send_chat_action)
        self.files = Files()
        self.clock = Clock()
        self.meter = Meter()
        self.folders = Folders((KINDS, *find_folders(None).roots))
        self.words = Words(self.folders)
        self.norms = load_norms(self.folders)
        self.interviews = Interviews(load_interviews(self.folders))
        self.previews = False
        self.desk = self.open_desk()
        self.updates = 0

    def open_desk(self) -> Desk:
        office = Office(
            self.interviews,
            lambda name: load_page_format(self.folders, name or "official"),
            lambda code: f"https://t.me/{BOT.username}?start={code}",
            "Asia/Shanghai",
            self.meter,
            load_norms=lambda: self.norms,
            previews=self.previews,
        )
        find_words, fetch = lambda: self.words, self.files.fetch
        return Desk(self.database, self.toasts, BOT, find_words, office, self.clock, fetch)

    def join(self, person_id: int = 7, role: str = ADMINISTRATOR, language: str = "zh_CN") -> Chat:
        """Return the chat of a person with access."""
        self.do(
            lambda conn: add_person(
                conn, person_id, "张三", role, language, "Asia/Shanghai", self.clock()
            )
        )
        return Chat(self, person_id)

    def meet(self, person_id: int, language_code: str = "zh-hans") -> Chat:
        """Return the chat of a stranger."""
        return Chat(self, person_id, language_code)

    def do(self, job: Callable[[Connection], Any]) -> Any:
        return self.database.run_now(job)

    async def take(self, **content: object) -> Update:
        self.updates += 1
        update = Update.de_json({"update_id": self.updates, **content})
        await self.desk.take(update)
        await self.desk.close()
        return update

    def read(self, chat_id: int, *, keep: bool = False) -> list[Said]:
        """Return what waits to be said in the chat; unless kept, it then counts as said."""

        def job(conn: Connection) -> Sequence[Row[Any]]:
            files = (outbox.c.document_id, outbox.c.file_id)
            query = select(outbox.c.method, outbox.c.payload, *files)
            rows = conn.execute(query.where(outbox.c.chat_id == chat_id).order_by(outbox.c.id))
            found = rows.all()
            if not keep:
                conn.execute(delete(outbox).where(outbox.c.chat_id == chat_id))
            return found

        said = [Said(row[0], json.loads(row[1]), *row[2:]) for row in self.do(job)]
        for one in said:
            longest = LONGEST_CAPTION if one.carries_file else LONGEST_TEXT
            check_message(one.html, one.buttons, longest)
        return said


@dataclass
class Chat:
    """One person's private chat with the bot."""

    town: Town
    id: int
    language_code: str = "zh-hans"
    messages: int = 1000
    said: list[Said] = field(default_factory=list)
    last: Said | None = None

    async def say(self, text: str) -> list[Said]:
        return await self.send(text=text)

    async def send(self, **content: object) -> list[Said]:
        """Send a message of any kind."""
        self.messages += 1
        return await self._take(message=self._build(self.messages, **content))

    async def edit(self, message_id: int, text: str) -> list[Said]:
        message = self._build(message_id, text=text, edit_date=self._time())
        return await self._take(edited_message=message)

    async def tap(self, label: str) -> list[Said]:
        """Press the button of the last message that says `label`."""
        assert self.last is not None
        return await self.press(self.last.find(label), document=self.last.carries_file)

    async def press(self, data: str, *, document: bool = False) -> list[Said]:
        self.messages += 1
        carried = {"caption": "…"} if document else {"text": "…"}
        message = self._build(500, **carried)
        query = {"id": str(self.messages), "from": self._sender(), "chat_instance": "1"}
        return await self._take(callback_query={**query, "data": data, "message": message})

    @property
    def toast(self) -> str | None:
        return self.town.toasts.shown[-1]

    @property
    def text(self) -> str:
        """What the last message says."""
        assert self.last is not None
        return self.last.text

    @property
    def labels(self) -> list[str]:
        assert self.last is not None
        return self.last.labels

    async def _take(self, **content: object) -> list[Said]:
        await self.town.take(**content)
        self.said = self.town.read(self.id)
        self.last = self.said[-1] if self.said else self.last
        return self.said

    def _build(self, message_id: int, **content: object) -> dict[str, object]:
        chat = {"id": self.id, "type": "private"}
        base = {"message_id": message_id, "date": self._time(), "chat": chat}
        return {**base, "from": self._sender(), **content}

    def _sender(self) -> dict[str, object]:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": "张三",
            "language_code": self.language_code,
        }

    def _time(self) -> int:
        return int(self.town.clock().timestamp())
