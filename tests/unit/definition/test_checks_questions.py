"""Mistakes within a question, and in what leads from one version to the next."""

from __future__ import annotations

import pytest

from conversations.definition.parsing import parse_interview
from tests.unit.mistakes import GOOD, Broken, assert_said, explain, parametrize_broken

BASICS = "sections.basics.questions"
NUMBERS = "sections.numbers.questions"
WORK = "sections.work.questions"

IDS = [
    Broken(
        "a section twice",
        "- id: numbers",
        "- id: basics",
        "sections.basics.id",
        "Choose another id; there is a section basics before.",
    ),
    Broken(
        "an option twice",
        "{id: style,",
        "{id: study,",
        f"{BASICS}.themes.options.study.id",
        "Choose another id; there is an option study before.",
    ),
    Broken(
        "a suggestion's id twice",
        "- 意识形态",
        "- {id: duty, heading: 意识形态}",
        f"{WORK}.areas.suggestions.duty.id",
        "Choose another id; there is a suggestion duty before.",
    ),
    Broken(
        "a column twice",
        "{id: cost,",
        "{id: task,",
        f"{NUMBERS}.tasks.columns.task.id",
        "Choose another id; there is a column task before.",
    ),
    Broken(
        "a unit that is no line",
        "unit: unit\ntitle",
        "unit: count\ntitle",
        "unit",
        "Name a short_text question",
    ),
    Broken(
        "renamed to nothing",
        "old_unit: unit",
        "old_unit: unti",
        "renamed.old_unit",
        "Name a question; there is no question unti (perhaps unit).",
    ),
    Broken(
        "renamed, and still there",
        "old_unit: unit",
        "count: unit",
        "renamed.count",
        "Remove this; there is still a question count.",
    ),
    Broken(
        "a new version without a word",
        "changes: {zh_CN: 新增表格, en: A table is new}\n",
        "",
        "version",
        "Say in changes what is new in version 2.",
        at="version: 2",
    ),
    Broken(
        "renamed before anything was",
        "version: 2",
        "version: 1",
        "renamed",
        "Raise version; before version 1 there was nothing to rename.",
        at="renamed",
    ),
]

WITHIN = [
    Broken(
        "a label twice",
        "zh_CN: 作风, en: Conduct",
        "zh_CN: 作风, en: study",
        f"{BASICS}.themes.options.style.label.en",
        "Choose another label; an option before has the same.",
    ),
    Broken(
        "more chosen than there are",
        "most: 2",
        "most: 3",
        f"{BASICS}.themes.most",
        "Write at most 2; there are no more options.",
    ),
    Broken(
        "at least more than there are",
        "least: 1\n        most: 2",
        "least: 3",
        f"{BASICS}.themes.least",
        "Write at most 2; there are no more options.",
    ),
    Broken(
        "whole numbers crossed",
        "least: 1\n        most: 9",
        "least: 10\n        most: 9",
        f"{BASICS}.count.least",
        "Write at most 9, which is the most allowed.",
    ),
    Broken(
        "percentages crossed",
        "least: 20",
        "least: 90.5",
        f"{BASICS}.rate.least",
        "Write at most 90, which is the most allowed.",
    ),
    Broken(
        "a list's bounds crossed",
        "least: 2\n        most: 8",
        "least: 9\n        most: 8",
        f"{WORK}.problems.least",
        "Write at most 8, which is the most allowed.",
    ),
    Broken(
        "an inner list's bounds crossed",
        "least: 1\n          most: 5",
        "least: 6\n          most: 5",
        f"{WORK}.areas.inner.least",
        "Write at most 5, which is the most allowed.",
    ),
    Broken(
        "a table's bounds crossed",
        "        columns:",
        "        least: 300\n        columns:",
        f"{NUMBERS}.tasks.least",
        "Write at most 200, which is the most allowed.",
    ),
    Broken(
        "a suggestion with its number",
        "- 意识形态",
        "- 二是意识形态",
        f"{WORK}.areas.suggestions.2",
        "Write one line of at most 120 characters, without number and full stop.",
    ),
    Broken(
        "a suggestion twice",
        "- 意识形态",
        "- 主体责任",
        f"{WORK}.areas.suggestions.2",
        "Remove this; the same suggestion stands before.",
    ),
    Broken(
        "a column's label twice",
        "label: 经费",
        "label: 任务",
        f"{NUMBERS}.tasks.columns.cost.label",
        "Choose another label; a column before has the same.",
    ),
    Broken(
        "texts added up",
        "kind: money, total",
        "kind: text, total",
        f"{NUMBERS}.tasks.columns.cost.total",
        "Remove this, or choose another kind; only integer, decimal, money can be added up.",
    ),
]

