from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.recognition.parts import Part
from conversations.recognition.recognising import Recognised, recognise, walk_parts
from tests.old_reports import (
    ALL_SHAPES,
    HALF_WIDTH,
    JOINED,
    OWN_LINE,
    RUN_IN,
    UNNUMBERED,
    load_seed_lines,
)


def read_back(report: Recognised, lines: list[str]) -> list[str]:
    """The lines as all the pieces make them, each behind the last."""
    built = [""] * len(lines)
    for piece in report.pieces():
        assert piece.start == len(built[piece.line])
        built[piece.line] += piece.text
    return built


def texts(passages) -> list[str]:
    return [passage.text for passage in passages]


def titles(parts: tuple[Part, ...]) -> list[str]:
    return [part.title for part in parts]


def count_levels(report: Recognised) -> dict[int, int]:
    return dict(Counter(part.level for part in walk_parts(report.parts)))


# what a report is made of, so that what is drawn looks like one
FRAGMENTS = st.sampled_from(
    [
        *(
            "一、",
            "二、",
            "（一）",
            "(二)",
            "1.",
            "２．",
            "（1）",
            "3)",
            "一是",
            "二是",
            "三是",
            "三是三非",
        ),
        *(
            "。",
            "；",
            "：",
            "，",
            "\t",
            " ",
            "　",
            "\n",
            "##paidbegin##",
            "文档编辑密码：1",
            "— 3 —",
        ),
        *(
            "市委",
            "工作情况",
            "抓学习",
            "特此报告",
            "请同志们监督",
            "2026年7月3日",
            "报告",
            "”",
            "{{",
            "一",
        ),
    ]
)
LINES = st.lists(st.lists(FRAGMENTS, max_size=9).map("".join) | st.text(max_size=20), max_size=14)


@given(LINES)
def test_every_character_is_in_exactly_one_piece(lines):
    assert read_back(recognise(lines), lines) == lines


@given(LINES)
def test_what_is_of_the_report_keeps_its_order(lines):
    report = recognise(lines)
    places = [(each.line, each.start) for one in report.passages() for each in one.pieces]
    assert places == sorted(places)


@given(LINES)
def test_parts_lie_within_parts_of_a_higher_level(lines):
    for part in walk_parts(recognise(lines).parts):
        assert 1 <= part.level <= 5
        assert all(inner.level > part.level for inner in part.parts)


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_no_shape_of_a_report_loses_a_character(shape):
    lines = ALL_SHAPES[shape]
    assert read_back(recognise(lines), lines) == lines


def test_the_frame_of_a_report_is_recognised():
    report = recognise(RUN_IN)
    assert texts(report.title) == [RUN_IN[0]]
    assert report.addressee is not None
    assert report.addressee.text == "市委："
    assert texts(report.opening) == [RUN_IN[2]]
    assert texts(report.closing) == ["特此报告。"]
    assert texts(report.signature) == ["市档案馆"]
    assert report.date is not None
    assert report.date.text == "2026年7月3日"


def test_a_run_in_heading_ends_with_the_first_full_stop():
    part = recognise(RUN_IN).parts[0].parts[0]
    assert (part.marker.text, part.heading.text) == ("（一）", "持续推进数字化。")
    assert (part.title, part.layout, part.number) == ("持续推进数字化", "run_in", 1)
    assert texts(part.body) == ["抽调6名骨干组成专班，扫描卷宗1200余份。"]


def test_a_heading_on_its_own_line_holds_what_follows():
    report = recognise(OWN_LINE)
    first = report.parts[0]
    assert titles(report.parts) == ["主要工作", "存在的问题", "下一步工作"]
    assert titles(first.parts) == ["扛起主体责任", "抓好库房安全"]
    assert {part.layout for part in first.parts} == {"own_line"}
    assert titles(first.parts[0].parts) == ["专题研究部署", "层层压实责任"]
    assert texts(report.parts[1].body) == ["问题主要是人手不足，设备老化。"]


def test_an_enumeration_in_one_paragraph_is_taken_apart():
    report = recognise(JOINED)
    assert texts(report.opening) == ["现将下一步打算汇报如下。"]
    assert titles(report.parts) == ["加强学习", "改造库房", "扩大宣传"]
    assert {part.layout for part in report.parts} == {"joined"}
    assert {part.level for part in report.parts} == {5}


