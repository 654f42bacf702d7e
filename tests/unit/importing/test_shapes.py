"""Reports in other shapes: what lands where."""

from dataclasses import replace

import pytest

from conversations.drafts.answers import is_missing
from conversations.drafts.draft import DateAnswer, DeclaredAnswer, Part, TextAnswer
from conversations.importing.planning import plan_report
from tests.unit.importing import reports
from tests.unit.importing.laid import begin, check_taken, check_whole, plan_lines, render

HALF, ANNUAL, SPEECH = "half_year_responsibility", "annual_responsibility", "rectification_speech"
SHAPES = [
    (HALF, reports.ONE_LINE, "opening work_items problem_items plan_items", 0),
    (HALF, reports.UNNUMBERED, "title", 3),
    (HALF, reports.DIGITS, "title work_items problem_items plan_items", 0),
    (HALF, reports.MIXED_WIDTHS, "work_items problem_items plan_items", 0),
    (
        ANNUAL,
        reports.THREE_RIGHTS,
        "ideology_heading ideology_text problem_items plan_items",
        0,
    ),
    ("workforce_full", reports.TABLES, "unit_about units problem_items", 1),
    (
        "workforce_building",
        reports.LONG_PARAGRAPH,
        "loyalty_items duty_items problem_items plan_items",
        1,
    ),
    (
        ANNUAL,
        reports.WEB_COPIED,
        "title opening duty_heading duty_items problem_items plan_items",
        0,
    ),
    (
        HALF,
        reports.FRAMED,
        "addressee opening work_items problem_items plan_items signer signed_on",
        2,
    ),
    (HALF, reports.OTHER_KIND, "title addressee opening signer signed_on", 7),
    (
        SPEECH,
        reports.AREAS,
        "lead_in problem_areas cause_items measure_items closing_words",
        2,
    ),
]


@pytest.mark.parametrize(("name", "lines", "questions", "unplaced"), SHAPES)
def test_each_part_lands_where_it_belongs(name, lines, questions, unplaced):
    plan = plan_lines(name, lines)
    check_whole(plan, lines)
    assert list(dict.fromkeys(each.question for each in plan.chunks if each.question)) == (
        questions.split()
    )
    assert len(plan.unplaced) == unplaced
    check_taken(*begin(name), plan)


def land(name, lines):
    """The headings and texts at each question."""
    plan = plan_lines(name, lines)
    return {
        each.question: [one.heading or one.text for one in plan.at(each.question)]
        for each in plan.chunks
        if each.question
    }


def finish(name, lines):
    interview, draft = begin(name)
    return render(interview, check_taken(interview, draft, plan_lines(name, lines)))


def test_a_report_without_line_breaks_gets_them():
    printed = finish(HALF, reports.ONE_LINE)
    assert "".join(printed) == reports.ONE_LINE[0]
    assert [line[:3] for line in printed[1:5]] == ["一、上", "（一）", "（二）", "二、存"]


def test_a_section_of_plain_paragraphs_says_what_it_was_about():
    interview, draft = begin(HALF)
    taken = check_taken(interview, draft, plan_lines(HALF, reports.UNNUMBERED))
    assert [each.about for each in taken.unplaced] == [
        "上半年履职情况",
        "存在的主要问题",
        "下步打算",
    ]


def test_numbers_of_other_levels_become_those_of_the_template():
    assert finish(HALF, reports.DIGITS)[1:3] == [
        "（一）扫描卷宗。抽调6名骨干，扫描1200余份。",
        "（二）做好服务。接待群众350人次。",
    ]


def test_full_and_half_width_signs_make_no_difference():
    assert land(HALF, reports.MIXED_WIDTHS)["work_items"] == [
        "抓好学习.做到“三学”。",
        "抓好落实。",
        "逐月检查，",
        "建章立制。",
    ]
    assert finish(HALF, reports.MIXED_WIDTHS)[3] == "２．建章立制。制定办法３个。"


def test_three_rights_and_wrongs_are_no_list():
    assert land(ANNUAL, reports.THREE_RIGHTS)["ideology_text"] == [reports.THREE_RIGHTS[2]]


def test_lists_are_joined_where_the_file_has_them_so():
    printed = finish(ANNUAL, reports.THREE_RIGHTS)
    assert reports.THREE_RIGHTS[4] in printed
    assert reports.THREE_RIGHTS[6] in printed


def test_a_table_lands_where_its_columns_are_asked_for():
    interview, draft = begin("workforce_full")
    plan = plan_lines("workforce_full", reports.TABLES)
    taken = check_taken(interview, draft, plan)
    assert [row.cells for row in taken.answers["units"].rows] == [
        ("法学会", "群团组织", "5", "4"),
        ("网格中心", "事业单位", "20", "18"),
    ]
    assert [(each.text, each.about) for each in taken.unplaced] == [
        ("姓名\t电话\n张三\t6212345", "存在的问题")
    ]


