"""One request of the chat page inside a transaction, and what requests ask of it most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.messenger.chats import KICKED, Chat, load_chat
from bot.messenger.messages import Message, find_message
from bot.messenger.parameters import Upload
from bot.messenger.people import Person

MOST_ID = 2**62


class PageRefusal(Exception):  # noqa: N818 (what the page is told, not a fault)
    """A request turned down, by a status and a key that the page has words for."""

    def __init__(self, status: int, key: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.key = key
        self.message = message


def forbidden() -> PageRefusal:
    """Return the refusal of a request that comes from another address."""
    return PageRefusal(403, "forbidden", "this page belongs to another address")


def signed_out() -> PageRefusal:
    """Return the refusal of a page that is nobody's."""
    return PageRefusal(401, "signed_out", "sign in first")


def not_found() -> PageRefusal:
    """Return the refusal of what is not there for this person."""
    return PageRefusal(404, "not_found", "there is nothing here")


def too_large() -> PageRefusal:
    """Return the refusal of a file above the limit."""
    return PageRefusal(413, "too_large", "at most 50 MB")


def wrong(key: str, message: str) -> PageRefusal:
    """Return the refusal of a request that says something wrong."""
    return PageRefusal(400, key, message)


@dataclass(frozen=True)
class PageRequest:
    """What the page sent: numbers and names of the path, the query, and the body's fields."""

    path: Mapping[str, object]
    query: Mapping[str, str]
    body: Mapping[str, object]
    uploads: Mapping[str, Upload]


@dataclass(frozen=True)
class PageCall:
    """A request at work: inside a transaction, at a moment, by a person."""

    conn: Connection
    now: datetime
    person: Person
    request: PageRequest

    def text(self, name: str) -> str:
        """Return a field of the body as text, "" when it is none."""
        value = self.request.body.get(name)
        return value if isinstance(value, str) else ""

    def integer(self, name: str) -> int:
        """Return a field of the body as a whole number, -1 when it is none."""
        value = self.request.body.get(name)
        return value if isinstance(value, int) and abs(value) < MOST_ID else -1

    def chat(self) -> Chat:
        """Return the chat of the path; somebody else's is not there for this person."""
        chat = load_chat(self.conn, self._number("chat_id"))
        if not chat or self.person.id not in chat.people:
            raise not_found()
        return chat

    def open_chat(self) -> Chat:
        """Return the chat of the path; refuse when the person has blocked its bot."""
        return _refuse_blocked(self.chat())

    def named_chat(self, name: str) -> Chat:
        """Return the person's chat that a field of the body names; refuse as for `open_chat`."""
        chat = load_chat(self.conn, self.integer(name))
        if not chat or self.person.id not in chat.people:
            raise not_found()
        return _refuse_blocked(chat)

    def message(self, chat: Chat) -> Message:
        """Return the message of the path."""
        message = find_message(self.conn, chat.id, self._number("message_id"))
        if not message:
            raise not_found()
        return message

    def _number(self, name: str) -> int:
        number = self.request.path[name]
        return number if isinstance(number, int) and number < MOST_ID else -1


def _refuse_blocked(chat: Chat) -> Chat:
    if chat.bot_status == KICKED:
        raise wrong("blocked", "unblock the bot first")
    return chat
