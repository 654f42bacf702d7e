"""An errand: what is read for it, and how its file is built of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Connection

from bot.sending.voice import Voice
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.views import News

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, by whom, inside a transaction; `params` as they were asked with.

    `office` is the bot's id on the messenger, which tells its things from those of other bots.
    """

    conn: Connection
    interviews: Interviews
    person: Person
    params: Mapping[str, object]
    now: datetime
    office: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """The file that an errand made, its caption, and the buttons under it, as a FileView's."""

    name: str
    body: bytes
    news: News
    photo: bool = False
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """One kind of errand.

    `load` reads what is needed, in the writer's thread: it checks again what the person may see,
    and returns None when that is lost or there is nothing (any more). `build` makes the file of
    it, in a thread of its own, with the person's words; it may take its seconds, and is given up
    after a minute. Both may be run again.
    """

    load: Callable[[Order], T | None]
    build: Callable[[T, Voice], Parcel]
