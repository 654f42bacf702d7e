from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.draft import DateAnswer, DeclaredAnswer, Part, Skipped
from conversations.drafts.values import Declared, Family, ListedEntry
from conversations.periods import parse_period
from conversations.report.building import (
    build_names,
    build_outline,
    build_parts,
    count_characters,
    render_block,
)
from conversations.report.outline import (
    Grid,
    Heading,
    Joined,
    Outline,
    Paragraph,
    RunIn,
    TableColumn,
)
from conversations.report.phrases import PhraseError
from tests.unit.drafted import ask, build, items, make_draft, make_interview, make_section, text

LIST = ask("works", "items")


def build_list(entries, **block):
    section = make_section("work", [LIST], [{"items": "works", **block}])
    return build(section, works=items(*entries))


def test_the_title_is_made_from_answers_and_period():
    outline = build_outline(make_interview(), make_draft(unit=text("市档案馆")))

    assert outline == Outline("市档案馆2026年上半年情况报告", ())


def test_a_title_may_have_lines():
    interview = make_interview(title="{{ unit }}  \n\n{{ period.label }}报告\n")

    assert build_outline(interview, make_draft(unit=text("市档案馆"))).title == (
        "市档案馆\n2026年上半年报告"
    )


def test_every_line_of_a_text_is_a_paragraph():
    section = make_section("lead", ["lead"], [{"text": "{{ lead }}"}])
    draft = make_draft(lead=text(" 第一段 \n\n \t\n　第二段\r\n第三段\u2028第四段\n"))

    assert build_outline(make_interview(section), draft).blocks == (
        Paragraph(" 第一段"),
        Paragraph("　第二段"),
        Paragraph("第三段"),
        Paragraph("第四段"),
    )


def test_a_paragraph_has_the_role_of_its_block():
    body = [
        {"text": "{{ signer }}", "role": "signature"},
        {"text": "{{ signed_on | date_cn }}", "role": "date"},
    ]
    section = make_section("end", ["signer", ask("signed_on", "date")], body)
    signed = DateAnswer(date(2026, 6, 30), Part("6月30日"))

    outline = build_outline(
        make_interview(section), make_draft(signer=text("档案馆"), signed_on=signed)
    )

    assert outline.blocks == (
        Paragraph("档案馆", "signature"),
        Paragraph("2026年6月30日", "date"),
    )


def test_headings_are_numbered_over_the_sections_that_say_something():
    sections = [
        make_section(name, [name], [{"text": f"{{{{ {name} }}}}"}], heading)
        for name, heading in [
            ("lead", None),
            ("work", "履职"),
            ("faults", "问题"),
            ("plan", "打算"),
        ]
    ]
    draft = make_draft(lead=text("开头"), work=text("做了"), faults=Skipped(), plan=text("要做"))

    outline = build_outline(make_interview(*sections), draft)

    assert outline.blocks == (
        Paragraph("开头"),
        Heading(1, "一、履职"),
        Paragraph("做了"),
        Heading(1, "二、打算"),
        Paragraph("要做"),
    )


def test_parts_say_which_section_made_which_blocks():
    sections = [make_section(name, [name], [{"text": f"{{{{ {name} }}}}"}], name) for name in "abc"]

    parts = build_parts(make_interview(*sections), make_draft(a=text("甲"), c=text("丙")))

    assert [
        (part.section.id, [render_block(block) for block in part.blocks]) for part in parts
    ] == [
        ("a", ["一、a", "甲"]),
        ("b", []),
        ("c", ["二、c", "丙"]),
    ]


def test_entries_run_in_by_default():
    blocks = build_list([("抓学习", "学了。"), ("抓责任", "压实。\n\n又压实。"), ("抓作风", None)])

    assert blocks == (
        RunIn(2, "（一）抓学习。", "学了。"),
        RunIn(2, "（二）抓责任。", "压实。"),
        Paragraph("又压实。"),
        RunIn(2, "（三）抓作风。", ""),
    )


def test_entries_may_have_headings_on_their_own_line():
    blocks = build_list([("抓学习", "学了。\n又学。"), ("抓责任", None)], layout="own_line")

    assert blocks == (
        Heading(2, "（一）抓学习"),
        Paragraph("学了。"),
        Paragraph("又学。"),
        Heading(2, "（二）抓责任"),
    )


def test_entries_may_count_as_yishi():
    entries = [("抓学习", "学了。")] * 11

    assert build_list(entries, marker="一是")[10] == RunIn(5, "十一是抓学习。", "学了。")
    assert build_list(entries, marker="一是", layout="own_line")[0] == Heading(5, "一是抓学习")


@pytest.mark.parametrize(
    "heading", ["完。", "完？", "完！", "完：", "完；", "完，", "完…", "“完。”", "done!"]
)
def test_a_heading_with_a_mark_of_its_own_gets_no_other(heading):
    assert build_list([(heading, "文")]) == (RunIn(2, f"（一）{heading}", "文"),)


@pytest.mark.parametrize("heading", ["抓“学习”", "抓学习（重点！）", "抓、学习"])
def test_a_heading_that_only_contains_a_mark_gets_its_full_stop(heading):
    assert build_list([(heading, "文")]) == (RunIn(2, f"（一）{heading}。", "文"),)


