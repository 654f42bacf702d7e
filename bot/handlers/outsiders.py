"""Chats that are not a person's own, and people without access."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.handlers.incoming import Incoming
from bot.handlers.visits import Office, Reply, Visit, show
from bot.usecases.home import build_home
from bot.usecases.invites import normalise_code, use_invite
from bot.usecases.people import add_person, choose_language
from bot.usecases.scheduling import schedule_units
from bot.usecases.strangers import count_wrong_code, find_lock, forget_stranger, may_tell
from conversations.links import decode_place
from conversations.views import News, Notice


def greet_group(conn: Connection, _office: Office, incoming: Incoming, now: datetime) -> Reply:
    """Say, when spoken to and at most once an hour, that everything happens in private."""
    if incoming.kind == "press":
        return Reply(toast=News("group.private_only"))
    if incoming.addressed and may_tell(conn, incoming.chat_id, now):
        return show(Notice(News("group.private_only")))
    return Reply()


def greet_stranger(conn: Connection, office: Office, incoming: Incoming, now: datetime) -> Reply:
    """Let a stranger in who has an invite; anyone else gets one polite line an hour."""
    if incoming.kind == "press":
        return Reply()
    typed = _find_code(incoming)
    if typed is not None and find_lock(conn, incoming.sender.id, now) is None:
        return _try_code(conn, office, incoming, typed, now)
    if may_tell(conn, incoming.chat_id, now):
        return show(Notice(News("stranger.closed")))
    return Reply()


def _find_code(incoming: Incoming) -> str | None:
    """Return what was typed as a code: anything after /start, or a text that looks like one.

    A link into somebody's report is none: who follows it has not tried to get in by guessing.
    """
    if incoming.kind == "command" and incoming.command == "start" and incoming.text:
        return incoming.text if decode_place(incoming.text) is None else None
    return normalise_code(incoming.text) if incoming.kind == "text" else None


def _try_code(
    conn: Connection, office: Office, incoming: Incoming, typed: str, now: datetime
) -> Reply:
    code, sender = normalise_code(typed), incoming.sender
    invited = use_invite(conn, code, sender.id, now) if code else None
    if invited is None:
        return show(Notice(count_wrong_code(conn, sender.id, now)))
    language = choose_language(sender.language_code)
    person = add_person(
        *(conn, sender.id, sender.name, invited.role, language, office.zone, now),
        unit_id=invited.unit_id,
    )
    forget_stranger(conn, sender.id)
    schedule_units(conn, office.interviews, now, (person.unit_id,))
    visit = Visit(conn, office, person, incoming, now)
    news = News("home.welcome", {"name": person.name})
    home = build_home(conn, person, office.interviews, visit.now, news)
    return Reply((home,), language=person.language)