def test_headings_without_numbers_are_short_lines_without_a_stop():
    report = recognise(UNNUMBERED)
    assert texts(report.title) == ["市档案馆二季度工作汇报"]
    assert titles(report.parts) == ["工作进展", "下一步安排"]
    assert [part.marker.text for part in report.parts] == ["", ""]


def test_half_width_brackets_and_digits_count_as_well():
    report = recognise(HALF_WIDTH)
    assert count_levels(report) == {1: 2, 2: 2, 3: 2, 4: 2}
    second = report.parts[0].parts[0].parts[1]
    assert (second.number, titles(second.parts)) == (2, ["查卷宗", "查设备"])


def test_all_levels_may_lie_within_one_another():
    lines = ["一、甲", "（一）乙", "1.丙", "（1）丁", "一是戊。己。", "二是庚。辛。"]
    report = recognise(lines)
    assert count_levels(report) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 2}
    inner = report.parts[0].parts[0].parts[0].parts[0]
    assert titles(inner.parts) == ["戊", "庚"]


def test_gaps_in_the_numbers_and_levels_left_out_are_accepted():
    report = recognise(["一、甲", "1.乙。丙。", "3.丁。戊。", "四、己", "（二）庚。辛。"])
    assert [(part.level, part.number) for part in walk_parts(report.parts)] == [
        *((1, 1), (3, 1), (3, 3)),
        *((1, 4), (2, 2)),
    ]


def test_a_long_first_sentence_is_no_heading():
    sentence = "这句话讲了许多事情，" * 8 + "到此为止。"
    part = recognise(["一、情况", f"（一）{sentence}后面还有。"]).parts[0].parts[0]
    assert part.title == ""
    assert texts(part.body) == [f"{sentence}后面还有。"]


def test_a_list_may_follow_a_heading_in_the_same_paragraph():
    part = (
        recognise(["一、情况", "（一）抓学习。一是勤学。天天学。二是深学。用心学。"])
        .parts[0]
        .parts[0]
    )
    assert (part.title, part.layout, part.body) == ("抓学习", "run_in", ())
    assert titles(part.parts) == ["勤学", "深学"]


def test_a_list_may_begin_behind_a_colon_and_go_on_in_paragraphs():
    lines = ["一、情况", "主要做了这些事：一是勤学。天天学。", "二是深学。用心学。", "三是真学。"]
    section = recognise(lines).parts[0]
    assert texts(section.body) == ["主要做了这些事："]
    assert [(part.title, part.layout) for part in section.parts] == [
        ("勤学", "run_in"),
        ("深学", "run_in"),
        ("真学", "own_line"),
    ]


def test_an_enumeration_in_the_opening_of_a_report_with_parts_stays_there():
    lines = ["今年抓了两件事。一是学习。二是工作。", "一、情况", "写得不错。"]
    report = recognise(lines)
    assert texts(report.opening) == [lines[0]]
    assert count_levels(report) == {1: 1}


def test_a_paragraph_behind_parts_of_one_paragraph_each_closes_the_report():
    lines = ["一、打算", "（一）甲。乙。", "（二）丙。丁。", "今后我们会把这些打算都落到实处。"]
    report = recognise(lines)
    assert texts(report.closing) == [lines[-1]]
    assert texts(report.parts[0].parts[1].body) == ["丁。"]


def test_a_second_paragraph_belongs_to_its_part_where_others_have_some_too():
    lines = ["一、打算", "（一）甲。乙。", "又一段。", "（二）丙。丁。", "再一段。"]
    report = recognise(lines)
    assert report.closing == ()
    assert texts(report.parts[0].parts[1].body) == ["丁。", "再一段。"]


def test_a_closing_in_set_words_is_known_by_them():
    lines = ["一、打算", "继续努力。", "还要努力。", "以上报告，请予审议。"]
    report = recognise(lines)
    assert texts(report.closing) == [lines[-1]]
    assert texts(report.parts[0].body) == lines[1:3]


@pytest.mark.parametrize(
    "date",
    [
        "2026年7月3日",
        "二〇二六年七月三日",
        "　　2026 年 7 月 3 日",
        "20XX年X月X日",
        "２０２６年７月",
    ],
)
def test_a_date_at_the_end_is_recognised(date):
    report = recognise(["标题", "一、情况", "写得不错。", "市档案馆", "张三", date])
    assert report.date is not None
    assert report.date.text == date
    assert texts(report.signature) == ["市档案馆", "张三"]


def test_an_annex_is_no_signature():
    report = recognise(["一、情况", "写得不错。", "附件：统计表", "市档案馆", "2026年7月3日"])
    assert texts(report.signature) == ["市档案馆"]


