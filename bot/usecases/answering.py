"""Answering: one step of a draft, and the present card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.usecases.drafts import StoredDraft
from conversations.cards import build_card
from conversations.engine import step
from conversations.events import Amended, Event
from conversations.path import build_progress, find_missing
from conversations.results import Result
from conversations.views import CardView, DoneView, News


def answer(stored: StoredDraft, event: Event) -> tuple[StoredDraft, Result]:
    """Take one step; the same draft is returned when nothing changed. Storing it is left to do."""
    draft, result = step(stored.interview, stored.draft, event)
    return stored if draft is stored.draft else replace(stored, draft=draft), result


def amend(candidates: Iterable[StoredDraft], event: Amended) -> tuple[StoredDraft, Result] | None:
    """Change the answer that came from the edited message, in the first draft that holds it.

    None when no draft does.
    """
    for stored in candidates:
        changed, result = answer(stored, event)
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
