"""The rows of a table: typed one by one, or pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Table
from conversations.drafts.draft import Part, Row, TableAnswer
from conversations.drafts.results import Refusal
from conversations.drafts.values import Amount, Family, Percent
from conversations.kinds.setting import Setting
from conversations.kinds.table import build_rows, parse_rows, sum_columns
from conversations.periods import parse_period
from tests.unit.talks import ask

SETTING = Setting(parse_period("2026H1"), date(2026, 6, 30))

LETTERS = [(each, each, "text") for each in "abc"]

Rows = tuple[tuple[str, ...], ...]


def build_table(*columns: tuple[str, str, str], **fields: object) -> Table:
    """Return a table of columns given by id, label and kind; a kind with "?" is optional."""
    described = [
        {"id": name, "label": label, "kind": kind.rstrip("?"), "required": "?" not in kind}
        for name, label, kind in columns
    ]
    described = [{**each, "total": each["kind"] != "text"} for each in described]
    return Table.model_validate(ask("table", "table", columns=described, **fields))


OFFICES = build_table(
    ("office", "单位", "text"), ("staff", "人数", "integer"), ("remark", "备注", "text?")
)
PAIRS = build_table(("office", "单位", "text"), ("staff", "人数", "integer"))
ALL = build_table(
    ("office", "单位", "text"),
    ("staff", "人数", "integer?"),
    ("area", "面积", "decimal?"),
    ("spent", "支出", "money?"),
    ("rate", "办结率", "percentage?"),
    ("held_on", "日期", "date?"),
)


def parse(text: str, table: Table = OFFICES, first: int = 1) -> Rows | Refusal:
    return parse_rows(table, text, SETTING, first)


@pytest.mark.parametrize(
    "text",
    [
        "办公室\t12\t新设",
        " 办公室 \t 12人 \t新设 ",
        "办公室\t12\t新设\t\t",
        "办公室|12|新设",
        "办公室｜12｜新设",
        "| 办公室 | 12 | 新设 |",
        "办公室，12，新设",
        "办公室,12,新设",
        "办公室、12、新设",
        "办公室 12  新设",
        "办公室　１２　新设",
        "\n办公室，十二，新设\n\n",
    ],
)
def test_it_reads_one_row(text: str) -> None:
    assert parse(text) == (("办公室", "12", "新设"),)


@pytest.mark.parametrize("text", ["办公室\t12", "办公室\t12\t", "办公室，12", "办公室 12"])
def test_optional_cells_at_the_end_may_be_left_out(text: str) -> None:
    assert parse(text) == (("办公室", "12", ""),)


def test_other_separators_may_stand_within_a_cell() -> None:
    assert parse("信息科、档案科|12|新设，合署") == (("信息科、档案科", "12", "新设，合署"),)
    assert parse("信息科、档案科，12，新设") == (("信息科、档案科", "12", "新设"),)
    assert parse("信息 科\t12\t新设|合署") == (("信息 科", "12", "新设|合署"),)


@pytest.mark.parametrize("text", ["办公室,1,193", "办公室，1,193", "办公室,1,193人"])
def test_a_comma_between_thousands_does_not_separate(text: str) -> None:
    assert parse(text, PAIRS) == (("办公室", "1193"),)


def test_a_comma_where_no_thousands_can_be_separates() -> None:
    table = build_table(("office", "单位", "text"), ("a", "甲", "integer"), ("b", "乙", "integer"))
    assert parse("办公室,1193,100", table) == (("办公室", "1193", "100"),)


def test_spaces_separate_only_where_nothing_else_does() -> None:
    params = {"row": 1, "given": 2, "wanted": 3}
    assert parse("信息 科 室，12", build_table(*LETTERS)) == Refusal("wrong_cells", params)
    assert parse("科室 1,000", PAIRS) == (("科室", "1000"),)


def test_two_spaces_stand_around_an_empty_cell() -> None:
    assert parse("甲局 12  ") == (("甲局", "12", ""),)
    gap = build_table(("office", "单位", "text"), ("seat", "驻地", "text?"), ("n", "人", "integer"))
    assert parse("甲局  12\n乙局 城东 8", gap) == (("甲局", "", "12"), ("乙局", "城东", "8"))
    assert parse("甲局  城东  12", gap) == (("甲局", "城东", "12"),)


def test_each_line_is_a_row() -> None:
    assert parse("办公室，12\n\n档案科，3，新设") == (("办公室", "12", ""), ("档案科", "3", "新设"))


def test_a_block_of_a_spreadsheet_is_read() -> None:
    text = '办公室\t12\t"新设\n""合署"""\n档案科\t1,193\t\n\t\t\n信访科\t0\t无'
    assert parse(text) == (
        ("办公室", "12", '新设\n"合署"'),
        ("档案科", "1193", ""),
        ("信访科", "0", "无"),
    )


