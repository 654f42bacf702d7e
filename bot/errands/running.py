"""The steps of an errand: what is read for it, what is stored of it, and what is said instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.errands.errand import Errand, Order, Parcel
from bot.sending.messages import build_outgoing
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.errands import ErrandRow, delay_errand, take_errand
from bot.store.outbox import put
from bot.usecases.files import store_file
from bot.usecases.people import Person, load_person
from bot.words.interviews import Interviews
from bot.words.words import Words
from conversations.files import FileView
from conversations.views import News, Notice, View

TRIES = 3
"""How often an errand is tried before the person is asked to press once more."""

PAUSE = timedelta(seconds=5)
"""Between two tries."""


@dataclass(frozen=True)
class Workshop:
    """What errands need: their kinds, the reports' templates, the words in use, the bot's id."""

    errands: Mapping[str, Errand[Any]]
    interviews: Interviews
    find_words: Callable[[], Words]
    office: str


def load_work(
    conn: Connection, workshop: Workshop, row: ErrandRow, now: datetime
) -> Callable[[], Parcel] | None:
    """Return what builds the errand's file; None, and it is over, when there is none to build.

    A person who has lost access is told nothing, like any stranger.
    """
    errand = workshop.errands[row.kind]
    person = load_person(conn, row.chat_id)
    loaded = None
    if person is not None:
        interviews, office = workshop.interviews, workshop.office
        loaded = errand.load(Order(conn, interviews, person, row.params, now, office))
    if person is None or loaded is None:
        if take_errand(conn, row.id) and person is not None:
            _say(conn, workshop, person, Notice(News("errand.gone"), ("home",)), now)
        return None
    voice = Voice(workshop.find_words(), person.language)
    return lambda: errand.build(loaded, voice)


def store_parcel(
    conn: Connection, workshop: Workshop, row: ErrandRow, parcel: Parcel, now: datetime
) -> None:
    """Store the file and have it sent, unless another process has done so already."""
    person = load_person(conn, row.chat_id)
    if take_errand(conn, row.id) and person is not None:
        file_id = store_file(conn, row.chat_id, parcel.name, parcel.body, now)
        view = FileView(file_id, parcel.news, parcel.photo, parcel.ways)
        _say(conn, workshop, person, view, now)


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
