"""A report that bears a day before its own period began: the date of an older one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.dated import find_subject_period
from conversations.checks.finding import Finding
from conversations.checks.subject import Check, Subject
from conversations.definition.blocks import TextBlock
from conversations.definition.interview import Interview
from conversations.drafts.draft import DateAnswer

_ID = "early_date"
_NAME = re.compile("[a-z][a-z0-9_]*")


def _find(subject: Subject) -> Iterator[Finding]:
    period, walk = find_subject_period(subject), subject.walk
    names = _list_names(walk.interview) if period else frozenset()
    for section, question in walk.path:
        answer = walk.answers.get(question.id)
        if period is None or question.id not in names or not isinstance(answer, DateAnswer):
            continue
        if answer.value < period.first_day:
            params = {"day": answer.typed.text, "period": period.label}
            about = answer.value.isoformat()
            yield Finding(_ID, "must", section, question, params, about=about)


def _list_names(interview: Interview) -> frozenset[str]:
    """Return the names that stand in what the report prints as its date."""
    blocks = (block for section in interview.sections for block in section.body)
    dates = (each for each in blocks if isinstance(each, TextBlock) and each.role == "date")
    return frozenset(name for each in dates for name in _NAME.findall(each.text))


EARLY_DATE = Check(_ID, "must", "实务：成文日期不会早于报告所属的时期", _find)