def test_a_quotation_mark_that_is_only_that_is_kept() -> None:
    assert parse('"第一"科\t12\t"新') == (('"第一"科', "12", '"新'),)


@pytest.mark.parametrize("labels", ["单位\t人数\t备注", " 单位 \t人数\t备注"])
def test_the_labels_over_a_block_are_left_out(labels: str) -> None:
    assert parse(f"{labels}\n办公室\t12\t") == (("办公室", "12", ""),)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1\t办公室\t12\t新设\n2\t档案科\t3", 1),
        ("序号\t单位\t人数\t备注\n1\t办公室\t12\t新设\n2\t档案科\t3", 1),
        ("1\t办公室\t12\t新设\n2\t档案科\t3\t", 8),
        ("8\t办公室\t12\t新设\n9\t档案科\t3\t", 8),
        ("1|办公室|12|新设\n2|档案科|3|", 1),
    ],
)
def test_numbers_that_count_the_rows_are_left_out(text: str, first: int) -> None:
    assert parse(text, first=first) == (("办公室", "12", "新设"), ("档案科", "3", ""))


def test_numbers_that_do_not_count_the_rows_are_cells() -> None:
    refusal = Refusal("wrong_cells", {"row": 1, "given": 4, "wanted": 3})
    assert parse("7\t办公室\t12\t新设") == refusal
    refusal = Refusal("wrong_cells", {"row": 1, "given": 5, "wanted": 3})
    assert parse("1\t办公室\t12\t新设\t合署") == refusal


@pytest.mark.parametrize("text", ["", " \n\t\n", "单位\t人数\t备注"])
def test_nothing_is_refused(text: str) -> None:
    assert parse(text) == Refusal("empty")


@pytest.mark.parametrize(
    ("text", "row", "given"),
    [
        ("办公室", 4, 1),
        ("办公室，12\n档案科", 5, 1),
        ("办公室，12，新设，合署", 4, 4),
        ("a b c d", 4, 4),
    ],
)
def test_a_row_with_other_cells_than_columns_is_refused(text: str, row: int, given: int) -> None:
    params = {"row": row, "given": given, "wanted": 3}
    assert parse(text, first=4) == Refusal("wrong_cells", params)


@pytest.mark.parametrize(
    ("column", "cell", "kind"),
    [
        ("人数", "很多", "integer"),
        ("人数", "1.5", "integer"),
        ("面积", "大", "decimal"),
        ("支出", "12吨", "money"),
        ("办结率", "高", "percentage"),
        ("日期", "2026-6-31", "date"),
    ],
)
def test_a_cell_of_another_kind_is_refused(column: str, cell: str, kind: str) -> None:
    labels = [each.label for each in ALL.columns]
    cells = ["办公室", *(cell if label == column else "" for label in labels[1:])]
    params = {"row": 2, "column": column, "cell": cell, "kind": kind}
    assert parse("档案科\n" + "\t".join(cells), ALL) == Refusal("bad_cell", params)


def test_a_required_cell_is_not_left_empty() -> None:
    params = {"row": 1, "column": "人数", "cell": "", "kind": "integer"}
    assert parse("办公室\t\t新设") == Refusal("bad_cell", params)


def test_cells_are_kept_in_plain_form() -> None:
    text = "办公室\t１２人\t1,193.50\t1,193.5万元\t百分之九十八点五\t2026/6/3"
    (row,) = as_rows(parse(text, ALL))
    assert row == ("办公室", "12", "1193.5", "1193.5万元", "98.5%", "2026-06-03")


@pytest.mark.parametrize(
    ("label", "cell", "amount"),
    [
        ("支出（元）", "300", "300元"),
        ("支出（万元）", "300", "300万元"),
        ("支出（亿元）", "3", "3亿元"),
        ("支出", "300", "300万元"),
        ("支出（万元）", "300元", "300元"),
    ],
)
def test_an_amount_is_in_the_unit_of_its_label(label: str, cell: str, amount: str) -> None:
    table = build_table(("office", "单位", "text"), ("spent", label, "money"))
    assert parse(f"办公室\t{cell}", table) == (("办公室", amount),)


def as_rows(parsed: Rows | Refusal) -> Rows:
    assert not isinstance(parsed, Refusal)
    return parsed


def build_answer(*rows: tuple[str, ...]) -> TableAnswer:
    return TableAnswer(tuple(Row(cells, Part("")) for cells in rows))


