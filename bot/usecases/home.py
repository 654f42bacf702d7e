"""The home card: what a person has here, at a glance."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.deadline_views import find_next_due
from bot.usecases.documents import count_documents
from bot.usecases.drafts import count_bin, count_drafts, list_drafts
from bot.usecases.ledger import may_look
from bot.usecases.pauses import find_pause
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.home_views import HomeView
from conversations.views import DraftLine, News

LATEST = 5
"""How many drafts the home card itself shows."""


def build_home(
    conn: Connection, person: Person, interviews: Interviews, now: datetime, news: News | None
) -> HomeView:
    """Return what is due next, the open draft and the latest, and the counts of all else."""
    return HomeView(
        drafts=_list_latest(conn, person, interviews),
        total=count_drafts(conn, person),
        documents=count_documents(conn, person),
        binned=count_bin(conn, person, now),
        administrator=person.is_administrator,
        news=news,
        head=person.is_head,
        ledger=may_look(conn, person),
        due=find_next_due(conn, person, now.astimezone(ZoneInfo(person.zone)).date()),
        pause=find_pause(conn, person, interviews, now),
    )


def _list_latest(conn: Connection, person: Person, interviews: Interviews) -> tuple[DraftLine, ...]:
    """Return the latest drafts; if the open one is among them, it comes first."""
    lines = list_drafts(conn, person, interviews, limit=LATEST)
    opened = person.opened.id if person.opened else 0
    return tuple(sorted(lines, key=lambda line: line.tag.id != opened))
