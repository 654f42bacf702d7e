"""The card: everything about the present question, as one value."""

from __future__ import annotations

from conversations.draft import Draft, Skipped
from conversations.interview import Interview
from conversations.kinds import fits
from conversations.path import (
    build_path,
    count_progress,
    find_index,
    find_position,
    weigh_progress,
)
from conversations.results import Card


def build_card(interview: Interview, draft: Draft) -> Card | None:
    """Return the card of the present question; None when all are answered or skipped."""
    path = build_path(interview, draft)
    focus = find_position(path, draft)
    if focus is None:
        return None
    index = find_index(path, focus.question)
    section, question = path[index]
    stops = [stop for stop in path if stop[0] is section]
    answer = draft.answers.get(question.id)
    attempt = draft.attempts.get(question.id)
    return Card(
        section=section,
        question=question,
        position=find_index(stops, question.id) + 1,
        progress=count_progress(stops, draft),
        overall=weigh_progress(path, draft),
        answer=answer if isinstance(answer, Skipped) or fits(question, answer) else None,
        attempt=attempt.text if attempt else None,
        focus=focus,
        revision=draft.revision,
        first=index == 0,
        last=index == len(path) - 1,
    )
