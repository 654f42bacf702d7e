"""The report's form: stops after headings, headings with nothing under them, long paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.checks.empty_sections import EMPTY_SECTION
from conversations.checks.finding import Finding
from conversations.checks.heading_stops import HEADING_STOPS
from conversations.checks.norms import Norms
from conversations.checks.pairs_alone import PAIRS_ALONE
from conversations.checks.pairs_unanswered import PAIRS_UNANSWERED
from conversations.checks.paragraph_norms import ParagraphNorms
from conversations.checks.paragraphs import LONG_PARAGRAPH
from conversations.checks.subject import Check, Subject
from conversations.definition.parsing import parse_interview
from conversations.drafts.draft import Answer
from conversations.drafts.path import build_walk
from tests.unit.checks.passages import load_shipped, say
from tests.unit.checks.test_form_laws import OURS as FORM_OF_TEXTS
from tests.unit.checks.typed import TODAY
from tests.unit.drafted import ask, items, make_draft, make_interview, make_section, text
from tests.unit.made_answers import build_drafts

TEMPLATE = Path(__file__).parents[3] / "templates/interviews/annual_responsibility.yaml"
ANNUAL = parse_interview(TEMPLATE.read_text("utf-8"), TEMPLATE.name)
OURS = [*FORM_OF_TEXTS, EMPTY_SECTION, LONG_PARAGRAPH, PAIRS_ALONE, PAIRS_UNANSWERED]

OWN_LINE: dict[str, Any] = {"items": "works", "marker": "（一）", "layout": "own_line"}
RUN_IN: dict[str, Any] = {"items": "works", "marker": "（一）", "layout": "run_in"}
GROUP: dict[str, Any] = {"heading": "{{ head }}", "body": [{"text": "{{ opening }}"}]}
JOINED: dict[str, Any] = {"items": "works", "marker": "一是", "layout": "joined"}


def find(check: Check, body: list[Any], longest: int = 600, **answers: Answer) -> list[Finding]:
    questions = [ask("head", "short_text"), "opening", ask("works", "items")]
    section = make_section("work", questions, body=body, heading="工作情况")
    walk = build_walk(make_interview(section), make_draft(**answers))
    norms = Norms(paragraphs=ParagraphNorms(longest=longest))
    return list(check.find(Subject(walk, norms, TODAY)))


def test_a_stop_after_a_heading_on_its_own_line_is_found() -> None:
    works = items(("抓学习", "学了。"), ("抓落实。", "落实了。"))
    (found,) = find(HEADING_STOPS, [OWN_LINE], works=works)
    assert found.spot is not None
    assert (found.spot.excerpt, found.fix, found.spot.typed.place) == ("。", "", "2.heading")
    assert found.params["heading"] == "抓落实"


def test_a_stop_after_the_heading_of_a_group_is_found() -> None:
    (found,) = find(HEADING_STOPS, [GROUP], head=text("抓落实。"), opening=text("落实了。"))
    assert (found.question.id, found.fix) == ("head", "")


@pytest.mark.parametrize("layout", [RUN_IN, JOINED])
def test_a_stop_before_the_text_that_follows_is_right(layout: dict[str, Any]) -> None:
    assert find(HEADING_STOPS, [layout], works=items(("抓落实。", "落实了。"))) == []


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("（一）抓学习\n学了。\n（二）抓落实。\n落实了。", 1),
        ("一、工作\n学了。\n二、问题。\n落实了。", 1),
        ("1.学习。\n学了。\n2.研讨\n研了。\n3.调研。\n调了。", 2),
        ("（一）工作\n1.学习。\n学了。\n2.研讨\n研了。", 1),
        ("（一）抓学习。\n学了。\n（二）抓落实。\n落实了。", 0),
        ("（一）抓学习\n（二）抓落实。", 0),
        ("（一）抓学习。学了。\n（二）抓落实。落实了。", 0),
        ("1.学了三次。\n2.研讨了两次。", 0),
        ("抓学习。\n抓落实", 0),
    ],
)
def test_typed_headings_of_one_level_are_alike(typed: str, count: int) -> None:
    assert say(HEADING_STOPS, typed) == [("。", "")] * count


def test_a_heading_with_nothing_under_it_is_found() -> None:
    works = items(("抓学习", None), ("抓落实", "落实了。"), ("抓整改", None))
    found = find(EMPTY_SECTION, [OWN_LINE], works=works)
    assert [each.params["heading"] for each in found] == ["抓学习", "抓整改"]
    assert len({each.mark for each in found}) == 2


def test_a_typed_heading_that_is_left_out_is_found() -> None:
    (found,) = find(EMPTY_SECTION, [GROUP], head=text("抓落实"))
    assert (found.question.id, found.rank, found.params) == (
        "head",
        "advice",
        {"heading": "抓落实"},
    )


@pytest.mark.parametrize(
    ("body", "answers"),
    [
        ([GROUP], {"head": text("抓落实"), "opening": text("落实了。")}),
        ([GROUP], {"head": text("抓落实。"), "opening": text("落实了。")}),
        ([GROUP], {"opening": text("落实了。")}),
        ([GROUP | {"layout": "run_in"}], {"head": text("抓落实"), "opening": text("落实了。")}),
        (
            [GROUP | {"layout": "run_in", "body": [JOINED]}],
            {"head": text("抓落实"), "works": items(("学", "学了。"), ("研", "研了。"))},
        ),
        ([OWN_LINE], {"works": items(("抓学习", "学了。"), ("抓落实", "落实了。"))}),
        ([RUN_IN], {"works": items(("抓学习", None))}),
        ([], {"head": text("抓落实")}),
    ],
)
def test_headings_with_text_are_right(body: list[Any], answers: dict[str, Answer]) -> None:
    assert find(EMPTY_SECTION, body, **answers) == []


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_answered_the_findings_are_about_the_path(data: st.DataObject) -> None:
    draft = data.draw(build_drafts(ANNUAL))
    walk = build_walk(ANNUAL, draft)
    subject = Subject(walk, load_shipped(), TODAY)
    asked = {question.id for _, question in walk.path}
    for check in OURS:
        assert all(each.question.id in asked for each in check.find(subject))


def test_a_paragraph_longer_than_a_page_is_found_where_it_was_typed() -> None:
    long = text("学" * 601)
    (found,) = find(LONG_PARAGRAPH, [{"text": "{{ opening }}"}], opening=long)
    assert (found.question.id, found.params["length"]) == ("opening", 601)


def test_entries_in_one_paragraph_count_together() -> None:
    works = items(("抓学习", "学" * 40), ("抓落实", "落" * 50))
    (found,) = find(LONG_PARAGRAPH, [JOINED], longest=100, works=works)
    assert (found.question.id, found.params["begins"]) == ("works", "一是抓学习。学学学学学…")
    assert find(LONG_PARAGRAPH, [JOINED], longest=150, works=works) == []
    assert find(LONG_PARAGRAPH, [RUN_IN], longest=100, works=works) == []


def test_several_paragraphs_may_be_long_together() -> None:
    lines = text("\n".join(["学" * 300] * 5))
    assert find(LONG_PARAGRAPH, [{"text": "{{ opening }}"}], opening=lines) == []
