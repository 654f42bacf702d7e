from dataclasses import replace
from datetime import date

import pytest

from conversations.drafts.draft import DateAnswer, DeclaredAnswer, ItemsAnswer, Part, Skipped
from conversations.report.outline import Grid, Heading, Joined, Paragraph, RunIn, TableColumn
from tests.unit.drafted import ask, build, items, make_section, say, table, text

LIST = ask("works", "items")
WAYS = ask("ways", "items")
AREAS = ask("areas", "items", inner={"ask": {"zh_CN": "词", "en": "word"}})


def make_list(**block):
    return make_section("work", [LIST], [{"items": "works", **block}])


# Numbers.


def test_a_list_counts_on_through_its_section():
    section = make_section("work", [LIST, WAYS], [{"items": "works"}, {"items": "ways"}])

    assert say(section, works=items(("甲",), ("乙",)), ways=items(("丙",))) == [
        "（一）甲。",
        "（二）乙。",
        "（三）丙。",
    ]


def test_lower_numbers_begin_anew_under_each_higher_one():
    ways = {"items": "ways", "marker": "1."}
    section = make_section(
        "work", [LIST, WAYS], [{"items": "works"}, ways, {"items": "works"}, ways]
    )

    assert say(section, works=items(("甲",)), ways=items(("丙",), ("丁",))) == [
        "（一）甲。",
        "1.丙。",
        "2.丁。",
        "（二）甲。",
        "1.丙。",
        "2.丁。",
    ]


def test_yishi_counts_on_beside_its_like_and_anew_behind_a_paragraph():
    ways = {"items": "ways", "marker": "一是"}
    section = make_section("work", ["text", WAYS], [ways, ways, {"text": "{{ text }}"}, ways])

    assert say(section, text=text("另外："), ways=items(("丙",))) == [
        "一是丙。",
        "二是丙。",
        "另外：",
        "一是丙。",
    ]


def test_numbers_beyond_ninety_nine_are_numbers_too():
    assert say(make_list(), works=items(*[("甲",)] * 101))[-1] == "（一百零一）甲。"


# Groups.


def make_group(*body, **fields):
    return make_section(
        "work", ["text", "more", LIST, WAYS], [{"heading": "主体责任", "body": body, **fields}]
    )


def test_a_group_is_a_numbered_heading_over_its_blocks():
    section = make_group({"text": "{{ text }}"}, {"items": "works", "marker": "一是"})

    assert build(section, text=text("总体如下。"), works=items(("甲", "做了。"))) == (
        Heading(2, "（一）主体责任"),
        Paragraph("总体如下。"),
        RunIn(5, "一是甲。", "做了。"),
    )


def test_a_group_without_text_is_left_out_and_takes_no_number():
    section = make_section(
        "work",
        ["text", LIST],
        [
            {"heading": "空", "body": [{"text": "{{ nothing }}"}, {"items": "works"}]},
            {"heading": "有", "body": [{"text": "{{ text }}"}]},
        ],
        heading="情况",
    )

    assert say(section, text=text("文字")) == ["一、情况", "（一）有", "文字"]
    assert say(section, text=Skipped(), works=items()) == []


def test_a_group_within_a_group_counts_for_itself():
    inner = [{"heading": name, "marker": "1.", "body": [{"text": "{{ text }}"}]} for name in "甲乙"]
    section = make_section(
        "work", ["text"], [{"heading": name, "body": inner} for name in ("前", "后")]
    )

    numbers = [line for line in say(section, text=text("文")) if line != "文"]
    assert numbers == ["（一）前", "1.甲", "2.乙", "（二）后", "1.甲", "2.乙"]


def test_a_heading_is_a_phrase_and_one_line():
    section = make_section(
        "work", ["text"], [{"heading": "{{ text }}\n方面", "body": [{"text": "文"}]}]
    )

    assert say(section, text=text("学习")) == ["（一）学习 方面", "文"]


def test_a_run_in_group_runs_into_its_first_paragraph():
    section = make_group({"text": "{{ text }}"}, {"text": "{{ more }}"}, layout="run_in")

    assert build(section, text=text("　第一段。"), more=text("第二段。")) == (
        RunIn(2, "（一）主体责任。", "第一段。"),
        Paragraph("第二段。"),
    )


