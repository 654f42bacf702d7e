"""Every example of docs/templates.md is read, checked, and prints what the page says."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from inspect import signature
from pathlib import Path
from textwrap import indent
from typing import get_args

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.cli.templates import templates
from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from conversations.definition.questions import Figures, Question
from conversations.definition.samples import build_sample_answers
from conversations.drafts.draft import Draft
from conversations.drafts.figures import compute
from conversations.drafts.values import Amount, Chosen, Declared, Family, ListedEntry
from conversations.periods import Period
from conversations.report.building import build_outline, render_block
from conversations.report.filters import FILTERS
from conversations.report.phrases import render_phrase

GUIDE = (Path(__file__).parents[2] / "docs/templates.md").read_text("utf-8")
EXAMPLE, *FRAGMENTS = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
QUESTIONS = [each for each in FRAGMENTS if each.startswith("- id:")]
(BODY,) = [each for each in FRAGMENTS if each.startswith("- text:")]
(RULES,) = [each for each in FRAGMENTS if each.startswith("when:")]
(VERSION,) = [each for each in FRAGMENTS if each.startswith("version:")]
ROWS = re.findall(r"^\| `(.*\{[{%].*)` \| (.*) \|$", GUIDE, re.MULTILINE)

PERIOD = Period(2026, "上半年")


def build_guide(more: str = "") -> str:
    """Return the page's template with all that the page says of others put into it."""
    section = """
  - id: more
    title: {zh_CN: 其他, en: More}
    heading: 其他
    questions:
"""
    questions = indent("".join(QUESTIONS) + more, " " * 6)
    return f"{EXAMPLE}{section}{questions}    body:\n{indent(BODY, ' ' * 6)}"


@pytest.fixture(scope="module")
def guide() -> Interview:
    return parse_interview(build_guide(), "guide.yaml")


def test_the_small_example_is_without_mistake() -> None:
    interview = parse_interview(EXAMPLE, "safety_inspection.yaml")
    draft = Draft(interview.id, 1, PERIOD.key, build_sample_answers(interview, PERIOD))
    lines = [render_block(block) for block in build_outline(interview, draft).blocks]
    assert lines[1:3] == ["一、检查情况", "共开展检查12次。"]
    assert lines[3].startswith("一是消防通道堵塞。")
    assert "二是用电不规范。" in lines[3]


def test_the_parts_of_a_template_are_without_mistake(guide: Interview) -> None:
    assert len(QUESTIONS) == 7
    kinds = {question.kind for _, question in guide.questions()}
    assert {"declaration", "items", "table", "figures", "pictures"} <= kinds
    draft = Draft(guide.id, 1, PERIOD.key, build_sample_answers(guide, PERIOD))
    lines = [render_block(block) for block in build_outline(guide, draft).blocks]
    assert "（一）主要做法" in lines
    assert "1.安全培训" in lines
    assert any(line.startswith("隐患整改情况\n已整改｜") for line in lines)
    assert lines[-4:-2] == ["附件", "现场照片"]


@pytest.mark.parametrize("rule", RULES.splitlines())
def test_a_rule_is_without_mistake(rule: str) -> None:
    asked = "- id: last\n  kind: long_text\n  ask: {zh_CN: 问, en: Ask}\n"
    text = build_guide(f"{asked}  {rule}\n") + '      - text: "{{ last }}"\n'
    assert parse_interview(text, "guide.yaml").by_id["last"].when is not None


def test_a_new_version_is_without_mistake() -> None:
    interview = parse_interview(EXAMPLE.replace("version: 1\n", VERSION), "guide.yaml")
    assert interview.version == 2
    assert dict(interview.renamed) == {"checks": "times"}


@pytest.mark.parametrize(("phrase", "printed"), ROWS)
def test_a_phrase_prints_what_the_page_says(guide: Interview, phrase: str, printed: str) -> None:
    count = guide.by_id["count"]
    assert isinstance(count, Figures)
    numbers = {"all": 30, "mended": 25, "last_year.all": 24}
    computed = compute(count, {name: Decimal(value) for name, value in numbers.items()})
    day = date(2026, 6, 30)
    values = {
        "times": 12,
        "found": True,
        "opening": "现报告如下",
        "spent": Amount(Decimal("1193.5"), "万元"),
        "day": day,
        "way": Chosen("joint", "联合检查"),
        "chosen": [Chosen("training", "培训"), Chosen("drill", "演练")],
        "accidents": Declared("未发生安全生产事故。", none=True),
        "addressee": "市安委会",
        "hazards": [ListedEntry("通道堵塞", "东门。"), ListedEntry("线路老化", "二楼。")],
        "count": Family({**numbers, **computed}),
        "tasks": [Family({"task": "换线路", "due_on": day})],
        "period": PERIOD,
    }
    assert render_phrase(phrase.replace("\\|", "|"), values) == printed


COMMON = {
    *("id", "kind", "ask", "hint", "required", "when", "sensitive"),
    *("default", "profile"),
}
"""Fields that the page tells of for all kinds together."""


def test_every_kind_and_its_fields_are_on_the_page() -> None:
    assert len(ROWS) > 15
    for kind in get_args(get_args(Question)[0]):
        (name,) = get_args(kind.model_fields["kind"].annotation)
        row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{name}` |"))
        own = set(kind.model_fields) - COMMON
        assert {field for field in own if f"`{field}`" not in row} == set(), name


def test_the_fields_of_all_parts_are_on_the_page() -> None:
    parts = json.loads(CliRunner().invoke(app, ["templates", "schema"]).stdout)
    fields = {name for part in [parts, *parts["$defs"].values()] for name in part["properties"]}
    assert fields > COMMON
    named = set(re.findall("[a-zA-Z_]+", GUIDE))
    assert fields - named == set()


def test_every_filter_of_ours_and_part_of_a_value_is_on_the_page() -> None:
    named = set(re.findall("[a-zA-Z_]+", GUIDE))
    assert FILTERS.keys() - named == set()
    parts = {"value", "unit", "yuan", "now", "before", "amount", "rate", "inner", "heading", "text"}
    periods = {each for each in dir(Period) if each[0] != "_"} - {"key", "kind", "label_en"}
    assert (parts | periods) - {"say", "shift"} - named == set()


def test_every_command_and_its_options_are_on_the_page() -> None:
    for command in templates.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__
        assert f"`huibao templates {name}" in GUIDE, name
        for option in signature(command.callback).parameters:
            wanted = {"path": "[PATH]", "name": "NAME", "file": "FILE"}.get(option, f"--{option} ")
            assert wanted in GUIDE, option
