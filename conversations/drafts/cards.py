"""The card: everything about the present question, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from conversations.definition.interview import Interview
from conversations.definition.questions import Figures, Items
from conversations.drafts.answers import Answers
from conversations.drafts.defaults import find_default
from conversations.drafts.draft import Draft
from conversations.drafts.figures import build_numbers, derive, explain, name_computed
from conversations.drafts.pairs import build_slots
from conversations.drafts.path import (
    build_walk,
    count_progress,
    find_index,
    find_position,
    weigh_progress,
)
from conversations.drafts.results import Card


def build_card(interview: Interview, draft: Draft) -> Card | None:
    """Return the card of the present question; None when all are answered or skipped."""
    walk = build_walk(interview, draft)
    focus = find_position(walk)
    if focus is None:
        return None
    index = find_index(walk.path, focus.question)
    section, question = walk.path[index]
    stops = [stop for stop in walk.path if stop[0] is section]
    answer = walk.answers.get(question.id)
    default = find_default(interview, draft, question) if answer is None else None
    attempt = draft.attempts.get(question.id)
    card = Card(
        section=section,
        question=question,
        position=find_index(stops, question.id) + 1,
        progress=count_progress(stops, walk.answers),
        overall=weigh_progress(walk),
        answer=answer,
        attempt=attempt.text if attempt else None,
        focus=focus,
        revision=draft.revision,
        first=index == 0,
        last=index == len(walk.path) - 1,
        default=default[0] if default else None,
    )
    return _enrich(card, interview, walk.answers)


def _enrich(card: Card, interview: Interview, answers: Answers) -> Card:
    """Return the card with what its kind of question shows beside the answer."""
    question = card.question
    match question:
        case Figures():
            return replace(
                card,
                mismatches=explain(interview, question, answers),
                derived=_derive(question, answers),
                computed=name_computed(interview, question, answers),
            )
        case Items() if question.pairs_with is not None:
            return replace(card, slots=build_slots(question, answers))
    return card


def _derive(question: Figures, answers: Answers) -> Mapping[int, Decimal]:
    derived = derive(question, build_numbers(question, answers))
    indexes = {member.id: at for at, member in enumerate(question.members)}
    return {indexes[member_id]: value for member_id, value in derived.items()}