@pytest.mark.parametrize("layout", ["joined", "run_in"])
def test_a_run_in_group_runs_into_the_enumeration_it_begins_with(layout):
    section = make_group({"items": "works", "marker": "一是", "layout": layout}, layout="run_in")

    first, *others = build(section, works=items(("甲", "做了。"), ("乙", "也做了。")))

    runs = (RunIn(2, "（一）主体责任。", ""), RunIn(5, "一是甲。", "做了。"))
    second = RunIn(5, "二是乙。", "也做了。")
    if layout == "joined":
        assert (first, others) == (Joined((*runs, second)), [])
    else:
        assert (first, others) == (Joined(runs), [second])


def test_a_run_in_group_with_nothing_to_run_into_keeps_its_line():
    section = make_group({"items": "works", "marker": "1."}, layout="run_in")

    assert build(section, works=items(("甲", "做了。"))) == (
        Heading(2, "（一）主体责任"),
        RunIn(3, "1.甲。", "做了。"),
    )


@pytest.mark.parametrize("layout", ["joined", "run_in"])
def test_what_has_its_own_place_on_the_page_keeps_it(layout):
    body = [{"text": "{{ more }}"}, {"text": "{{ text }}", "role": "signature"}]
    group = {"heading": "签名", "marker": "一是", "layout": layout, "body": body}
    section = make_section("work", ["text", "more"], [group, group])

    signed = [Paragraph("市委", "signature")]
    assert build(section, text=text("市委")) == (
        Heading(5, "一是签名"),
        *signed,
        Heading(5, "二是签名"),
        *signed,
    )
    runs = [RunIn(5, "一是签名。", "文"), RunIn(5, "二是签名。", "文")]
    first, second = runs if layout == "run_in" else [Joined((run,)) for run in runs]
    assert build(section, text=text("市委"), more=text("文")) == (first, *signed, second, *signed)


def test_groups_of_yishi_make_one_paragraph_with_the_lists_beside_them():
    joined = {"marker": "一是", "layout": "joined"}
    section = make_section(
        "work",
        ["text", "more", LIST],
        [
            {
                "heading": "抓学习",
                "body": [{"text": "{{ text }}"}, {"text": "{{ more }}"}],
                **joined,
            },
            {"items": "works", **joined},
        ],
    )

    assert build(section, text=text("学了"), more=text("又学"), works=items(("甲", "做了"))) == (
        Joined((RunIn(5, "一是抓学习。", "学了。又学。"), RunIn(5, "二是甲。", "做了"))),
    )


def test_the_enumeration_of_a_group_does_not_run_on_into_the_next():
    joined = {"items": "works", "marker": "一是", "layout": "joined"}
    section = make_group(joined)
    section["body"].append(joined)

    assert say(section, works=items(("甲",), ("乙",))) == [
        "（一）主体责任",
        "一是甲。二是乙。",
        "一是甲。二是乙。",
    ]


# Lists of lists.


def test_what_is_under_an_entry_is_numbered_for_itself():
    section = make_section("work", [AREAS], [{"items": "areas", "layout": "own_line"}])
    areas = items(("学习方面", [("甲", "做了。"), ("乙", None)]), ("作风方面", [("丙", "改了。")]))

    assert build(section, areas=areas) == (
        Heading(2, "（一）学习方面"),
        RunIn(5, "一是甲。", "做了。"),
        RunIn(5, "二是乙。", ""),
        Heading(2, "（二）作风方面"),
        RunIn(5, "一是丙。", "改了。"),
    )


def test_a_list_of_lists_may_be_numbered_and_laid_out_otherwise():
    block = {"items": "areas", "marker": "1.", "inner_marker": "（1）", "inner_layout": "own_line"}
    section = make_section("work", [AREAS], [{**block, "layout": "own_line"}])

    assert build(section, areas=items(("学习方面", [("甲", "做了。")]), ("空", []))) == (
        Heading(3, "1.学习方面"),
        Heading(4, "（1）甲"),
        Paragraph("做了。"),
        Heading(3, "2.空"),
    )


# Additions.


def add_to_list(under, *added, **answers):
    section = make_list(marker="一是", layout="joined")
    section["body"][0]["add"] = [{"under": under, "text": text} for text in added]
    section["questions"] += [ask("leaks", "declaration", none="全年未发生失泄密事件。"), AREAS]
    return say(section, **answers)


def test_a_sentence_is_added_to_the_entry_of_its_topic():
    works = items(("保密", "做了"), ("学习", "学了。"), topics=("secrecy",))

    lines = add_to_list("secrecy", "{{ leaks }}", works=works, leaks=DeclaredAnswer("none"))

    assert lines == ["一是保密。做了。全年未发生失泄密事件。二是学习。学了。"]


