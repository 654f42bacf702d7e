"""The steps of an errand: what is read for it, what is stored of it, and what is said instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.errands.errand import Album, Errand, Made, Order, Parcel
from bot.sending.messages import build_outgoing
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.errands import ErrandRow, delay_errand, take_errand
from bot.store.outbox import put
from bot.usecases.files import store_file
from bot.usecases.people import Person, load_person
from bot.words.interviews import Interviews
from bot.words.norms import NormsSource
from bot.words.words import Words
from conversations.checks.norms import Norms
from conversations.files import FileView
from conversations.views import News, Notice, View

if TYPE_CHECKING:
    from bot.usecases.finishing import FormatSource

TRIES = 3
"""How often an errand is tried before the person is asked to press once more."""

PAUSE = timedelta(seconds=5)
"""Between two tries."""


@dataclass(frozen=True)
class Workshop:
    """What errands need: their kinds, the reports' templates, the words in use, the bot's id.

    `suite`, `load_format` and `load_norms` are as an Order's.
    """

    errands: Mapping[str, Errand[Any]]
    interviews: Interviews
    find_words: Callable[[], Words]
    office: str
    suite: str | None = None
    load_format: FormatSource | None = None
    load_norms: NormsSource = Norms


def load_work(
    conn: Connection, workshop: Workshop, row: ErrandRow, now: datetime
) -> Callable[[], Made] | None:
    """Return what does the errand's work; None, and it is over, when there is none to build.

    A person who has lost access is told nothing, like any stranger.
    """
    errand = workshop.errands[row.kind]
    person = load_person(conn, row.chat_id)
    loaded = None
    if person is not None:
        loaded = errand.load(_build_order(conn, workshop, person, row, now))
    if person is None or loaded is None:
        if take_errand(conn, row.id) and person is not None:
            _say(conn, workshop, person, Notice(News("errand.gone"), ("home",)), now)
        return None
    voice = Voice(workshop.find_words(), person.language)
    return lambda: errand.build(loaded, voice)


def _build_order(
    conn: Connection, workshop: Workshop, person: Person, row: ErrandRow, now: datetime
) -> Order:
    interviews, office = workshop.interviews, workshop.office
    suite, load_format, load_norms = workshop.suite, workshop.load_format, workshop.load_norms
    ways = (suite, load_format, load_norms)
    return Order(conn, interviews, person, row.params, now, office, *ways)


def store_made(
    conn: Connection, workshop: Workshop, row: ErrandRow, made: Made, now: datetime
) -> None:
    """Store the files and have all of it sent, unless another process has done so already."""
    person = load_person(conn, row.chat_id)
    if take_errand(conn, row.id) and person is not None:
        for view in _store(conn, row.chat_id, made, now):
            _say(conn, workshop, person, view, now)


def _store(conn: Connection, chat_id: int, made: Made, now: datetime) -> Iterator[View]:
    """Yield what is to be shown, its file stored."""
    match made:
        case Parcel():
            file_id = store_file(conn, chat_id, made.name, made.body, now)
            yield FileView(file_id, made.news, made.photo, made.ways, made.draft)
        case Album():
            last = len(made.pictures) - 1
            for at, (name, body, news) in enumerate(made.pictures):
                file_id = store_file(conn, chat_id, name, body, now)
                ways = made.ways if at == last else ()
                yield FileView(file_id, news, photo=True, ways=ways, draft=made.draft)
        case View():
            yield made


def give_up(conn: Connection, workshop: Workshop, row: ErrandRow, now: datetime) -> None:
    """Leave a failed errand to a later try; after the last one, say so."""
    if row.tries < TRIES:
        delay_errand(conn, row.id, now + PAUSE)
        return
    person = load_person(conn, row.chat_id)
    if take_errand(conn, row.id) and person is not None:
        _say(conn, workshop, person, Notice(News("errand.failed"), ("home",)), now)


def _say(conn: Connection, workshop: Workshop, person: Person, view: View, now: datetime) -> None:
    voice = Voice(workshop.find_words(), person.language)
    put(conn, [build_outgoing(each, person.id) for each in render_view(view, voice)], now)
