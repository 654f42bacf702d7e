"""Problems without measures, and measures without problems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.checks.norms import Norms
from conversations.checks.pairs_alone import PAIRS_ALONE
from conversations.checks.pairs_unanswered import PAIRS_UNANSWERED
from conversations.checks.subject import Check, Subject
from conversations.drafts.draft import ItemsAnswer
from conversations.drafts.path import build_walk
from tests.unit.checks.typed import TODAY
from tests.unit.drafted import ask, items, make_draft, make_interview, make_section

PROBLEMS = items(("学得浅", "甲"), ("调研少", "乙"))


def find(check: Check, plans: ItemsAnswer, problems: ItemsAnswer = PROBLEMS) -> list[str]:
    questions = [ask("unit"), ask("problems", "items")]
    questions.append(ask("plans", "items", pairs_with="problems"))
    section = make_section("all", questions)
    draft = make_draft(problems=problems, plans=plans)
    found = list(check.find(Subject(build_walk(make_interview(section), draft), Norms(), TODAY)))
    assert all((each.check, each.question.id) == (check.id, "plans") for each in found)
    assert len({each.mark for each in found}) == len(found)
    return [str(each.params["heading"]) for each in found]


def plan(*pairs: int | None, closed: bool = True) -> ItemsAnswer:
    entries = [(f"措施{at}", "做") for at in range(1, len(pairs) + 1)]
    return replace(items(*entries, pairs=pairs), closed=closed)


@pytest.mark.parametrize(
    ("plans", "unanswered"),
    [
        (plan(1), ["调研少"]),
        (plan(2), ["学得浅"]),
        (plan(), ["学得浅", "调研少"]),
        (plan(1, closed=False), ["调研少"]),
        (plan(None), ["学得浅", "调研少"]),
        (plan(closed=False), []),
        (plan(1, 2), []),
        (plan(2, 1, None), []),
    ],
)
def test_a_problem_without_a_measure_is_found_once_there_are_measures(
    plans: ItemsAnswer, unanswered: list[str]
) -> None:
    assert find(PAIRS_UNANSWERED, plans) == unanswered
    assert PAIRS_UNANSWERED.rank == "must"


@pytest.mark.parametrize(
    ("plans", "alone"),
    [
        (plan(1, None), ["措施2"]),
        (plan(1, 2, 9), ["措施3"]),
        (plan(9), ["措施1"]),
        (plan(None, None), ["措施1", "措施2"]),
        (plan(1, None, closed=False), ["措施2"]),
        (plan(1, 2), []),
        (plan(1, 2, None), []),  # alone on purpose
        (plan(1), []),
        (plan(), []),
        (plan(2, 1), []),
    ],
)
def test_a_measure_without_its_problem_is_found(plans: ItemsAnswer, alone: list[str]) -> None:
    assert find(PAIRS_ALONE, plans) == alone


def test_before_there_are_problems_no_measure_is_alone() -> None:
    assert find(PAIRS_ALONE, plan(None), problems=items()) == []