def test_rows_have_the_values_of_their_cells() -> None:
    answer = build_answer(
        ("办公室", "12", "1193.5", "1193.5万元", "98.5%", "2026-06-03"),
        ("档案科", "", "", "", "", ""),
    )
    assert build_rows(ALL, answer) == [
        Family(
            {
                "office": "办公室",
                "staff": 12,
                "area": Decimal("1193.5"),
                "spent": Amount(Decimal("1193.5"), "万元"),
                "rate": Percent(Decimal("98.5")),
                "held_on": date(2026, 6, 3),
            }
        ),
        Family({"office": "档案科"}),
    ]


def test_a_cell_of_an_older_version_keeps_its_text() -> None:
    (row,) = build_rows(ALL, build_answer(("办公室", "很多", "大", "12吨", "高", "昨天", "多余")))
    cells = {"staff": "很多", "area": "大", "spent": "12吨", "rate": "高", "held_on": "昨天"}
    assert row == Family({"office": "办公室", **cells})


@pytest.mark.parametrize("cell", ["很多", "NaN", "sNaN", "Infinity"])
def test_a_column_with_such_a_cell_has_no_total(cell: str) -> None:
    cells = ("办公室", "12", "1", "1元", "", ""), ("档案科", "3", cell, cell, "", "")
    rows = build_answer(*cells).rows
    assert sum_columns(ALL, rows) == {"staff": "15"}


def test_columns_are_added_up() -> None:
    answer = build_answer(
        ("办公室", "12", "0.1", "1.5万元", "50%", "2026-06-03"),
        ("档案科", "3", "0.2", "5000元", "60%", ""),
        ("信访科", "", "", "1亿元", "", ""),
    )
    totals = sum_columns(ALL, answer.rows)
    assert totals == {"staff": "15", "area": "0.3", "spent": "10002万元"}


def test_a_column_without_numbers_has_no_total() -> None:
    assert sum_columns(ALL, build_answer(("办公室", "", "", "", "", "")).rows) == {}
    assert sum_columns(ALL, ()) == {}


def test_only_columns_that_ask_for_it_have_a_total() -> None:
    columns = [
        {"id": "office", "label": "单位"},
        {"id": "staff", "label": "人数", "kind": "integer"},
    ]
    table = Table.model_validate(ask("table", "table", columns=columns))
    assert sum_columns(table, build_answer(("办公室", "12")).rows) == {}


texts = st.text("办公室第一科ab12,，、| \"'\n。", min_size=1, max_size=8).filter(
    lambda it: it.strip() == it
)
integers = st.integers(-(10**6), 10**6).map(str)
decimals = st.decimals(0, 10**6, places=2)
plain_decimals = decimals.map(lambda it: f"{it.normalize():f}")
days = st.dates(date(1949, 10, 1), date(2100, 1, 1)).map(date.isoformat)
rows = st.tuples(
    texts,
    integers,
    plain_decimals,
    st.builds("{}{}".format, plain_decimals, st.sampled_from(["元", "万元", "亿元"])),
    plain_decimals.map("{}%".format),
    days,
)


def write_block(listed: Iterable[tuple[str, ...]]) -> str:
    """Return the rows as a spreadsheet copies them."""
    block = io.StringIO()
    csv.writer(block, delimiter="\t", lineterminator="\n").writerows(listed)
    return block.getvalue()


@given(st.lists(rows, min_size=1, max_size=5))
def test_rows_are_the_same_after_a_spreadsheet(listed: list[tuple[str, ...]]) -> None:
    assert parse(write_block(listed), ALL) == tuple(listed)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9), st.sampled_from("，|\t "))
def test_a_total_is_the_sum_of_what_was_typed(numbers: list[int], separator: str) -> None:
    parsed = as_rows(parse("\n".join(f"科室{separator}{each:,}" for each in numbers), PAIRS))
    assert sum_columns(PAIRS, build_answer(*parsed).rows) == {"staff": str(sum(numbers))}


@given(
    st.text('办公室12，,、| "\t\n.%元万', max_size=40) | st.text(max_size=40),
    st.sampled_from([OFFICES, PAIRS, ALL]),
)
def test_whatever_is_typed_gives_whole_rows_or_a_refusal(text: str, table: Table) -> None:
    parsed = parse(text, table)
    if not isinstance(parsed, Refusal):
        assert parsed
        assert {len(row) for row in parsed} == {len(table.columns)}
        values = build_rows(table, build_answer(*parsed))
        assert parse(write_block(parsed), table) == parsed
        assert len(values) == len(parsed)
