"""Kinds of questions and rules in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.authoring.wording import render_kind, render_rule
from conversations.definition.parsing import parse_interview
from conversations.definition.questions import Question
from conversations.definition.terms import Rule
from tests.unit.mistakes import GOOD

WORDS = {"zh_CN": "词", "en": "word"}
QUESTIONS: TypeAdapter[Question] = TypeAdapter(Question)
OPTIONS = [
    {"id": "a", "label": {"zh_CN": "甲", "en": "A"}},
    {"id": "b", "label": {"zh_CN": "乙", "en": "B"}},
]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "short_text", "longest": 50}, "one line, at most 50 characters"),
        ({"kind": "long_text"}, "paragraphs"),
        ({"kind": "integer"}, "a whole number"),
        ({"kind": "integer", "most": 9}, "a whole number, at most 9"),
        ({"kind": "decimal", "places": 1, "least": 0}, "a number, decimals at most 1, at least 0"),
        ({"kind": "money"}, "an amount of money; without a unit, in 万元"),
        ({"kind": "percentage"}, "a percentage, 0 to 100"),
        ({"kind": "date"}, "a day"),
        ({"kind": "period", "periods": "month"}, "a span of time (month)"),
        ({"kind": "choice", "options": OPTIONS}, "one of these: 甲、乙"),
        ({"kind": "multi_choice", "options": OPTIONS, "least": 0}, "some of these: 甲、乙"),
        ({"kind": "confirm"}, "yes or no"),
        ({"kind": "declaration", "none": "没有。"}, "none (“没有。”) or particulars"),
        ({"kind": "items", "most": 4}, "a list, 1 to 4 entries"),
        (
            {"kind": "items", "inner": {"ask": WORDS}},
            "a list, 1 to 20 entries, each with a list of its own, 1 to 20 entries: 词",
        ),
        (
            {
                "kind": "table",
                "columns": [
                    {"id": "a", "label": "甲", "kind": "money", "total": True},
                    {"id": "b", "label": "乙", "required": False},
                ],
            },
            "a table, 1 to 200 rows: 甲 (money, added up)、乙 (text, optional)",
        ),
        (
            {
                "kind": "figures",
                "members": [
                    {"id": "a", "label": {"zh_CN": "甲", "en": "A"}, "unit": "人"},
                    {"id": "b", "label": {"zh_CN": "乙", "en": "B"}},
                ],
                "sums": [{"total": "before.all", "parts": ["a", "b"]}],
                "of_which": [{"part": "b", "whole": "a"}],
                "changes": [{"id": "d", "now": "a", "before": "before.all"}],
            },
            (
                "numbers: 甲(人)、乙; 线索 (before) = 甲 + 乙; 乙 at most 甲;"
                " d: 甲 against 线索 (before)"
            ),
        ),
    ],
)
def test_a_kind_is_said(fields: dict[str, Any], said: str) -> None:
    question = QUESTIONS.validate_python({"id": "q", "ask": WORDS, **fields})
    assert render_kind(question, parse_interview(GOOD, "sample.yaml")) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"question": "unit"}, "unit is answered"),
        ({"question": "reporter", "is": ["team", "person"]}, "reporter is 班子 or 个人"),
        ({"question": "themes", "is": ["study"]}, "themes has 学习"),
        ({"question": "signed", "is": [False]}, "signed is false"),
        ({"question": "count", "is": [1, 3]}, "count is 1 or 3"),
        ({"question": "count", "least": 1, "most": 3}, "count is 1 to 3"),
        ({"question": "clues", "member": "open", "most": 3}, "clues.open is at most 3"),
        ({"question": "areas", "is": ["duty"]}, "areas has 主体责任"),
        ({"no": {"question": "unit"}}, "not (unit is answered)"),
        (
            {"all": [{"question": "unit"}, {"any": [{"question": "rate"}, {"question": "count"}]}]},
            "unit is answered and (rate is answered or count is answered)",
        ),
    ],
)
def test_a_rule_is_said(rule: dict[str, Any], said: str) -> None:
    interview = parse_interview(GOOD, "sample.yaml")
    assert render_rule(Rule.model_validate(rule), interview) == said
