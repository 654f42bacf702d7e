"""Cards of tables."""

from __future__ import annotations

from conversations.drafts.draft import Focus, Part, Row, Skipped, TableAnswer
from conversations.views import CardView, RemovalView
from tests.unit.showing import TAG, both, build_card, build_question, see, see_card

TABLE = build_question(
    "table",
    ask=both("查了哪些单位？"),
    columns=[
        {"id": "unit", "label": "单位"},
        {"id": "count", "label": "隐患", "kind": "integer"},
        {"id": "spent", "label": "投入", "kind": "money"},
        {"id": "share", "label": "整改率", "kind": "percentage", "required": False},
        {"id": "day", "label": "日期", "kind": "date"},
    ],
)


def rows(count: int) -> TableAnswer:
    cells = [(f"第{at}厂", "3", "2万元", "", "2026-06-30") for at in range(1, count + 1)]
    return TableAnswer(tuple(Row(each, Part("")) for each in cells))


def test_the_columns_are_named_with_an_example_of_a_row() -> None:
    text = see_card(TABLE).text
    assert "每行依次写：单位、隐患、投入、整改率（可不填）、日期。" in text
    assert "例如：〔单位〕，12，10万元，98.5%，2026-06-30" in text
    assert "一行一条发来，也可以从电子表格里整块复制、粘贴。" in text


def test_who_has_written_a_row_is_not_told_again_what_one_is_like() -> None:
    told = TABLE.model_copy(update={"hint": both("合计不用写")})
    assert "提示：合计不用写" in see_card(told).text
    written = see_card(told, rows(1)).text
    assert "每行依次写：" in written
    assert "例如" not in written
    assert "合计不用写" not in written


def test_an_empty_table_has_no_button_for_done() -> None:
    assert "✅ 写完了" not in see_card(TABLE).labels


def test_the_rows_so_far_are_listed_with_a_number_to_tap() -> None:
    seen = see_card(TABLE, rows(2))
    assert "共 2 行：\n1. 第1厂 · 3 · 2万元 · — · 2026-06-30\n2. 第2厂" in seen.text
    assert seen.find("2") == ("go", 1)
    assert seen.find("✅ 写完了") == ("done", None)


def test_of_many_rows_the_last_ones_are_shown_first() -> None:
    seen = see_card(TABLE, rows(23))
    assert "共 23 行，这里是第 14–23 行：" in seen.text
    assert seen.find("‹ 前面的行") == ("page", 1)
    assert "后面的行 ›" not in seen.labels


def test_earlier_rows_are_a_page_away() -> None:
    card = build_card(TABLE, rows(23))
    middle = see(CardView(TAG, card, page=1))
    assert "这里是第 4–13 行" in middle.text
    assert (middle.find("‹ 前面的行"), middle.find("后面的行 ›")) == (("page", 2), ("page", 0))
    first = see(CardView(TAG, card, page=2))
    assert "这里是第 1–3 行" in first.text
    assert first.find("1") == ("go", 0)
    assert "‹ 前面的行" not in first.labels


def test_a_row_is_looked_at_cell_by_cell() -> None:
    seen = see_card(TABLE, rows(3), Focus("q", 1))
    assert "第 2 行\n\n单位：第2厂\n隐患：3\n投入：2万元\n整改率：—\n日期：2026-06-30" in seen.text
    assert seen.find("重写这一行") == ("rewrite", 1)
    assert seen.find("↑ 上移") == ("up", 1)
    assert seen.find("↓ 下移") == ("down", 1)
    assert seen.find("删除") == ("removal", 1)
    assert seen.find("‹ 返回表格") == ("back", None)


def test_the_first_row_cannot_go_up_and_the_last_not_down() -> None:
    assert "↑ 上移" not in see_card(TABLE, rows(2), Focus("q", 0)).labels
    assert "↓ 下移" not in see_card(TABLE, rows(2), Focus("q", 1)).labels


def test_a_row_to_be_rewritten_is_shown_with_its_columns() -> None:
    seen = see_card(TABLE, rows(3), Focus("q", 1, "text"))
    assert "请重新发来第 2 行" in seen.text
    assert "每行依次写：" in seen.text
    assert "单位：第2厂" in seen.text


def test_before_a_row_is_removed_it_is_shown() -> None:
    seen = see(RemovalView(TAG, build_card(TABLE, rows(3), Focus("q", 1)), 1))
    assert "删除第 2 行吗？" in seen.text
    assert "第2厂 · 3 · 2万元 · — · 2026-06-30" in seen.text
    assert seen.find("删除") == ("remove", 1)


def test_a_skipped_table_can_still_be_filled_in() -> None:
    assert "先前跳过了" in see_card(TABLE, Skipped()).text
