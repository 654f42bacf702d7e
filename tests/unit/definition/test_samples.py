"""Sample answers: one to every question, marked, and numbers that add up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from conversations.definition.questions import Figures
from conversations.definition.sample_numbers import choose_numbers
from conversations.definition.samples import build_sample_answers
from conversations.drafts.draft import Draft, FiguresAnswer, ItemsAnswer, NumberAnswer, TextAnswer
from conversations.drafts.figures import find_discrepancies
from conversations.drafts.path import build_path, find_missing
from conversations.kinds import fits
from conversations.periods import Period
from tests.unit.checked import find_findings
from tests.unit.mistakes import GOOD

TEMPLATES = Path(__file__).parents[3] / "templates"
FILES = [*sorted((TEMPLATES / "interviews").glob("*.yaml")), TEMPLATES / "skeletons/interview.yaml"]
PERIOD = Period(2026, "上半年")
WORDS = {"zh_CN": "词", "en": "word"}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def interview(request: pytest.FixtureRequest) -> Interview:
    return parse_interview(request.param.read_text("utf-8"), request.param.name)


def build_draft(interview: Interview) -> Draft:
    answers = build_sample_answers(interview, PERIOD)
    return Draft(interview.id, interview.version, PERIOD.key, answers)


def test_every_question_has_an_answer_that_fits(interview: Interview) -> None:
    answers = build_sample_answers(interview, PERIOD)
    assert list(answers) == list(interview.by_id)
    for question_id, question in interview.by_id.items():
        assert fits(question, answers[question_id]), question_id


def test_nothing_is_missing_and_nothing_found(interview: Interview) -> None:
    draft = build_draft(interview)
    assert find_missing(interview, draft) == []
    assert find_findings(interview, draft) == []


def test_texts_are_marked(interview: Interview) -> None:
    for answer in build_sample_answers(interview, PERIOD).values():
        if isinstance(answer, TextAnswer):
            assert answer.text.startswith("〔示例：")
        if isinstance(answer, ItemsAnswer):
            for entry in answer.entries:
                texts = [entry.text] if entry.text else [each.text for each in entry.inner.entries]
                assert all(text.text.startswith("〔示例：") for text in texts)


def test_the_same_sample_is_made_each_time(interview: Interview) -> None:
    first, second = (build_sample_answers(interview, PERIOD) for _ in range(2))
    assert first == second


def test_answers_are_such_that_the_most_questions_are_asked() -> None:
    interview = parse_interview(GOOD, "good.yaml")
    asked = {question.id for _, question in build_path(interview, build_draft(interview))}
    assert asked == set(interview.by_id)


def test_a_list_answers_every_entry_of_the_one_it_pairs_with() -> None:
    answers = build_sample_answers(parse_interview(GOOD, "good.yaml"), PERIOD)
    problems, plans = answers["problems"], answers["plans"]
    assert isinstance(problems, ItemsAnswer)
    assert isinstance(plans, ItemsAnswer)
    assert [each.pair for each in plans.entries] == [each.id for each in problems.entries]


def test_a_list_has_the_entries_that_rules_and_additions_ask_for() -> None:
    text = GOOD.replace("- 意识形态", "- 甲\n          - 乙\n          - {id: last, heading: 丙}")
    areas = build_sample_answers(parse_interview(text, "good.yaml"), PERIOD)["areas"]
    assert isinstance(areas, ItemsAnswer)
    assert [each.topic for each in areas.entries] == ["duty", "last"]


@pytest.mark.parametrize(("least", "most", "value"), [(1, 9, 9), (15, 20, 15), (0, 100, 12)])
def test_a_number_is_within_its_bounds(least: int, most: int, value: int) -> None:
    text = GOOD.replace("least: 1\n        most: 9", f"least: {least}\n        most: {most}")
    answer = build_sample_answers(parse_interview(text, "good.yaml"), PERIOD)["count"]
    assert isinstance(answer, NumberAnswer)
    assert answer.value == value


def build_families(*families: dict[str, Any]) -> Interview:
    """Return an interview of families with the members a to f each."""
    members = [{"id": name, "label": WORDS} for name in "abcdef"]
    questions = [
        {"id": f"q{at}", "kind": "figures", "ask": WORDS, "members": members, **each}
        for at, each in enumerate(families)
    ]
    section = {"id": "s", "title": WORDS, "questions": questions}
    return Interview.model_validate(
        {
            "id": "x",
            "version": 1,
            "name": WORDS,
            "about": WORDS,
            "periods": "year",
            "unit": "x",
            "title": "x",
            "sections": [section],
        }
    )


def find_wrong(interview: Interview) -> list[object]:
    numbers = {name: Decimal(value) for name, value in choose_numbers(interview).items()}
    assert all(number >= 0 for number in numbers.values())
    wrong: list[object] = []
    for _, question in interview.questions():
        assert isinstance(question, Figures)
        own = {each.id: numbers[f"{question.id}.{each.id}"] for each in question.members}
        wrong += find_discrepancies(question, {**numbers, **own})
    return wrong


NAMES = st.sampled_from("abcdef")
SUMS = st.builds(
    lambda total, parts: {"total": total, "parts": [each for each in parts if each > total]},
    NAMES,
    st.lists(NAMES, min_size=1, max_size=4, unique=True),
).filter(lambda each: each["parts"])
SUB_COUNTS = st.builds(
    lambda one, other: {"whole": min(one, other), "part": max(one, other)}, NAMES, NAMES
).filter(lambda each: each["whole"] != each["part"])
FAMILIES = st.fixed_dictionaries(
    {"sums": st.lists(SUMS, max_size=4), "of_which": st.lists(SUB_COUNTS, max_size=3)}
)


@given(FAMILIES)
def test_numbers_of_any_family_add_up(family: dict[str, Any]) -> None:
    assert find_wrong(build_families(family)) == []


@given(FAMILIES, FAMILIES)
def test_numbers_of_families_that_refer_to_one_another_add_up(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    other["sums"] = [*other["sums"], {"total": "q0.a", "parts": ["b", "c"]}]
    assert find_wrong(build_families(one, other)) == []


def test_numbers_of_a_usual_family_are_not_all_nothing() -> None:
    family = {
        "sums": [{"total": "a", "parts": ["b", "c"]}, {"total": "c", "parts": ["d", "e"]}],
        "of_which": [{"whole": "b", "part": "f"}],
    }
    assert dict(choose_numbers(build_families(family))) == {
        "q0.a": 120,
        "q0.b": 60,
        "q0.c": 60,
        "q0.d": 30,
        "q0.e": 30,
        "q0.f": 30,
    }


def test_a_family_is_answered_by_those_numbers() -> None:
    clues = build_sample_answers(parse_interview(GOOD, "good.yaml"), PERIOD)["clues"]
    assert isinstance(clues, FiguresAnswer)
    assert {key: figure.value for key, figure in clues.figures.items()} == {
        "received": 100,
        "closed": 50,
        "open": 50,
    }
