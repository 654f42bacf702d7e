from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.authoring.drafted_title import build_title, guess_periods, name_report
from bot.authoring.drafting import draft_template
from bot.documents.reading.refusals import ReadingError
from conversations.definition.blocks import GroupBlock, ItemsBlock, TableBlock, TextBlock
from conversations.definition.interview import Interview, Section
from conversations.definition.parsing import parse_interview
from conversations.definition.questions import Integer, Items, LongText, Money, Percentage, Table
from conversations.periods import Period
from conversations.recognition.recognising import recognise, walk_parts
from conversations.report.phrases import render_phrase
from tests.old_reports import ALL_SHAPES, OWN_LINE, RUN_IN, find_seed


def draft(folder: Path, lines: list[str], encoding: str = "utf-8") -> Interview:
    path = folder / "旧报告.txt"
    path.write_bytes("\n".join(lines).encode(encoding))
    return read(path)


def read(path: Path) -> Interview:
    return parse_interview(draft_template(path, "old_report"), "old_report.yaml")


def headings(interview: Interview) -> list[str]:
    return [section.heading for section in interview.sections if section.heading]


def find_section(interview: Interview, heading: str) -> Section:
    return next(section for section in interview.sections if section.heading == heading)


def suggestions(question: object) -> list[str]:
    assert isinstance(question, Items)
    return [suggestion.heading for suggestion in question.suggestions]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("run_in", ["上半年工作情况", "存在的问题", "下步打算"]),
        ("own_line", ["主要工作", "存在的问题", "下一步工作"]),
        ("joined", []),
        ("unnumbered", ["工作进展", "下一步安排"]),
        ("half_width", ["工作情况", "存在问题"]),
    ],
)
def test_any_shape_of_report_makes_a_template_with_its_headings(
    tmp_path, shape, expected, encoding
):
    interview = draft(tmp_path, ALL_SHAPES[shape], encoding)
    assert headings(interview) == expected
    assert interview.id == "old_report"


def test_the_same_report_as_docx_makes_the_same_template(tmp_path):
    document = docx.Document()
    for line in RUN_IN:
        document.add_paragraph(line)
    document.save(str(tmp_path / "旧报告.docx"))
    assert read(tmp_path / "旧报告.docx") == draft(tmp_path, RUN_IN)


def test_run_in_headings_become_suggestions_of_a_list(tmp_path):
    section = find_section(draft(tmp_path, RUN_IN), "上半年工作情况")
    assert suggestions(section.questions[0]) == ["持续推进数字化", "做好查档服务"]
    block = section.body[0]
    assert isinstance(block, ItemsBlock)
    assert (block.marker, block.layout) == ("（一）", "run_in")


def test_headings_over_lists_become_a_list_of_lists(tmp_path):
    section = find_section(draft(tmp_path, OWN_LINE), "主要工作")
    question, block = section.questions[0], section.body[0]
    assert suggestions(question) == ["扛起主体责任", "抓好库房安全"]
    assert isinstance(question, Items)
    assert question.inner is not None
    assert question.inner.suggestions == ()
    assert isinstance(block, ItemsBlock)
    assert (block.layout, block.inner_marker, block.inner_layout) == ("own_line", "一是", "run_in")


def test_parts_of_different_shapes_become_groups(tmp_path):
    lines = ["一、情况", "（一）甲", "一是乙。丙。二是丁。戊。", "（二）己", "一段话。"]
    section = find_section(draft(tmp_path, lines), "情况")
    first, second = section.body
    assert isinstance(first, GroupBlock)
    assert isinstance(second, GroupBlock)
    assert (first.heading, second.heading) == ("甲", "己")
    assert isinstance(first.body[0], ItemsBlock)
    assert (first.body[0].marker, first.body[0].layout) == ("一是", "joined")
    assert isinstance(second.body[0], TextBlock)
    assert [type(question) for question in section.questions] == [Items, LongText]


def test_figures_become_optional_questions_that_are_printed(tmp_path):
    interview = draft(tmp_path, RUN_IN)
    numbers = [
        each for _, each in interview.questions() if isinstance(each, Integer | Money | Percentage)
    ]
    assert [(each.kind, each.required) for each in numbers] == [
        *[("integer", False)] * 3,
        ("percentage", False),
        ("money", False),
    ]
    assert numbers[0].ask.zh_CN == "抽调：多少名？"
    block = find_section(interview, "上半年工作情况").body[1]
    assert isinstance(block, TextBlock)
    assert render_phrase(block.text, {"number_1": 6, "number_3": 0}) == "抽调6名。接待群众0人次。"
    assert render_phrase(block.text, {}) == ""


def test_the_frame_of_a_report_is_asked_for(tmp_path):
    interview = draft(tmp_path, RUN_IN)
    assert [question.id for question in interview.sections[0].questions] == [
        *("unit", "addressee", "text_1"),
    ]
    assert [question.id for question in interview.sections[-1].questions][1:] == [
        *("signer", "signed_on"),
    ]
    roles = [
        block.role
        for section in interview.sections
        for block in section.body
        if isinstance(block, TextBlock) and block.role != "body"
    ]
    assert roles == ["addressee", "signature", "date"]