def test_entries_within_one_paragraph_are_told_apart():
    found = land("workforce_building", reports.LONG_PARAGRAPH)
    assert found["problem_items"] == ["学用结合不够。", "培训不够。", "关爱不够。"]
    assert found["loyalty_items"] == ["强化理论武装。", "严守政治纪律。", "抓好思想教育。"]


def test_what_the_web_put_in_is_set_aside_with_its_reason():
    plan = plan_lines(ANNUAL, reports.WEB_COPIED)
    assert [each.reason for each in plan.junk] == [
        *("site_mark", "site_mark", "blank", "address", "site_mark"),
        *("page_number", "password", "site_mark", "page_number"),
    ]
    duty = plan.at("duty_items")[0]
    assert duty.text == "开展“第一议题”学习24次。"


def test_the_frame_of_a_report_is_asked_about():
    interview, draft = begin(HALF)
    plan = plan_lines(HALF, reports.FRAMED)
    taken = check_taken(interview, draft, plan)
    assert "title" not in taken.answers
    assert taken.answers["addressee"].text == reports.FRAMED[3]
    assert taken.answers["sign"].value is True
    assert taken.answers["signer"].text == "市档案馆"
    assert isinstance(taken.answers["signed_on"], DateAnswer)
    assert taken.answers["signed_on"].value.isoformat() == "2026-07-03"
    assert taken.layouts["work:（一）"] == "own_line"
    assert [each.text for each in taken.unplaced] == ["（2026年7月3日）", "附件：学习台账"]


def test_a_report_of_another_kind_lies_in_unplaced_with_its_headings():
    interview, draft = begin(HALF)
    taken = check_taken(interview, draft, plan_lines(HALF, reports.OTHER_KIND))
    assert [(each.text, each.about) for each in taken.unplaced] == [
        ("一、检查时间", ""),
        ("7月1日至7月10日。", "检查时间"),
        ("二、检查内容", ""),
        ("（一）电路。看有无私拉乱接。", "检查内容"),
        ("（二）通道。看是否畅通。", "检查内容"),
        ("三、工作要求", ""),
        ("各科室要高度重视。", "工作要求"),
    ]


def test_what_stands_between_an_area_and_its_list_has_no_place():
    interview, draft = begin(SPEECH)
    taken = check_taken(interview, draft, plan_lines(SPEECH, reports.AREAS))
    first, second = taken.answers["problem_areas"].entries
    assert [entry.heading.text for entry in first.inner.entries] == ["学得浅", "做得慢"]
    assert second.inner.entries == ()
    assert [each.about for each in taken.unplaced] == ["落实上级部署方面", "改进作风方面"]


def test_the_title_that_the_template_prints_is_covered():
    lines = ["市委政法委关于2025年度政法队伍建设情况的报告", "一、教育整顿开展情况", "认真开展。"]
    interview, begun = begin("workforce_full")
    told = replace(begun, answers={"unit": TextAnswer((Part("市委政法委"),))})
    for draft in (begun, told):
        title = plan_report(interview, draft, lines).chunks[0]
        assert (title.question, title.covered) == ("", True)
    own = ["市委政法委队伍建设年度汇报", *lines[1:]]
    assert plan_report(interview, told, own).chunks[0].question == "title"


def test_a_declaration_made_word_for_word_is_not_asked_for():
    interview, draft = begin(ANNUAL)
    heading = "做好安可替代和保密教育工作"
    lines = [
        "一、工作情况",
        "（一）严格履行全面从严治党主体责任",
        f"一是{heading}。全年未发生失泄密事件。二是抓学习。",
    ]
    taken = check_taken(interview, draft, plan_lines(ANNUAL, lines))
    assert taken.answers["duty_items"].entries[0].topic == "secrecy"
    assert taken.answers["leaks"] == DeclaredAnswer("covered")
    assert "violations" not in taken.answers


def test_an_entry_of_one_sentence_lacks_nothing_and_prints_as_it_was():
    interview, draft = begin(HALF)
    lines = [
        "一、上半年履职情况",
        "抓了学习。",
        "二、存在的主要问题",
        "一是学得还不深，联系实际的办法不多。",
        "二是走访偏少，听真话不够。",
    ]
    taken = check_taken(interview, draft, plan_report(interview, draft, lines))
    assert taken.answers["problem_items"].closed
    assert not is_missing(interview.by_id["problem_items"], taken.answers["problem_items"])
    assert lines[3] in [line.replace("（一）", "一是") for line in render(interview, taken)]
