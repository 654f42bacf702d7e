"""Mistakes in the body of a section, and answers that nothing uses."""

from __future__ import annotations

from tests.unit.mistakes import GOOD, Broken, assert_said, explain, parametrize_broken

BODY = "sections.work.body"
AREAS = "- items: areas\n        marker: （一）\n        inner_marker: 一是"

BLOCKS = [
    Broken(
        "a list that is not there",
        "items: plans,",
        "items: plan,",
        f"{BODY}.3.items",
        "Name an items question (perhaps plans).",
    ),
    Broken(
        "another kind in place of a list",
        "items: plans,",
        "items: unit,",
        f"{BODY}.3.items",
        "Name an items question; unit is another kind.",
    ),
    Broken(
        "a table that is not there",
        "{table: tasks,",
        "{table: taks,",
        "sections.numbers.body.3.table",
        "Name a table question (perhaps tasks).",
    ),
    Broken(
        "a list in place of a table",
        "{table: tasks,",
        "{table: plans,",
        "sections.numbers.body.3.table",
        "Name a table question; plans is another kind.",
    ),
    Broken(
        "a list twice",
        "items: plans,",
        "items: problems,",
        f"{BODY}.3.items",
        "Remove this block; one before it shows problems already.",
    ),
    Broken(
        "a number before a section's heading",
        "heading: 数字",
        "heading: 二、数字",
        "sections.numbers.heading",
        "Write 数字 alone; headings are numbered on their own.",
    ),
    Broken(
        "a number before a group's heading",
        'heading: "存在问题"',
        'heading: "（三）存在问题"',
        f"{BODY}.2.heading",
        "Write 存在问题 alone; headings are numbered on their own.",
    ),
    Broken(
        "joined where it cannot be",
        "marker: 1.\n            layout: run_in",
        "marker: 1.\n            layout: joined",
        f"{BODY}.2.body.1.layout",
        "Write run_in or own_line; only 一是 can be joined.",
    ),
    Broken(
        "joined within where it cannot be",
        "inner_marker: 一是",
        "inner_marker: 1.",
        f"{BODY}.1.inner_layout",
        "Write run_in or own_line; only 一是 can be joined.",
        at="inner_layout",
    ),
    Broken(
        "a group joined",
        "        marker: （一）\n        body:",
        "        marker: （一）\n        layout: joined\n        body:",
        f"{BODY}.2.layout",
        "Write run_in or own_line; only 一是 can be joined.",
    ),
    Broken(
        "the same marker within",
        AREAS,
        AREAS.replace("（一）", "一是"),
        f"{BODY}.1.inner_marker",
        "Choose a higher marker for what is around this; nothing is below 一是.",
        at="inner_marker",
    ),
    Broken(
        "a higher marker within",
        AREAS + "\n        inner_layout: joined",
        AREAS.replace("（一）", "（1）").replace("一是", "1."),
        f"{BODY}.1.inner_marker",
        "Write a marker below （1）: 一是.",
        at="inner_marker",
    ),
    Broken(
        "a group within its own marker",
        "          - items: problems\n            marker: 1.",
        "          - items: problems\n            marker: （一）",
        f"{BODY}.2.body.1.marker",
        "Write a marker below （一）: 1. or （1） or 一是.",
    ),
    Broken(
        "a marker that stands there by itself",
        "          - items: problems\n            marker: 1.",
        "          - items: problems",
        f"{BODY}.2.body.1.marker",
        "Write a marker below （一）: 1. or （1） or 一是.",
        at="- items: problems",
    ),
    Broken(
        "a marker for no list within",
        "{items: plans, marker: 一是,",
        "{items: plans, marker: 一是, inner_marker: 一是,",
        f"{BODY}.3.inner_marker",
        "Remove this; plans has no list within its entries.",
    ),
    Broken(
        "added under nothing",
        "{under: duty,",
        "{under: duyt,",
        f"{BODY}.1.add.1.under",
        "Name the id of a suggestion of areas (perhaps duty).",
    ),
]

UNUSED = [
    Broken(
        "a list",
        "      - {items: plans, marker: 一是, layout: joined}\n",
        "",
        "sections.work.questions.plans.id",
        "This answer never reaches the report. Show it in a section's body, with - items: plans.",
        at="- id: plans",
    ),
    Broken(
        "a list that only a rule looks at",
        "          - items: problems\n            marker: 1.\n            layout: run_in",
        "          - text: 另行报告。",
        "sections.work.questions.problems.id",
        "This answer never reaches the report. Show it in a section's body, with - items: prob",
        at="- id: problems",
    ),
    Broken(
        "a text",
        '      - text: "{{ reasons }}"\n',
        "",
        "sections.numbers.questions.reasons.id",
        "This answer is used nowhere. Name it in a phrase or a rule, or remove the question.",
        at="- id: reasons",
    ),
    Broken(
        "an option",
        "{{ signer }}{{ reporter }}",
        "{{ signer }}",
        "sections.basics.questions.reporter.id",
        "This answer is used nowhere.",
        at="- id: reporter",
    ),
]


@parametrize_broken([*BLOCKS, *UNUSED])
def test_a_mistake_in_a_body_is_said(broken: Broken) -> None:
    assert_said(broken)


def test_a_table_that_a_phrase_prints_needs_no_block() -> None:
    text = GOOD.replace('      - {table: tasks, caption: "{{ period.label }}清单"}\n', "")
    assert "for row in tasks" in text
    (said,) = explain(text.replace("{% for row in tasks %}{{ row.task }}{% endfor %}", "完。"))
    assert "tasks.id: This answer never reaches the report." in said


def test_what_is_unused_is_left_unsaid_while_a_name_is_wrong() -> None:
    said = explain(GOOD.replace("items: plans,", "items: plan,"))
    assert not any("used nowhere" in each or "never reaches" in each for each in said)
