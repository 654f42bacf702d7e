"""Paired lists: which entry of one list answers which of the other."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.definition.questions import Items
from conversations.drafts.draft import Answer, Entry, ItemsAnswer
from conversations.drafts.results import Slot

ALONE = 0
"""The `Focus.pair` of an entry that is to answer none."""


def build_slots(question: Items, answers: Mapping[str, Answer]) -> tuple[Slot, ...]:
    """Return the entries that the question's list is to answer, each with what answers it."""
    answered = {entry.pair: at for at, entry in enumerate(get_entries(answers, question.id))}
    other = get_entries(answers, question.pairs_with)
    return tuple(Slot(entry, answered.get(entry.id)) for entry in other)


def find_unanswered(question: Items, answers: Mapping[str, Answer]) -> list[Entry]:
    """Return the entries of the other list that nothing answers yet, in their order."""
    return [slot.entry for slot in build_slots(question, answers) if slot.answered is None]


def choose_pair(question: Items, answers: Mapping[str, Answer], wanted: int | None) -> int | None:
    """Return the id of the entry that the list's next one answers; None when it stands alone.

    It is the one that is `wanted` (a `Focus.pair`), if it is still unanswered; else the first.
    """
    unanswered = [entry.id for entry in find_unanswered(question, answers)]
    if wanted == ALONE or not unanswered:
        return None
    return wanted if wanted in unanswered else unanswered[0]


def order_entries(
    question: Items, answer: ItemsAnswer, answers: Mapping[str, Answer]
) -> tuple[Entry, ...]:
    """Return the entries in the order of those that they answer, and then those that stand alone.

    A list that answers no other is in its own order.
    """
    other = answers.get(question.pairs_with) if question.pairs_with else None
    if not isinstance(other, ItemsAnswer):
        return answer.entries
    places: dict[int | None, int] = {entry.id: at for at, entry in enumerate(other.entries)}
    return tuple(sorted(answer.entries, key=lambda entry: places.get(entry.pair, len(places))))


def get_entries(answers: Mapping[str, Answer], question_id: str | None) -> tuple[Entry, ...]:
    """Return the entries of that question's list; none without one."""
    answer = answers.get(question_id) if question_id else None
    return answer.entries if isinstance(answer, ItemsAnswer) else ()