def test_a_heading_is_one_line():
    assert build_list([("抓学习\n强本领 ", "文")]) == (RunIn(2, "（一）抓学习 强本领。", "文"),)


def test_an_entry_that_says_nothing_takes_no_number():
    assert build_list([(" ", None), ("", "只有文字"), ("抓学习", "文")]) == (
        RunIn(2, "（一）", "只有文字"),
        RunIn(2, "（二）抓学习。", "文"),
    )


def test_an_answer_off_the_path_stays_out():
    section = make_section("work", ["gate", "work"], [{"text": "{{ work }}"}])
    section["questions"][1]["when"] = {"question": "gate"}
    interview = make_interview(section)

    assert build_outline(interview, make_draft(work=text("写过"))).blocks == ()
    assert build_outline(interview, make_draft(gate=text("有"), work=text("写过"))).blocks == (
        Paragraph("写过"),
    )


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_what_is_typed_is_never_a_phrase(typed):
    section = make_section("work", ["work", LIST], [{"text": "{{ work }}"}, {"items": "works"}])
    hostile = "{{ unit }}{% x %}" + typed

    outline = build_outline(
        make_interview(section, title="{{ work }}"),
        make_draft(work=text(hostile), works=items((hostile, hostile)), unit=text("馆")),
    )

    assert outline.title == hostile
    assert outline.blocks[0] == Paragraph(hostile)
    assert render_block(outline.blocks[1]).startswith(f"（一）{hostile}")
    assert render_block(outline.blocks[1]).endswith(hostile)


def test_a_phrase_that_cannot_be_printed_is_a_fault():
    section = make_section("work", ["work"], [{"text": "{{ work + 1 }}"}])

    with pytest.raises(PhraseError):
        build_outline(make_interview(section), make_draft(work=text("一")))


GRID = Grid(
    "表 一", (TableColumn("单位"), TableColumn("人数", numeric=True)), (("甲", "12"), ("", "3"))
)
JOINED = Joined((RunIn(5, "一是甲。", "做了。"), RunIn(5, "二是乙。", "")))


def test_the_length_is_every_character_but_white_space():
    outline = Outline(
        "标 题\n二行",
        (
            Heading(1, "一、甲"),
            RunIn(2, "（一）乙。", " 丙 12\t3。"),
            Paragraph("　AB cd。"),
            JOINED,
            GRID,
        ),
    )

    assert count_characters(outline) == 4 + 3 + 5 + 5 + 5 + 11 + (2 + 4 + 4)


def test_a_block_is_one_text():
    assert render_block(JOINED) == "一是甲。做了。二是乙。"
    assert render_block(GRID) == "表 一\n单位｜人数\n甲｜12\n｜3"


def test_phrases_see_period_profile_and_answers():
    draft = replace(make_draft(unit=text("市档案馆")), profile={"leader": "张三"})

    names = build_names(make_interview(), draft)

    assert names == {
        "unit": "市档案馆",
        "period": parse_period("2026H1"),
        "profile": Family({"leader": "张三"}),
    }


DECLARING = make_section(
    "basics", ["unit", ask("leaks", "declaration", none="{{ unit }}未发生失泄密事件。")]
)


@pytest.mark.parametrize(
    ("answer", "printed", "none"),
    [
        (DeclaredAnswer("none"), "市档案馆未发生失泄密事件。", True),
        (DeclaredAnswer("covered"), "", False),
        (text("发生一起，已经处理。"), "发生一起，已经处理。", False),
    ],
)
def test_a_declaration_prints_its_set_sentence_nothing_or_the_particulars(answer, printed, none):
    draft = make_draft(unit=text("市档案馆"), leaks=answer)

    declared = build_names(make_interview(DECLARING), draft)["leaks"]

    assert isinstance(declared, Declared)
    assert (declared, declared.none) == (printed, none)


@pytest.mark.parametrize("answers", [{}, {"leaks": Skipped()}])
def test_a_declaration_without_an_answer_has_no_name(answers):
    assert "leaks" not in build_names(make_interview(DECLARING), make_draft(**answers))


def test_what_rules_see_of_a_declaration_is_what_was_declared():
    section = make_section(
        "basics",
        [
            ask("leaks", "declaration", none="没有。"),
            ask("why", when={"question": "leaks", "is": ["some"]}),
        ],
        [{"text": "{{ leaks }}"}, {"text": "{{ why }}"}],
    )

    assert build(section, leaks=text("有"), why=text("因为")) == (
        Paragraph("有"),
        Paragraph("因为"),
    )
    assert build(section, leaks=DeclaredAnswer("none"), why=text("因为")) == (Paragraph("没有。"),)


def test_a_list_that_answers_another_is_in_its_order():
    section = make_section("work", [LIST, ask("plans", "items", pairs_with="works")])
    draft = make_draft(
        works=items(("甲", "1"), ("乙", "2")),
        plans=items(("独", "0"), ("对乙", "2"), ("对甲", "1"), pairs=(None, 2, 1)),
    )

    assert build_names(make_interview(section), draft)["plans"] == [
        ListedEntry("对甲", "1"),
        ListedEntry("对乙", "2"),
        ListedEntry("独", "0"),
    ]