def test_a_table_becomes_a_table_with_its_columns(tmp_path):
    document = docx.Document()
    document.add_paragraph("一、人员情况")
    table = document.add_table(3, 4)
    cells = [
        "科室",
        "人数",
        "平均",
        "占比",
        "馆办",
        "3",
        "1.5",
        "30%",
        "库房",
        "1,200",
        "2",
        "70％",
    ]
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    document.save(str(tmp_path / "表.docx"))
    section = find_section(read(tmp_path / "表.docx"), "人员情况")
    (question,), (block,) = section.questions, section.body
    assert isinstance(question, Table)
    assert isinstance(block, TableBlock)
    assert [(column.label, column.kind) for column in question.columns] == [
        ("科室", "text"),
        ("人数", "integer"),
        ("平均", "decimal"),
        ("占比", "percentage"),
    ]


def test_no_sentence_of_the_report_is_in_the_template(tmp_path):
    for lines in ALL_SHAPES.values():
        path = tmp_path / "旧报告.txt"
        path.write_text("\n".join(lines), "utf-8")
        text = draft_template(path, "old_report")
        report = recognise(lines)
        bodies = [each.text for part in walk_parts(report.parts) for each in part.body]
        sentences = [each for body in bodies for each in body.split("。") if len(each) > 4]
        assert sentences
        assert not [each for each in sentences if each in text]


def test_it_says_how_much_was_read(tmp_path):
    path = tmp_path / "旧报告.txt"
    path.write_text("\n".join([*RUN_IN, "", "##paidend##"]), "utf-8")
    text = draft_template(path, "old_report")
    assert text.startswith(f"# 旧报告变成的模板初稿：读了{len(RUN_IN)}段。另有1行")
    path.write_text("\n".join(RUN_IN), "utf-8")
    assert "另有" not in draft_template(path, "old_report")


def test_braces_in_a_report_are_printed_and_not_obeyed(tmp_path):
    lines = [
        "{{ unit }}工作报告",
        "一、{% if %}",
        "（一）{{ 7*7 }}",
        "一段。",
        "（二）{#",
        "1.乙。丙。",
    ]
    interview = draft(tmp_path, [*lines, "收支{{x}}'\\3人。"])
    assert render_phrase(interview.title, {"unit": "馆"}) == "{{ unit }}工作报告"
    section = interview.sections[1]
    assert section.heading == "{% if %}"
    first, second = section.body
    assert isinstance(first, GroupBlock)
    assert isinstance(second, GroupBlock)
    assert render_phrase(first.heading, {}) == "{{ 7*7 }}"
    assert render_phrase(second.heading, {}) == "{#"
    figure = second.body[-1]
    assert isinstance(figure, TextBlock)
    assert render_phrase(figure.text, {"number_1": 3}) == "收支{{x}}'\\3人。"


def test_headings_do_not_keep_their_year(tmp_path):
    interview = draft(
        tmp_path,
        [
            "一、2025年工作情况",
            "（一）2025年上半年的培训",
            "甲。",
            "（二）乙",
            "一是丙。丁。二是戊。己。",
        ],
    )
    section = find_section(interview, "工作情况")
    assert [block.heading for block in section.body if isinstance(block, GroupBlock)] == [
        "培训",
        "乙",
    ]


def test_what_was_masked_or_counted_is_not_suggested(tmp_path):
    lines = ["一、措施", "（一）抓好XX项目", "甲。", "（二）投入20万元", "乙。", "（三）丙", "丁。"]
    section = find_section(draft(tmp_path, lines), "措施")
    assert suggestions(section.questions[0]) == ["丙"]


def test_what_a_figure_counts_is_said_without_masked_names(tmp_path):
    section = find_section(
        draft(tmp_path, ["一、情况", "对XX高速连接段等12个项目开展评估。"]), "情况"
    )
    assert section.questions[1].ask.zh_CN == "高速连接段：多少个？"


def test_headings_that_are_quoted_stay_quoted(tmp_path):
    lines = ["一、工作", "（一）“第一议题”", "甲。", "（二）‘两个责任’", "乙。"]
    section = find_section(draft(tmp_path, lines), "工作")
    assert suggestions(section.questions[0]) == ["“第一议题”", "‘两个责任’"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["根据要求，现将市档案馆2025年度消防工作情况报告如下。", "一、情况", "甲。"],
            "县文化局2026年上半年消防工作情况的报告",
        ),
        (
            ["根据要求，现将有关情况报告如下。", "一、情况", "甲。"],
            "县文化局关于2026年上半年情况的报告",
        ),
        (
            [
                "馆务会议纪要",
                "时间：2026年3月5日",
                "主持人：张某",
                "会议听取了汇报。",
                "（一）甲。",
            ],
            "馆务会议纪要",
        ),
        (["2025年度工作报告", "第一部分 工作情况", "一、甲", "乙。"], "2026年上半年工作报告"),
    ],
)
def test_the_title_is_the_reports_own_or_what_it_says_it_reports(tmp_path, lines, title):
    values = {"unit": "县文化局", "period": Period(2026, "上半年")}
    assert render_phrase(draft(tmp_path, lines).title, values) == title


