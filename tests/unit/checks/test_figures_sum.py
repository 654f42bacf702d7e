"""Families of numbers that do not add up, as findings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conversations.checks.figures_sum import FIGURES_SUM
from conversations.checks.finding import Finding
from conversations.checks.norms import Norms
from conversations.checks.subject import Subject
from conversations.drafts.draft import Draft, Figure, FiguresAnswer
from conversations.drafts.path import build_walk
from tests.unit.checks.typed import TODAY
from tests.unit.talks import build_interview, words

POSTS = {
    "id": "posts",
    "kind": "figures",
    "ask": words("编制各多少？"),
    "members": [
        {"id": each, "label": words(label), "unit": "名"}
        for each, label in (("all", "编制总数"), ("admin", "行政编制"), ("service", "工勤编制"))
    ],
    "sums": [{"total": "all", "parts": ["admin", "service"]}],
    "of_which": [{"part": "service", "whole": "admin"}],
}


def find(*numbers: str | None, accepted: bool = False) -> list[Finding]:
    interview = build_interview(POSTS)
    ids = ("all", "admin", "service")
    figures = {
        each: Figure(None if number is None else Decimal(number))
        for each, number in zip(ids, numbers, strict=True)
    }
    answers = {"posts": FiguresAnswer(figures, accepted=accepted)}
    draft = Draft(interview.id, interview.version, "2026H1", answers=answers)
    return list(FIGURES_SUM.find(Subject(build_walk(interview, draft), Norms(), TODAY)))


@pytest.mark.parametrize(
    ("numbers", "difference"),
    [(("30", "26", "3"), "1"), (("30", "26", "5"), "1"), (("10", "4", "6"), "2")],
)
def test_numbers_that_do_not_add_up_are_found(numbers: tuple[str, ...], difference: str) -> None:
    (found,) = find(*numbers)
    assert (found.check, found.rank, found.question.id) == ("figures_sum", "must", "posts")
    assert found.params == {"difference": difference}
    assert found.mismatch is not None


def test_each_rule_that_is_broken_is_a_finding_of_its_own() -> None:
    both = find("12", "4", "6")
    assert [found.mismatch.kind for found in both if found.mismatch] == ["sum", "of_which"]
    assert len({found.mark for found in both}) == 2


@pytest.mark.parametrize("numbers", [("30", "26", "4"), ("30", None, "4"), (None, None, None)])
def test_what_adds_up_or_is_not_all_there_is_left_alone(numbers: tuple[str | None, ...]) -> None:
    assert find(*numbers) == []


def test_going_on_all_the_same_does_not_make_it_right() -> None:
    assert len(find("30", "26", "3", accepted=True)) == 1


def test_a_dismissal_goes_by_the_numbers() -> None:
    (one,), (same,), (other,) = find("30", "26", "3"), find("30", "26", "3"), find("30", "25", "3")
    assert one.mark == same.mark
    assert one.mark != other.mark