def test_a_title_may_have_several_lines():
    lines = [
        "市档案馆2026年上半年",
        "工作情况报告",
        "（2026年7月3日）",
        "各位代表：",
        "开头一段。",
        "一、情况",
    ]
    report = recognise(lines)
    assert texts(report.title) == lines[:3]
    assert report.addressee is not None
    assert report.addressee.text == "各位代表："


def test_a_line_that_leads_in_is_no_addressee():
    report = recognise(["关于工作的报告", "现将情况汇报如下：", "一、情况", "写得不错。"])
    assert report.addressee is None
    assert texts(report.opening) == ["现将情况汇报如下："]


def test_junk_is_set_aside_with_its_reason():
    lines = [
        "一、情况",
        "前半句##paidbegin##后半句。",
        "",
        " 　",
        "本文档编辑密码：abc",
        "##paidend##",
    ]
    report = recognise([*lines, "— 12 —", "https://example.org/a?b=1", "第 3 页"])
    assert [(junk.reason, junk.piece.line) for junk in report.junk] == [
        *(("site_mark", 1), ("blank", 2), ("blank", 3), ("password", 4), ("site_mark", 5)),
        *(("page_number", 6), ("address", 7), ("page_number", 8)),
    ]
    body = report.parts[0].body[0]
    assert body.text == "前半句后半句。"
    assert [(piece.start, piece.text) for piece in body.pieces] == [(0, "前半句"), (16, "后半句。")]


def test_a_heading_and_its_text_are_told_apart_across_junk():
    part = recognise(["一、情况", "（一）抓##paidbegin##学习。天天学。"]).parts[0].parts[0]
    assert (part.title, part.body[0].text) == ("抓学习", "天天学。")
    assert part.body[0].pieces[0].start == 20


def test_rows_of_a_table_are_no_headings():
    lines = ["单位\t人数", "1.馆办\t3", "2.库房\t4", "（一）甲。乙。"]
    assert titles(recognise(lines).parts) == ["甲"]


@pytest.mark.parametrize(
    "lines", [[], [""], ["标题"], ["2026年7月3日"], ["一是"], ["一、"], ["。"]]
)
def test_next_to_nothing_is_a_report_too(lines):
    assert read_back(recognise(lines), lines) == lines


def test_the_annual_sample_is_recognised():
    lines = load_seed_lines("annual_responsibility")
    report = recognise(lines)
    assert read_back(report, lines) == lines
    assert (report.title, report.addressee, len(report.opening)) == ((), None, 1)
    assert count_levels(report) == {1: 3, 2: 3, 5: 7 + 3 + 3}
    work, problems, plans = report.parts
    assert [(part.layout, len(part.body), len(part.parts)) for part in work.parts] == [
        ("own_line", 0, 7),
        ("own_line", 1, 0),
        ("own_line", 1, 0),
    ]
    assert {part.layout for part in (*work.parts[0].parts, *plans.parts)} == {"joined"}
    assert {part.layout for part in problems.parts} == {"run_in"}
    assert {junk.reason for junk in report.junk} == {"blank"}
    assert (report.closing, report.signature, report.date) == ((), (), None)


def test_the_half_year_sample_is_recognised():
    lines = load_seed_lines("half_year_responsibility")
    report = recognise(lines)
    assert read_back(report, lines) == lines
    assert len(report.opening) == 1
    assert titles(report.parts) == ["上半年履职情况", "存在的主要问题", "下步打算"]
    assert count_levels(report) == {1: 3, 2: 12}
    entries = [entry for part in report.parts for entry in part.parts]
    assert {(entry.layout, len(entry.body)) for entry in entries} == {("run_in", 1)}
    assert report.closing == ()


def test_the_rectification_sample_is_recognised():
    lines = load_seed_lines("rectification_speech")
    report = recognise(lines)
    assert read_back(report, lines) == lines
    assert (len(report.title), len(report.opening), len(report.closing)) == (1, 1, 1)
    assert count_levels(report) == {1: 3, 2: 4 + 3 + 4, 5: 3 + 2 + 3 + 2}
    layouts = [{part.layout for part in section.parts} for section in report.parts]
    assert layouts == [{"own_line"}, {"run_in"}, {"run_in"}]
    assert [junk.reason for junk in report.junk if junk.reason != "blank"] == [
        "site_mark",
        "password",
        "site_mark",
    ]
    divided = report.parts[0].parts[1].parts[1].body[0]
    assert len(divided.pieces) == 2
