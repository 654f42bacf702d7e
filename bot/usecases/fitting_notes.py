"""Which notes fit a question, and which topics there are for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.drafts import StoredDraft
from bot.usecases.notes import Conditions, count_notes, fitting, used
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.beside import Beside
from conversations.definition.interview import Interview
from conversations.drafts.results import Card
from conversations.notes.topics import Topics, build_topics, list_fitting
from conversations.notes.views import SHELVES, Shelf
from conversations.periods import parse_period

_KEPT = 4
_built: dict[tuple[int, ...], tuple[tuple[Interview, ...], Topics]] = {}
"""The topics built last, by which interviews they are of: these are kept, so no id is reused."""


def load_topics(interviews: Interviews) -> Topics:
    """Return the topics of the reports on offer."""
    offered = tuple(interviews.all())
    key = tuple(map(id, offered))
    found = _built.get(key)
    if found is None:
        if len(_built) >= _KEPT:
            _built.clear()
        found = _built.setdefault(key, (offered, build_topics(offered)))
    return found[1]


def add_notes(
    conn: Connection,
    person: Person,
    stored: StoredDraft,
    card: Card,
    beside: Beside,
    interviews: Interviews,
) -> Beside:
    """Return what is beside the card with how many notes of the period, or since, fit there."""
    shelves = list_shelves(person, load_topics(interviews), stored, card.question.id)
    return replace(beside, notes=count_notes(conn, shelves["fresh"])) if shelves else beside


def list_shelves(
    person: Person, topics: Topics, stored: StoredDraft, question: str
) -> dict[Shelf, Conditions]:
    """Return what holds of the notes on each shelf that fit the question; nothing if none can."""
    keys = list_fitting(topics, stored.interview.id, question)
    if not keys:
        return {}
    since = _find_start(person, stored)
    fresh, earlier = fitting(person, keys, since), fitting(person, keys, since, before=True)
    return dict(zip(SHELVES, (fresh, earlier, used(person, keys)), strict=True))


def _find_start(person: Person, stored: StoredDraft) -> datetime:
    """Return when the report's period began where the person is."""
    first = parse_period(stored.draft.period).first_day
    return datetime.combine(first, time(), ZoneInfo(person.zone))
