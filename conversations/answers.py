"""What an answer amounts to: its value, whether it is finished, whether something is missing."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from conversations.draft import Answer, Entry, ItemsAnswer, Skipped, TextAnswer
from conversations.interview import BaseQuestion, Items
from conversations.kinds import fits

LIST_STEPS = 4
"""A list is as much work as so many other questions: that many entries are usual."""

Value: TypeAlias = str | int | bool | date | list[tuple[str, str]]
"""What rules and phrases see of an answer. Of a list: the heading and the text of each entry."""


def build_value(question: BaseQuestion, answer: Answer | None) -> Value | None:
    """Return the answer's value; None where there is none, or none that fits the question."""
    if answer is None or isinstance(answer, Skipped) or not fits(question, answer):
        return None
    if isinstance(answer, TextAnswer):
        return answer.text if answer.parts else None
    if isinstance(answer, ItemsAnswer):
        return _build_entries(answer) if answer.entries or answer.closed else None
    return answer.value


def is_settled(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether the interview may pass on: answered and closed, or skipped."""
    if answer is None or not fits(question, answer):
        return isinstance(answer, Skipped)
    if isinstance(answer, TextAnswer):
        return bool(answer.parts) and not answer.open
    return not isinstance(answer, ItemsAnswer) or answer.closed


def is_missing(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether the report lacks something here.

    That is: no answer to a required question, a required list with too few entries, or any list
    with an entry that has no text. A text or list that is merely still open lacks nothing.
    """
    if answer is None or isinstance(answer, Skipped) or not fits(question, answer):
        return question.required
    if isinstance(answer, TextAnswer):
        return question.required and not answer.parts
    if isinstance(answer, ItemsAnswer) and isinstance(question, Items):
        return _lacks_entries(question, answer) or count_whole(answer) < len(answer.entries)
    return False


def counts_as_answered(question: BaseQuestion, answer: Answer | None) -> bool:
    """Whether progress counts the question: settled, and nothing missing."""
    if isinstance(answer, Skipped):
        return not question.required
    if not is_settled(question, answer):
        return False
    return not isinstance(answer, ItemsAnswer) or not is_missing(question, answer)


def count_steps(question: BaseQuestion) -> int:
    """Return how much of the whole work the question is."""
    return LIST_STEPS if isinstance(question, Items) else 1


def count_steps_done(question: BaseQuestion, answer: Answer | None) -> int:
    """Return how much of that is done: a list not finished yet grows with its entries."""
    if counts_as_answered(question, answer):
        return count_steps(question)
    if isinstance(question, Items) and isinstance(answer, ItemsAnswer):
        return min(count_whole(answer), LIST_STEPS - 1)
    return 0


def wants_text(entry: Entry) -> bool:
    """Whether the entry's text is still to be asked for, or more of it expected."""
    return entry.text is None or entry.text.open


def is_whole(entry: Entry) -> bool:
    """Whether the entry has a text under its heading."""
    return entry.text is not None and bool(entry.text.parts)


def count_whole(answer: ItemsAnswer) -> int:
    """Return how many entries have a text."""
    return sum(map(is_whole, answer.entries))


def _lacks_entries(question: Items, answer: ItemsAnswer) -> bool:
    fewest = question.least if answer.closed else max(question.least, 1)
    return question.required and len(answer.entries) < fewest


def _build_entries(answer: ItemsAnswer) -> list[tuple[str, str]]:
    return [(entry.heading.text, entry.text.text if entry.text else "") for entry in answer.entries]
