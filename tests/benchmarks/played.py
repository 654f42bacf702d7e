"""A report answered from the first question to the last, by the engine alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from conversations.definition.interview import Interview
from conversations.definition.questions import Choice, Confirm
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Draft, ItemsAnswer
from conversations.drafts.events import Event, Pressed, Typed
from conversations.drafts.results import Card
from conversations.engine.step import step
from tests.benchmarks.scripts import HEADINGS, PARAGRAPH

SENT_AT = datetime(2026, 7, 1, tzinfo=UTC)


def play_report(interview: Interview, period: str) -> Iterator[Draft]:
    """Yield the draft as it is at first and after each answer, but not the one that is complete."""
    draft = Draft(interview.id, interview.version, period)
    while card := build_card(interview, draft):
        yield draft
        draft, _ = step(interview, draft, _build_answer(card))


def _build_answer(card: Card) -> Event:
    question = card.question
    if isinstance(question, Choice | Confirm):
        return Pressed("choose", question.id, card.revision, 0)
    if card.focus.part == "text":
        return Typed(PARAGRAPH, card.revision, SENT_AT, SENT_AT.date())
    entries = len(card.answer.entries) if isinstance(card.answer, ItemsAnswer) else 0
    if entries == len(HEADINGS):
        return Pressed("done", question.id, card.revision)
    return Typed(HEADINGS[entries], card.revision, SENT_AT, SENT_AT.date())
