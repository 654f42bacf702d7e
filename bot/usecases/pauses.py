"""Pauses: where a person stopped who comes back to their draft hours later."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.drafts import find_open_draft
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.drafts.cards import build_card
from conversations.home_views import Pause

LONGEST_BREAK = timedelta(hours=6)
"""After which a person may have forgotten what they were asked last."""


def is_paused(person: Person, now: datetime) -> bool:
    """Whether the person has left their open draft alone for so long."""
    return person.opened is not None and now - person.opened.changed_at > LONGEST_BREAK


def find_pause(
    conn: Connection, person: Person, interviews: Interviews, now: datetime
) -> Pause | None:
    """Return where the person stopped; None when they did not, or nothing is asked any more."""
    opened = person.opened
    if opened is None or not is_paused(person, now):
        return None
    stored = find_open_draft(conn, person, interviews)
    card = build_card(stored.interview, stored.draft) if stored else None
    if stored is None or card is None:
        return None
    zone = ZoneInfo(person.zone)
    days = (now.astimezone(zone).date() - opened.changed_at.astimezone(zone).date()).days
    where = (stored.tag, card.section.title, card.position)
    return Pause(*where, opened.changed_at, person.zone, days)