PAIRED = [
    Broken(
        "paired with what is not there",
        "pairs_with: problems",
        "pairs_with: problem",
        f"{WORK}.plans.pairs_with",
        "Name an earlier items question; there is no question problem (perhaps problems).",
    ),
    Broken(
        "paired with what comes later",
        "        least: 2\n",
        "        pairs_with: plans\n        least: 2\n",
        f"{WORK}.problems.pairs_with",
        "Name an earlier items question; plans is not asked before this",
    ),
    Broken(
        "paired with itself",
        "pairs_with: problems",
        "pairs_with: plans",
        f"{WORK}.plans.pairs_with",
        "Name an earlier items question; a list cannot answer itself.",
    ),
    Broken(
        "paired with another kind",
        "pairs_with: problems",
        "pairs_with: unit",
        f"{WORK}.plans.pairs_with",
        "Name an earlier items question; unit is no list.",
    ),
]

FOLLOWING = [
    Broken(
        "following what is not there",
        "pairs_with: problems",
        "pairs_with: problems\n        follows: planz",
        f"{WORK}.plans.follows",
        "Name an items question; there is no question planz (perhaps plans).",
    ),
    Broken(
        "following itself",
        "pairs_with: problems",
        "pairs_with: problems\n        follows: plans",
        f"{WORK}.plans.follows",
        "Name an items question; a list does not follow itself.",
    ),
    Broken(
        "following another kind",
        "pairs_with: problems",
        "pairs_with: problems\n        follows: unit",
        f"{WORK}.plans.follows",
        "Name an items question; unit is no list.",
    ),
]


@parametrize_broken([*IDS, *WITHIN, *PAIRED, *FOLLOWING])
def test_a_mistake_in_a_question_is_said(broken: Broken) -> None:
    assert_said(broken)


def test_the_good_template_is_without_mistake() -> None:
    assert parse_interview(GOOD, "sample.yaml").version == 2


@pytest.mark.parametrize("name", ["period", "profile", "loop", "none", "self"])
def test_a_question_leaves_the_names_of_phrases_alone(name: str) -> None:
    (said,) = explain(GOOD.replace("id: reasons", f"id: {name}"))
    assert f"in a phrase, {name} means something else" in said


def test_a_question_twice_is_said() -> None:
    (said,) = explain(GOOD.replace("- id: rate", "- id: count"))
    assert said.endswith("Choose another id; there is a question count before.")


def test_a_list_may_follow_one_that_is_asked_later() -> None:
    text = GOOD.replace("        least: 2\n", "        follows: plans\n        least: 2\n", 1)
    assert "follows: plans" in text
    parse_interview(text, "sample.yaml")


def test_a_paired_list_has_no_lists_within() -> None:
    inner = "pairs_with: problems\n        inner: {ask: {zh_CN: 条, en: Item}}"
    said = explain(GOOD.replace("pairs_with: problems", inner))
    assert any("plans.pairs_with: Remove this, or inner; " in each for each in said)


@pytest.mark.parametrize("bound", ["1e28", "1e999999", "-1e28", "9999999999999999"])
@pytest.mark.parametrize("kind", ["decimal", "percentage", "integer"])
def test_a_bound_that_no_number_reaches_is_refused(kind: str, bound: str) -> None:
    text = GOOD.replace("kind: percentage", f"kind: {kind}").replace("least: 20", f"least: {bound}")
    (said,) = explain(text)
    assert "Write a" in said
    assert f"{BASICS}.rate.least" in said
