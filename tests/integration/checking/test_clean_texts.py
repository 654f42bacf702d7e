from __future__ import annotations

from dataclasses import replace

from bot.usecases import clean_texts
from bot.usecases.clean_texts import list_clean, note_clean
from conversations.checks.norms import Norms
from conversations.checks.subject import Subject
from tests.unit.checks.typed import build_subject

CLEAN = "全年召开党组会议12次。"


def read(subject: Subject) -> list[str]:
    """What is left to be looked at."""
    return [each.text for each in replace(subject, passed=list_clean(subject)).texts]


def test_a_text_noted_as_clean_is_not_looked_at_again() -> None:
    subject = build_subject(CLEAN)
    assert read(subject) == [CLEAN]
    note_clean(subject)
    assert read(subject) == []


def test_another_text_day_period_or_norm_is_looked_at() -> None:
    subject = build_subject(CLEAN)
    list_clean(subject)
    note_clean(subject)
    others = [
        build_subject(CLEAN + "请批示。", norms=subject.norms),
        replace(subject, on=subject.on.replace(year=2027)),
        build_subject(CLEAN, period="2026", norms=subject.norms),
        replace(subject, norms=Norms()),
    ]
    assert all(read(other) for other in others)


def test_no_text_is_kept() -> None:
    subject = build_subject(CLEAN)
    list_clean(subject)
    note_clean(subject)
    assert {type(each) for each in clean_texts._clean} == {int}