def test_a_list_that_may_answer_another_is_pointed_out(tmp_path):
    path = tmp_path / "旧报告.txt"
    path.write_text("\n".join(RUN_IN), "utf-8")
    text = draft_template(path, "old_report")
    assert "add pairs_with: list_2 to it." in text
    paired = text.replace("- id: list_3\n", "- id: list_3\n        pairs_with: list_2\n")
    assert parse_interview(paired, "old_report.yaml").pairs == {"list_3": "list_2"}


def test_what_the_unit_answers_every_time_is_offered(tmp_path):
    by_id = draft(tmp_path, RUN_IN).by_id
    offered = {name: getattr(by_id[name], "default", None) for name in ("unit", "addressee")}
    assert offered == {"unit": "{{ profile.unit }}", "addressee": "{{ profile.addressee }}"}


def test_what_cannot_be_read_is_said(tmp_path):
    path = tmp_path / "旧报告.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(ReadingError):
        draft_template(path, "old_report")


@pytest.mark.parametrize(
    ("title", "rendered", "name"),
    [
        (
            "市档案馆关于2025年上半年工作情况的报告",
            "县文化局关于2026年上半年工作情况的报告",
            "工作情况的报告",
        ),
        ("市档案馆2025年度工作总结", "县文化局2026年上半年工作总结", "工作总结"),
        ("关于20XX年上半年廉政情况的报告", "关于2026年上半年廉政情况的报告", "廉政情况的报告"),
        ("二〇二五年民主生活会发言", "2026年民主生活会发言", "民主生活会发言"),
        ("在2025年5月12日会上的发言", "在2026年5月12日会上的发言", "在5月12日会上的发言"),
        ("工作汇报", "工作汇报", "工作汇报"),
        ("", "县文化局关于2026年上半年情况的报告", ""),
    ],
)
def test_unit_and_period_of_a_title_are_those_of_the_next_report(title, rendered, name):
    values = {"unit": "县文化局", "period": Period(2026, "上半年")}
    assert render_phrase(build_title(title), values) == rendered
    assert name_report(title) == name


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["2026年上半年工作报告"], "first_half"),
        (["2026年下半年工作报告"], "half_year"),
        (["二季度工作", "全年打算"], "quarter"),
        (["2026年6月份工作情况"], "month"),
        (["工作报告", "2025年度情况"], "year"),
        (["全年工作和上半年比较"], "year"),
        ([], "year"),
    ],
)
def test_the_period_is_guessed_by_the_first_text_that_names_one(texts, kind):
    assert guess_periods(texts) == kind


LINES = st.lists(
    st.lists(
        st.sampled_from(
            [
                *(
                    "一、",
                    "二、",
                    "（一）",
                    "(二)",
                    "1.",
                    "（1）",
                    "一是",
                    "二是",
                    "三是",
                    "。",
                    "；",
                    "：",
                ),
                *(
                    "\t",
                    " ",
                    "{{",
                    "%}",
                    "'",
                    '"',
                    "#",
                    ": ",
                    "- ",
                    "市委",
                    "工作情况",
                    "抓学习",
                    "12",
                ),
                *(
                    "次",
                    "3人",
                    "X万元",
                    "98%",
                    "特此报告。",
                    "2026年7月3日",
                    "2026年度",
                    "市档案馆",
                    "报告",
                    "“",
                    "”",
                    "｛｛",
                    "{",
                    "}",
                    "unit",
                    "现将",
                    "情况报告如下",
                    "XX",
                ),
            ]
        ),
        max_size=8,
    ).map("".join)
    | st.text(max_size=12),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(lines=LINES)
def test_whatever_the_file_holds_the_template_is_one(tmp_path, lines):
    text = "\n".join(lines).replace("\0", "")
    path = tmp_path / "旧报告.txt"
    path.write_text(text, "utf-8")
    read(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("half_year_responsibility", ["上半年履职情况", "存在的主要问题", "下步打算"]),
        ("annual_responsibility", ["工作情况", "存在的问题", "下一步打算"]),
        ("rectification_speech", ["存在的主要问题", "原因剖析", "下步整改措施"]),
    ],
)
def test_the_real_samples_make_templates(name, expected):
    path = find_seed(name)
    interview = read(path)
    assert headings(interview) == expected
    text = draft_template(path, "old_report")
    sentences = [each.strip() for each in path.read_text("utf-8").split("。") if len(each) > 30]
    assert not [each for each in sentences if each in text]
