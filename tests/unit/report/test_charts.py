"""Charts: which numbers of the answers they show, and when there is nothing to look at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conversations.drafts.draft import Figure, FiguresAnswer
from conversations.report.building import count_characters
from conversations.report.outline import Chart, Outline, OutlineBlock, Series
from tests.unit.drafted import ask, build, make_section, say, table


def member(name: str, label: str, **fields: object) -> dict[str, object]:
    return {"id": name, "label": {"zh_CN": label, "en": name}, "unit": "人", **fields}


STAFF = ask(
    "staff",
    "figures",
    members=[
        member("all", "总数"),
        member("men", "男性"),
        member("women", "女性"),
        member("lent", "借调", required=False),
    ],
    sums=[{"total": "all", "parts": ["men", "women"]}],
)
BEFORE = ask("before", "figures", members=[member("men", "男性"), member("women", "女性")])
COLUMNS = [
    {"id": "name", "label": "单位"},
    {"id": "posts", "label": "编制", "kind": "integer"},
    {"id": "cost", "label": "经费", "kind": "money", "required": False},
]
UNITS = ask("units", "table", columns=COLUMNS, least=0)


def give(**numbers: int | None) -> FiguresAnswer:
    return FiguresAnswer(
        {key: Figure(None if value is None else Decimal(value)) for key, value in numbers.items()}
    )


def draw(questions: list[object], block: dict[str, object], **answers: object) -> Chart | None:
    blocks: tuple[OutlineBlock, ...] = build(make_section("work", questions, [block]), **answers)
    charts = [block for block in blocks if isinstance(block, Chart)]
    assert len(charts) == len(blocks) <= 1
    return charts[0] if charts else None


def numbers(*values: int | str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def test_a_composition_has_all_members_but_the_totals() -> None:
    chart = draw(
        [STAFF],
        {"chart": "staff", "type": "pie", "caption": "男女"},
        staff=give(all=10, men=6, women=4),
    )
    assert chart == Chart("pie", "男女", ("男性", "女性"), (Series("", numbers(6, 4)),), "人")


def test_sub_counts_are_within_others_and_not_beside_them() -> None:
    rules = {"of_which": [{"part": "lent", "whole": "all"}, {"part": "men", "whole": "all"}]}
    answer = give(all=10, men=6, women=4, lent=2)
    chart = draw([{**STAFF, **rules}], {"chart": "staff"}, staff=answer)
    assert chart is not None
    assert chart.labels == ("男性", "女性")


def test_members_are_shown_in_the_order_they_are_named() -> None:
    block = {"chart": "staff", "members": ["lent", "women", "all"]}
    chart = draw([STAFF], block, staff=give(all=10, men=6, women=4, lent=1))
    assert chart is not None
    assert (chart.kind, chart.caption) == ("column", "")
    assert chart.labels == ("借调", "女性", "总数")


def test_what_need_not_be_given_is_left_out_and_a_zero_only_of_a_pie() -> None:
    answer = give(all=6, men=6, women=0, lent=2)
    bars = draw([STAFF], {"chart": "staff", "type": "bar"}, staff=answer)
    pie = draw([STAFF], {"chart": "staff", "type": "pie"}, staff=answer)
    assert bars is not None
    assert pie is not None
    assert (bars.labels, pie.labels) == (("男性", "女性", "借调"), ("男性", "借调"))


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"staff": FiguresAnswer()},
        {"staff": give(all=10, men=6)},
        {"staff": give(all=10, men=6, women=None)},
        {"staff": give(all=0, men=0, women=0)},
    ],
)
def test_a_chart_whose_numbers_are_missing_is_left_out(answer: dict[str, object]) -> None:
    assert draw([STAFF], {"chart": "staff"}, **answer) is None


def test_a_pie_of_one_part_is_left_out() -> None:
    assert (
        draw([STAFF], {"chart": "staff", "type": "pie"}, staff=give(all=6, men=6, women=0)) is None
    )


TREND = {"chart": "staff", "members": ["men", "women"], "compare": ["before.men", "before.women"]}


def test_a_trend_stands_beside_what_was_before() -> None:
    chart = draw(
        [BEFORE, STAFF], TREND, before=give(men=5, women=5), staff=give(all=10, men=6, women=4)
    )
    assert chart is not None
    assert chart.series == (
        Series("2025年上半年", numbers(5, 5)),
        Series("2026年上半年", numbers(6, 4)),
    )


def test_what_was_before_has_the_name_that_the_template_gives_it() -> None:
    block = {**TREND, "before": "{{ period.previous.label }}"}
    chart = draw(
        [BEFORE, STAFF], block, before=give(men=5, women=5), staff=give(all=10, men=6, women=4)
    )
    assert chart is not None
    assert chart.series[0].name == "2025年下半年"


def test_a_trend_may_be_within_one_family() -> None:
    block = {"chart": "staff", "members": ["men", "women"], "compare": ["women", "men"]}
    chart = draw([STAFF], block, staff=give(all=10, men=6, women=4))
    assert chart is not None
    assert [each.values for each in chart.series] == [numbers(4, 6), numbers(6, 4)]


@pytest.mark.parametrize("before", [None, give(men=5), give(men=5, women=None)])
def test_a_trend_without_what_was_before_is_left_out(before: FiguresAnswer | None) -> None:
    answers = {"staff": give(all=10, men=6, women=4)} | ({"before": before} if before else {})
    assert draw([BEFORE, STAFF], TREND, **answers) is None


def test_a_tables_columns_stand_over_its_rows() -> None:
    chart = draw(
        [UNITS], {"chart": "units"}, units=table(("甲", "5", "12.5万元"), ("乙", "12", ""))
    )
    assert chart is not None
    assert chart.labels == ("甲", "乙")
    assert chart.series == (
        Series("编制", numbers(5, 12)),
        Series("经费", numbers("12.5", None)),
    )
    assert chart.unit == ""


def test_amounts_are_all_in_one_unit() -> None:
    block = {"chart": "units", "members": ["cost"], "type": "line"}
    chart = draw([UNITS], block, units=table(("甲", "1", "0.5亿元"), ("乙", "2", "3000元")))
    assert chart is not None
    assert (chart.series[0].values, chart.unit) == (numbers(5000, "0.3"), "万元")


@pytest.mark.parametrize("count", [0, 1, 25])
def test_a_chart_of_too_few_rows_or_too_many_is_left_out(count: int) -> None:
    rows = table(*((f"第{at}", "3", "") for at in range(count)))
    assert draw([UNITS], {"chart": "units"}, units=rows) is None


def test_a_cell_of_another_kind_leaves_a_gap() -> None:
    chart = draw([UNITS], {"chart": "units"}, units=table(("甲", "不详", ""), ("乙", "2", "")))
    assert chart is not None
    assert chart.series[0].values == numbers(None, 2)


def test_a_chart_is_previewed_as_its_numbers_and_counts_by_its_caption() -> None:
    section = make_section("work", [STAFF], [{"chart": "staff", "caption": "男女"}])
    answer = give(all=10, men=6, women=4)
    assert say(section, staff=answer) == ["男女\n男性｜6人\n女性｜4人"]
    assert count_characters(Outline("", build(section, staff=answer))) == 2
