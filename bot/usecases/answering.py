"""Answering: one step of a draft, and the present card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from bot.usecases.drafts import StoredDraft
from conversations.checks.finding import Finding
from conversations.drafts.cards import build_card
from conversations.drafts.events import Amended, Event, Upgraded
from conversations.drafts.path import build_progress, find_missing
from conversations.drafts.results import Result
from conversations.engine.step import step
from conversations.views import CardView, DoneView, News


class Checker(Protocol):
    """What looks at a draft for what may be wrong."""

    def find_at(self, stored: StoredDraft, question_id: str) -> tuple[Finding, ...]:
        """Return the open findings at one question, as far as they can be told quickly."""


def answer(stored: StoredDraft, event: Event) -> tuple[StoredDraft, Result]:
    """Take one step; the same draft is returned when nothing changed. Storing it is left to do."""
    draft, result = step(stored.interview, stored.draft, event)
    if draft is stored.draft:
        return stored, result
    interview = event.to if isinstance(event, Upgraded) else stored.interview
    return replace(stored, interview=interview, draft=draft), result


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
    stored: StoredDraft,
    news: News | None = None,
    page: int = 0,
    checker: Checker | None = None,
    answered: str = "",
) -> CardView | DoneView:
    """Return what the draft asks now, or that it asks nothing any more.

    With a `checker`, with what it finds there and at the question just `answered`.
    """
    card = build_card(stored.interview, stored.draft)
    upgrade = stored.unasked is not None
    shown = card.question.id if card is not None else ""
    elsewhere = checker is not None and answered not in ("", shown)
    noticed = checker.find_at(stored, answered) if checker and elsewhere else ()
    if card is not None:
        own = checker.find_at(stored, shown) if checker and card.answer is not None else ()
        return CardView(stored.tag, card, news, page, upgrade, own, noticed)
    overall = build_progress(stored.interview, stored.draft)
    missing = len(find_missing(stored.interview, stored.draft))
    unplaced = len(stored.draft.unplaced)
    return DoneView(stored.tag, overall, missing, news, upgrade, noticed, unplaced)
