"""What a card shows beside its question, gathered from where it is known."""

from __future__ import annotations

from bot.usecases.drafts import StoredDraft
from bot.usecases.people import Person
from conversations.attachments.albums import count_at
from conversations.beside import Beside
from conversations.drafts.pace import guess_minutes
from conversations.drafts.results import Card
from conversations.past.asking import has_guidance


def build_beside(person: Person, stored: StoredDraft, card: Card) -> Beside:
    """Return what is known already beside the present question, without asking the database."""
    return Beside(
        compact=person.compact,
        attachments=count_at(stored.draft, card.question.id),
        minutes=guess_minutes(stored.draft.answers, card.overall),
        hint=has_guidance(card.question),
    )
