"""Answering: one step of a draft, and the present card."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.usecases.drafts import StoredDraft, save_draft
from conversations.cards import build_card
from conversations.engine import step
from conversations.events import Amended, Event
from conversations.path import build_progress, find_missing
from conversations.results import Result
from conversations.views import CardView, DoneView, News


def answer(
    conn: Connection, stored: StoredDraft, event: Event, now: datetime
) -> tuple[StoredDraft, Result]:
    """Take one step and store the draft it makes."""
    draft, result = step(stored.interview, stored.draft, event)
    return save_draft(conn, stored, draft, now), result


def amend(
    conn: Connection, candidates: Iterable[StoredDraft], event: Amended, now: datetime
) -> tuple[StoredDraft, Result] | None:
    """Change the answer that came from the edited message, in the first draft that holds it.

    None when no draft does.
    """
    for stored in candidates:
        changed, result = answer(conn, stored, event, now)
        if result.outcome != "ignored":
            return changed, result
    return None


def build_present(
    stored: StoredDraft, news: News | None = None, page: int = 0
) -> CardView | DoneView:
    """Return what the draft asks now, or that it asks nothing any more."""
    card = build_card(stored.interview, stored.draft)
    if card is not None:
        return CardView(stored.tag, card, news, page)
    overall = build_progress(stored.interview, stored.draft)
    missing = len(find_missing(stored.interview, stored.draft))
    return DoneView(stored.tag, overall, missing, news)
