"""The check of paired lists: an entry that the list which should answer it says nothing about."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.checks.finding import Finding
from conversations.checks.subject import Check, Subject
from conversations.definition.questions import Items
from conversations.drafts.draft import ItemsAnswer
from conversations.drafts.pairs import find_unanswered

_ID = "pairs_unanswered"


def _find(subject: Subject) -> Iterator[Finding]:
    walk = subject.walk
    for section, question in walk.path:
        if isinstance(question, Items) and question.pairs_with is not None:
            answer = walk.answers.get(question.id)
            # Before the list is begun, it is missing as a whole.
            if isinstance(answer, ItemsAnswer) and (answer.closed or answer.entries):
                for entry in find_unanswered(question, walk.answers):
                    heading = entry.heading.text
                    params = {"heading": heading}
                    yield Finding(_ID, "must", section, question, params, about=heading)


PAIRS_UNANSWERED = Check(_ID, "must", "实务：问题和措施一一对应，有问题必有措施", _find)
