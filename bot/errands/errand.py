"""An errand: what is read for it, and how what is sent is built of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import Connection

from bot.sending.voice import Voice
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from bot.words.norms import NormsSource
from conversations.checks.norms import Norms
from conversations.views import News, View

if TYPE_CHECKING:
    from bot.usecases.finishing import FormatSource

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, by whom, inside a transaction; `params` as they were asked with.

    `office` is the bot's id on the messenger, which tells its things from those of other bots.
    `suite` is the path of LibreOffice, None without one; `load_format` gives page formats, where
    reports can be built; `load_norms` gives what checks go by.
    """

    conn: Connection
    interviews: Interviews
    person: Person
    params: Mapping[str, object]
    now: datetime
    office: str
    suite: str | None = None
    load_format: FormatSource | None = None
    load_norms: NormsSource = Norms


@dataclass(frozen=True, slots=True)
class Parcel:
    """The file that an errand made, its caption, and the buttons under it, as a FileView's."""

    name: str
    body: bytes
    news: News
    photo: bool = False
    ways: tuple[str, ...] = ()
    draft: int = 0


@dataclass(frozen=True, slots=True)
class Album:
    """Several pictures that an errand made, in order: for each its name, its bytes and caption.

    The buttons stand under the last one, and are about the draft of that id, if any.
    """

    pictures: tuple[tuple[str, bytes, News], ...]
    ways: tuple[str, ...] = ()
    draft: int = 0


Made = Parcel | Album | View
"""What comes of an errand: one file, several pictures, or only words."""


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """One kind of errand.

    `load` reads what is needed, in the writer's thread: it checks again what the person may see,
    and returns None when that is lost or there is nothing (any more). `build` makes what is sent
    of it, in a thread of its own, with the person's words; it may take its seconds, and is given up
    after a minute. Both may be run again.
    """

    load: Callable[[Order], T | None]
    build: Callable[[T, Voice], Made]
