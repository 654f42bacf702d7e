"""Chunks that are moved with a tap."""

from dataclasses import replace

import pytest

from conversations.drafts.draft import Part, TextAnswer
from conversations.importing.moving import list_targets, move_chunk
from tests.unit.importing import reports
from tests.unit.importing.laid import begin, check_taken, check_whole, plan_lines

HALF = "half_year_responsibility"


def find(plan, fragment):
    return next(each for each in plan.chunks if fragment in each.heading + each.text)


def targets(plan, chunk, name=HALF, **answers):
    interview, draft = begin(name)
    draft = replace(draft, answers=answers)
    return [each.id for _, each in list_targets(interview, draft, plan, chunk.id)]


def move(plan, chunk, question, name=HALF):
    return move_chunk(*begin(name), plan, chunk.id, question)


def test_an_entry_may_go_to_a_list_or_a_long_text():
    plan = plan_lines(HALF, reports.DIGITS)
    entry = find(plan, "扫描卷宗")
    found = targets(plan, entry)
    assert {"opening", "problem_items", "plan_items"} <= set(found)
    assert not {"work_items", "title", "signed_on", "reporter", "sign"} & set(found)
    moved = move(plan, entry, "plan_items")
    assert (find(moved, "扫描卷宗").question, moved.revision) == ("plan_items", 1)
    assert move(moved, entry, "plan_items") is moved


def test_a_text_goes_only_where_it_is_understood():
    plan = plan_lines(HALF, reports.FRAMED)
    assert "signed_on" in targets(move(plan, find(plan, "2026.7.3"), ""), find(plan, "2026.7.3"))
    assert "signed_on" not in targets(plan, find(plan, "附件"))
    assert move(plan, find(plan, "附件"), "signed_on") is plan


def test_a_question_that_is_answered_takes_no_second_answer():
    plan = plan_lines(HALF, reports.FRAMED)
    free = move(plan, find(plan, "纪委监委"), "")
    chunk = find(free, "纪委监委")
    assert "addressee" in targets(free, chunk)
    assert "addressee" not in targets(free, chunk, addressee=TextAnswer((Part("省委"),)))
    assert "addressee" not in targets(plan, find(plan, "（2026年7月3日）"))


def test_a_heading_takes_along_what_stands_under_it():
    plan = plan_lines(HALF, reports.OTHER_KIND)
    heading = find(plan, "检查内容")
    moved = move(plan, heading, "opening")
    assert [each.heading for each in moved.at("opening") if each.heading] == [
        "检查内容",
        "电路。",
        "通道。",
    ]
    check_whole(moved, reports.OTHER_KIND)
    interview, draft = begin(HALF)
    taken = check_taken(interview, draft, moved)
    assert taken.answers["opening"].text.split("\n")[1:] == reports.OTHER_KIND[5:8]
    back = move(moved, heading, "")
    assert [each.question for each in back.chunks[5:8]] == ["", "", ""]


def test_a_heading_that_is_covered_may_be_text_after_all():
    plan = plan_lines(HALF, reports.UNNUMBERED)
    heading = find(plan, "存在的主要问题")
    moved = move(plan, heading, "opening")
    assert not find(moved, "存在的主要问题").covered
    assert [each.text for each in moved.at("opening")] == ["", reports.UNNUMBERED[4]]


def test_what_was_taken_for_junk_may_be_text_after_all():
    plan = plan_lines("annual_responsibility", reports.WEB_COPIED)
    junk = find(plan, "点击下载全文")
    assert "party_text" in targets(plan, junk, "annual_responsibility")
    moved = find(move(plan, junk, "party_text", "annual_responsibility"), "点击下载全文")
    assert (moved.role, moved.reason, moved.question) == ("text", "", "party_text")


@pytest.mark.parametrize("question", ["", "opening"])
def test_a_blank_page_and_a_chunk_that_is_none_stay_where_they_are(question):
    plan = plan_lines("annual_responsibility", reports.WEB_COPIED)
    blank = next(each for each in plan.junk if each.reason == "blank")
    interview, draft = begin("annual_responsibility")
    for chunk_id in (blank.id, 0, 999):
        assert list_targets(interview, draft, plan, chunk_id) == ()
        assert move_chunk(interview, draft, plan, chunk_id, question) is plan


def test_a_list_of_lists_takes_no_entry_with_a_text():
    name = "rectification_speech"
    plan = plan_lines(name, reports.AREAS)
    assert "problem_areas" not in targets(plan, find(plan, "理论武装有差距"), name)
    assert "cause_items" in targets(plan, find(plan, "落实上级部署方面"), name)
