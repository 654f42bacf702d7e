"""The date that a report bears lies in or behind its period."""

from __future__ import annotations

from datetime import date

import pytest

from conversations.checks.early_dates import EARLY_DATE
from conversations.checks.norms import Norms
from conversations.checks.subject import Subject
from conversations.drafts.draft import DateAnswer, Part
from conversations.drafts.path import build_walk
from tests.unit.checks.typed import TODAY
from tests.unit.drafted import ask, make_draft, make_interview, make_section

QUESTIONS = [ask("founded_on", "date"), ask("signed_on", "date")]
BODY = [
    {"text": "{{ founded_on | date_cn }}"},
    {"text": "{{ signed_on | date_cn }}", "role": "date"},
]
INTERVIEW = make_interview(make_section("closing", QUESTIONS, BODY))


def find(name: str, day: date) -> list[tuple[str, str]]:
    """Return the questions at which something is found, and the days that it names."""
    answer = DateAnswer(day, Part(day.isoformat()))
    subject = Subject(build_walk(INTERVIEW, make_draft(**{name: answer})), Norms(), TODAY)
    found = EARLY_DATE.find(subject)
    return [(each.question.id, str(each.params["day"])) for each in found]


def test_a_date_from_before_the_period_is_found() -> None:
    assert find("signed_on", date(2025, 12, 31)) == [("signed_on", "2025-12-31")]


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 7, 8)])
def test_a_date_of_the_period_or_later_is_right(day: date) -> None:
    assert find("signed_on", day) == []


def test_other_days_may_be_long_ago() -> None:
    assert find("founded_on", date(1999, 5, 1)) == []


def test_it_is_another_finding_for_another_day() -> None:
    marks = set()
    for day in (date(2025, 7, 8), date(2024, 7, 8)):
        draft = make_draft(signed_on=DateAnswer(day, Part("")))
        (found,) = EARLY_DATE.find(Subject(build_walk(INTERVIEW, draft), Norms(), TODAY))
        marks.add(found.mark)
    assert len(marks) == 2
