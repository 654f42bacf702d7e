"""Measures without a problem: the other direction of paired lists."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.checks.finding import Finding
from conversations.checks.passages import clip_excerpt
from conversations.checks.subject import Check, Subject
from conversations.definition.questions import Items
from conversations.drafts.draft import ItemsAnswer
from conversations.drafts.pairs import find_unanswered, get_entries


def _find(subject: Subject) -> Iterator[Finding]:
    """Yield measures whose problem was removed, and lone ones while a problem lacks a measure.

    One that stands alone beside answered problems does so on purpose.
    """
    answers = subject.walk.answers
    for section, question in subject.walk.path:
        answer = answers.get(question.id)
        if not isinstance(question, Items) or not isinstance(answer, ItemsAnswer):
            continue
        known = {entry.id for entry in get_entries(answers, question.pairs_with)}
        lacking = bool(find_unanswered(question, answers))
        for entry in answer.entries if known else ():
            if entry.pair not in known and (entry.pair is not None or lacking):
                heading = entry.heading.text
                params = {"heading": clip_excerpt(heading)}
                yield Finding("pairs_alone", "advice", section, question, params, about=heading)


PAIRS_ALONE = Check("pairs_alone", "advice", "实务：问题和措施一一对应", _find)
