"""A plan's lists, what is dropped from it, and what becomes of a plan or its text in the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.definition.interview import Interview
from conversations.definition.parsing import parse_interview
from conversations.drafts.draft import Draft, Unplaced
from conversations.importing.fitting import fit_plan
from conversations.importing.guessing import has_headings, is_report
from conversations.importing.listing import (
    find_listed,
    guess_section,
    list_aside,
    list_pieces,
)
from conversations.importing.moving import drop_chunk
from conversations.importing.placing import lay_aside
from conversations.importing.plan import Chunk, Plan
from conversations.recognition.markers import find_marker
from tests.integration.templates.samples import UNIT, ask, build_source

INTERVIEW: Interview = parse_interview(
    build_source(UNIT, ask("work", "long_text"), ask("plans", "long_text")).replace(
        "{{ work }}", "{{ work }}{{ plans }}"
    ),
    "ours.yaml",
)
HEADING = Chunk(1, "heading", "", "工作情况", "一、", 1, covered=True)
ENTRY = Chunk(2, "entry", "做了甲。", "甲项。", "（一）", 2, parent=1, question="plans")
UNDER = Chunk(3, "text", "还做了乙。", parent=2, question="plans")
FIRST = Chunk(4, "text", "先说工作。", question="work")
STRAY = Chunk(5, "text", "附记。")
JUNK = Chunk(6, "junk", "##paidend##", reason="site_mark")
PLAN = Plan((HEADING, ENTRY, UNDER, FIRST, STRAY, JUNK), 7, area=2)


def test_pieces_are_listed_question_by_question_and_then_the_rest() -> None:
    pieces = list_pieces(INTERVIEW, PLAN)
    assert [each.chunk.id for each in pieces] == [4, 2, 3, 5]
    assert [each.place and each.place[1].id for each in pieces] == ["work", "plans", "plans", None]


def test_every_chunk_is_listed_or_set_aside() -> None:
    listed = {each.chunk.id for each in list_pieces(INTERVIEW, PLAN)}
    aside = {each.id for each in list_aside(PLAN)}
    assert listed | aside == {each.id for each in PLAN.chunks}
    assert not listed & aside
    assert [each.id for each in PLAN.unplaced] == [5]


@pytest.mark.parametrize(("chunk", "number"), [(4, 1), (2, 2), (5, 4), (1, 0), (6, 0)])
def test_a_piece_is_found_by_its_id(chunk: int, number: int) -> None:
    found = find_listed(INTERVIEW, PLAN, chunk)
    assert found is not None
    assert (found[0], found[1].chunk.id) == (number, chunk)


def test_no_piece_is_found_by_an_id_of_none() -> None:
    assert find_listed(INTERVIEW, PLAN, 99) is None


def test_what_is_dropped_takes_along_what_stands_under_it() -> None:
    dropped = drop_chunk(PLAN, 2)
    assert [each.chunk.id for each in list_pieces(INTERVIEW, dropped)] == [4, 5]
    assert {2, 3} <= {each.id for each in list_aside(dropped)}
    assert (dropped.revision, dropped.area) == (8, 2)


def test_to_drop_what_is_set_aside_or_is_not_there_changes_nothing() -> None:
    assert drop_chunk(PLAN, 99) is PLAN
    once = drop_chunk(PLAN, 5)
    assert drop_chunk(once, 5) is once
    assert drop_chunk(PLAN, JUNK.id) is PLAN


def test_a_piece_belongs_to_the_section_of_what_stands_before_it() -> None:
    section = INTERVIEW.sections[0].id
    assert guess_section(INTERVIEW, PLAN, 5) == section
    assert guess_section(INTERVIEW, PLAN, 1) == section
    assert guess_section(INTERVIEW, Plan((STRAY,)), 5) == ""


def test_a_plan_loses_no_text_with_a_question_that_is_gone() -> None:
    newer = INTERVIEW.model_copy(update={"renamed": {"old_work": "work"}})
    renamed = replace(FIRST, question="old_work")
    gone = replace(ENTRY, question="gone")
    fitted = fit_plan(newer, Plan((renamed, gone)))
    assert [each.question for each in fitted.chunks] == ["work", ""]
    assert fit_plan(newer, PLAN) is PLAN


def test_texts_are_laid_behind_those_without_a_place() -> None:
    draft = Draft("ours", 1, "2026", unplaced=(Unplaced(4, "旧的"),))
    put = lay_aside(draft, Unplaced(0, "甲", "标题"), Unplaced(4, "乙"))
    assert put.unplaced == (*draft.unplaced, Unplaced(5, "甲", "标题"), Unplaced(6, "乙"))
    assert lay_aside(replace(draft, unplaced=()), Unplaced(9, "甲")).unplaced == (
        Unplaced(1, "甲"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一、甲\n说明\n二、乙", True),
        ("（一）甲\n（二）乙", True),
        ("1. 甲\n2. 乙\n（1）丙", False),
        ("一、甲\n说明", False),
        ("一是甲；二是乙。", False),
        ("", False),
    ],
)
def test_a_report_is_told_by_its_headings(text: str, told: bool) -> None:
    assert is_report(text.split("\n")) is told


def test_headings_count_that_the_template_prints() -> None:
    assert find_marker("一、工作情况") is not None
    other = replace(HEADING, id=9)
    assert has_headings(Plan((HEADING, other)))
    assert not has_headings(PLAN)
