"""The home card: what a person has here, at a glance."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.deadline_views import find_next_due
from bot.usecases.documents import count_documents
from bot.usecases.drafts import count_bin, count_drafts, list_drafts
from bot.usecases.ledger import may_look
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.views import HomeView, News

LATEST = 5
"""How many drafts the home card itself shows."""


def build_home(
    conn: Connection, person: Person, interviews: Interviews, now: datetime, news: News | None
) -> HomeView:
    """Return what is due next, the latest drafts, and the counts of everything else."""
    return HomeView(
        drafts=list_drafts(conn, person, interviews, limit=LATEST),
        total=count_drafts(conn, person),
        documents=count_documents(conn, person),
        binned=count_bin(conn, person, now),
        administrator=person.is_administrator,
        news=news,
        head=person.is_head,
        ledger=may_look(conn, person),
        due=find_next_due(conn, person, now.astimezone(ZoneInfo(person.zone)).date()),
    )