def test_without_its_topic_a_sentence_is_added_to_the_last_entry():
    works = items(("保密", "做了。"), ("学习", None))

    lines = add_to_list("secrecy", "{{ leaks }}", works=works, leaks=text("有一起"))

    assert lines == ["一是保密。做了。二是学习。有一起"]


def test_without_any_entry_a_sentence_is_a_paragraph():
    for works in (Skipped(), items()):
        assert add_to_list("x", "{{ leaks }}", works=works, leaks=text("有一起")) == ["有一起"]


def test_several_sentences_are_added_in_their_order_and_empty_ones_are_not():
    works = items(("保密", "做了。"), topics=("secrecy",))

    lines = add_to_list("secrecy", "前。", "{{ leaks }}", "后\n另起", works=works)

    assert lines == ["一是保密。做了。前。后。另起"]


def test_a_sentence_may_be_added_within_a_list_of_lists():
    section = make_section(
        "work", [AREAS], [{"items": "areas", "add": [{"under": "secrecy", "text": "没有。"}]}]
    )
    inner = items(("保密", "做了。"), ("学习", None), topics=("secrecy",))
    first, second = items(("方面", []), ("又一方面", [])).entries
    areas = ItemsAnswer((replace(first, inner=inner), second), closed=True)

    assert say(section, areas=areas)[0] == "（一）方面。一是保密。做了。没有。"


def test_a_sentence_about_a_whole_area_stands_behind_its_list():
    section = make_section(
        "work", [AREAS], [{"items": "areas", "add": [{"under": "area", "text": "没有。"}]}]
    )
    areas = items(("方面", [("甲", "做了。")]), ("又", []), topics=("area",))

    assert say(section, areas=areas) == ["（一）方面。一是甲。做了。", "没有。", "（二）又。"]


# Tables.


def make_table(columns, **block):
    return make_section("work", ["unit", ask("staff", "table", columns=columns)], [block])


COLUMNS = [
    {"id": "name", "label": "单位"},
    {"id": "heads", "label": "人数", "kind": "integer", "total": True},
    {"id": "money", "label": "经费（万元）", "kind": "money", "total": True},
    {"id": "on", "label": "日期", "kind": "date", "required": False},
]


def test_a_table_is_a_grid_with_its_totals():
    section = make_table(COLUMNS, table="staff", caption="{{ unit }}\n人员情况")
    rows = table(("甲局", "12", "1193.5万元", "2026-06-30"), ("乙局", "3", "5000元", ""))

    assert build(section, unit=text("市委"), staff=rows) == (
        Grid(
            "市委 人员情况",
            (
                TableColumn("单位"),
                TableColumn("人数", numeric=True),
                TableColumn("经费（万元）", numeric=True),
                TableColumn("日期"),
            ),
            (
                ("甲局", "12", "1193.5", "2026年6月30日"),
                ("乙局", "3", "0.5", ""),
                ("合计", "15", "1194", ""),
            ),
        ),
    )


def test_a_table_of_numbers_alone_names_its_total_in_the_first():
    columns = [{"id": each, "label": each, "kind": "integer", "total": True} for each in ("a", "b")]

    (grid,) = build(make_table(columns, table="staff"), staff=table(("1", "2"), ("3", "4")))

    assert (grid.caption, grid.rows[-1]) == ("", ("合计4", "6"))


def test_a_table_without_totals_has_none():
    columns = [{"id": "a", "label": "甲"}, {"id": "m", "label": "钱", "kind": "money"}]

    (grid,) = build(make_table(columns, table="staff"), staff=table(("x", "3万元"), ("y",)))

    assert grid.rows == (("x", "3万元"), ("y", ""))


@pytest.mark.parametrize("answer", [table(), Skipped(), text("不是表")])
def test_a_table_without_rows_is_left_out(answer):
    assert build(make_table(COLUMNS, table="staff", caption="表"), staff=answer) == ()


def test_a_table_off_the_path_stays_out():
    section = make_table(COLUMNS, table="staff")
    section["questions"][1]["when"] = {"question": "unit"}

    assert build(section, staff=table(("甲", "1", "1元", ""))) == ()


def test_a_block_about_a_question_of_another_kind_says_nothing():
    section = make_section("work", ["text"], [{"items": "text"}, {"table": "text"}])

    assert build(section, text=text("文")) == ()


def test_a_day_prints_as_a_report_writes_it():
    section = make_section("end", [ask("day", "date")], [{"text": "{{ day }}", "role": "date"}])

    assert build(section, day=DateAnswer(date(2026, 6, 30), Part("6.30"))) == (
        Paragraph("2026年6月30日", "date"),
    )
