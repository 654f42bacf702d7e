from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.draft import DateAnswer, Draft, Entry, ItemsAnswer, Part, Skipped, TextAnswer
from conversations.interview import Interview
from conversations.outline import Heading, Outline, Paragraph, RunIn
from conversations.phrases import PhraseError
from conversations.report import build_outline, build_parts, count_characters, render_block

WORDS = {"zh_CN": "词", "en": "word"}


def make_interview(*sections, title="{{ unit }}{{ period.label }}情况报告"):
    return Interview.model_validate(
        {
            "id": "report",
            "version": 1,
            "name": WORDS,
            "about": WORDS,
            "periods": "half_year",
            "unit": "unit",
            "title": title,
            "sections": sections or [make_section("basics", ["unit"])],
        }
    )


def make_section(section_id, questions, body=(), heading=None):
    """A section; a question named …_items is a list, …_on a day, any other a text."""
    kinds = {"items": "items", "on": "date"}
    return {
        "id": section_id,
        "title": WORDS,
        "heading": heading,
        "questions": [
            {
                "id": question,
                "kind": kinds.get(question.split("_")[-1], "long_text"),
                "ask": WORDS,
                "required": False,
            }
            for question in questions
        ],
        "body": body,
    }


def make_draft(**answers):
    return Draft("report", 1, "2026H1", answers)


def text(value):
    return TextAnswer((Part(value),))


def items(*entries):
    made = (Entry(Part(head), None if body is None else text(body)) for head, body in entries)
    return ItemsAnswer(tuple(made), closed=True)


def build_list(entries, **block):
    section = make_section("work", ["work_items"], [{"items": "work_items", **block}])
    draft = make_draft(work_items=items(*entries))
    return build_outline(make_interview(section), draft).blocks


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
    section = make_section("end", ["signer", "signed_on"], body)
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

    assert build_list(entries, marker="一是")[10] == RunIn(3, "十一是抓学习。", "学了。")
    assert build_list(entries, marker="一是", layout="own_line")[0] == Heading(3, "一是抓学习")


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


def test_two_lists_of_a_section_count_on_and_yishi_counts_anew():
    body = [
        {"items": "first_items"},
        {"items": "ways_items", "marker": "一是"},
        {"items": "second_items"},
        {"items": "ways_items", "marker": "一是"},
    ]
    section = make_section("work", ["first_items", "second_items", "ways_items"], body)
    draft = make_draft(
        first_items=items(("甲", None)),
        second_items=items(("乙", None)),
        ways_items=items(("丙", None)),
    )

    assert [render_block(b) for b in build_outline(make_interview(section), draft).blocks] == [
        "（一）甲。",
        "一是丙。",
        "（二）乙。",
        "一是丙。",
    ]


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
    section = make_section(
        "work", ["work", "work_items"], [{"text": "{{ work }}"}, {"items": "work_items"}]
    )
    hostile = "{{ unit }}{% x %}" + typed

    outline = build_outline(
        make_interview(section, title="{{ work }}"),
        make_draft(work=text(hostile), work_items=items((hostile, hostile)), unit=text("馆")),
    )

    assert outline.title == hostile
    assert outline.blocks[0] == Paragraph(hostile)
    assert render_block(outline.blocks[1]).startswith(f"（一）{hostile}")
    assert render_block(outline.blocks[1]).endswith(hostile)


def test_a_phrase_that_cannot_be_printed_is_a_fault():
    section = make_section("work", ["work"], [{"text": "{{ work + 1 }}"}])

    with pytest.raises(PhraseError):
        build_outline(make_interview(section), make_draft(work=text("一")))


def test_the_length_is_every_character_but_white_space():
    outline = Outline(
        "标 题\n二行",
        (Heading(1, "一、甲"), RunIn(2, "（一）乙。", " 丙 12\t3。"), Paragraph("　AB cd。")),
    )

    assert count_characters(outline) == 4 + 3 + 5 + 5 + 5
