from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.values import (
    Amount,
    Change,
    Chosen,
    Declared,
    Family,
    ListedEntry,
    Percent,
)
from conversations.report.filters import FILTERS
from conversations.report.phrases import render_phrase

VALUES = {
    "day": date(2026, 6, 30),
    "big": Decimal("1E+3"),
    "half": Decimal("12.50"),
    "yes": True,
    "no": False,
    "none": None,
    "town": Chosen("town", "乡镇"),
    "places": [Chosen("town", "乡镇"), Chosen("office", "机关"), Chosen("school", "学校")],
    "entries": [
        ListedEntry("抓学习", "学了。"),
        ListedEntry("", "没有标题"),
        ListedEntry("抓作风", ""),
    ],
    "money": Amount(Decimal("1193.50"), "万元"),
    "share": Percent(Decimal("98.50")),
    "staff": Family({"total": 12, "change": Change(Decimal(15), Decimal(12))}),
    "rows": [Family({"name": "甲"}), Family({"name": "乙"})],
    "more": Change(Decimal(15), Decimal(12)),
    "less": Change(Decimal(9), Decimal(12)),
    "same": Change(Decimal(9), Decimal(9)),
    "new": Change(Decimal(9), Decimal(0)),
    "text": "文字",
    "leaks": Declared("没有。", none=True),
}


def render(phrase):
    return render_phrase(phrase, VALUES)


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ big }}", "1000"),
        ("{{ half }}", "12.5"),
        ("{{ 7 / 2 }}{{ 4 / 2 }}", "3.52"),
        ("{{ yes }}{{ no }}", "是否"),
        ("{{ day }}", "2026年6月30日"),
        ("{{ town }}", "乡镇"),
        ("{{ places }}", "乡镇、机关和学校"),
        ("{{ entries }}", "抓学习和抓作风"),
        ("{{ entries[0] }}", "抓学习"),
        ("{{ money }}{{ share }}", "1193.5万元98.5%"),
        ("{{ more }}", "增加3"),
        ("{{ leaks }}", "没有。"),
        ("{{ staff }}{{ rows }}{{ none }}{{ missing }}", ""),
    ],
)
def test_a_value_prints_as_a_report_writes_it(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ big ~ '人' }}", "1000人"),
        ("{{ '共' ~ (half * 2) ~ '亩' }}", "共25亩"),
        ("{{ none ~ missing ~ town }}", "乡镇"),
        ("{% set told = day ~ '前' %}{{ told }}", "2026年6月30日前"),
    ],
)
def test_what_is_joined_prints_as_it_does_alone(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ 12 | numeral_cn }}", "十二"),
        ("{{ big | numeral_cn }}", "一千"),
        ("{{ half | numeral_cn }}", "12.5"),
        ("{{ -3 | numeral_cn }}", "-3"),
        ("{{ (10 ** 15) | numeral_cn }}", "1000000000000000"),
        ("[{{ text | numeral_cn }}{{ missing | numeral_cn }}{{ yes | numeral_cn }}]", "[]"),
    ],
)
def test_numeral_cn_counts_in_chinese(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ money | amount_cn }}", "1193.5万元"),
        ("{{ money | amount_cn('元') }}", "11935000元"),
        ("{{ money | amount_cn('亿元') }}", "0.11935亿元"),
        ("{{ 3200 | amount_cn }}", "3200元"),
        ("{{ 11935000 | amount_cn }}", "1193.5万元"),
        ("{{ 119350000 | amount_cn }}", "11935万元"),
        ("{{ 120000000 | amount_cn }}", "1.2亿元"),
        ("{{ 12345 | amount_cn }}", "12345元"),
        ("{{ 12345 | amount_cn('万元') }}", "1.2345万元"),
        ("[{{ text | amount_cn }}{{ missing | amount_cn('元') }}]", "[]"),
    ],
)
def test_amount_cn_prints_money_in_a_unit(phrase, printed):
    assert render(phrase) == printed


@given(st.integers(0, 10**14))
def test_an_amount_is_the_same_in_every_unit(yuan):
    amount = render_phrase("{{ yuan | amount_cn }}", {"yuan": yuan})
    number, unit = amount.rstrip("亿万元"), amount.lstrip("0123456789.")

    assert Amount(Decimal(number), unit).yuan == yuan


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ 5 | share_cn(6) }}", "83.3%"),
        ("{{ 5 | share_cn(6, places=2) }}", "83.33%"),
        ("{{ 5 | share_cn(6, 0) }}", "83%"),
        ("{{ 1 | share_cn(2) }}", "50%"),
        ("{{ 0 | share_cn(2) }}", "0%"),
        ("{{ 1 | share_cn(800, 2) }}", "0.13%"),
        ("{{ money | share_cn(money) }}", "100%"),
        ("[{{ 1 | share_cn(0) }}{{ 1 | share_cn(missing) }}{{ missing | share_cn(2) }}]", "[]"),
    ],
)
def test_share_cn_says_what_part_it_is(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ more | change_cn('次') }}", "比上年增加3次，增长25%"),
        ("{{ less | change_cn('次') }}", "比上年减少3次，下降25%"),
        ("{{ same | change_cn('次') }}", "与上年持平"),
        ("{{ new | change_cn('次') }}", "比上年增加9次"),
        ("{{ less | change_cn(than='上半年') }}", "比上半年减少3，下降25%"),
        ("{{ staff.change | change_cn('人', than='去年同期') }}", "比去年同期增加3人，增长25%"),
        ("[{{ staff.nothing | change_cn('人') }}{{ 3 | change_cn }}]", "[]"),
    ],
)
def test_change_cn_tells_how_a_number_changed(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ places | list_cn }}", "乡镇、机关和学校"),
        ("{{ places[:2] | list_cn(last='及') }}", "乡镇及机关"),
        ("{{ places | list_cn('，', '，') }}", "乡镇，机关，学校"),
        ("{{ entries | list_cn }}", "抓学习和抓作风"),
        ("{{ rows | map(attribute='name') | list_cn }}", "甲和乙"),
        ("{{ ['甲', '', none, missing, ' 乙 '] | list_cn }}", "甲和乙"),
        ("{{ text | list_cn }}{{ town | list_cn }}", "文字乡镇"),
        ("[{{ [] | list_cn }}{{ missing | list_cn }}{{ staff | list_cn }}]", "[]"),
    ],
)
def test_list_cn_puts_values_in_a_row(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("{{ text | sentence }}", "文字。"),
        ("{{ leaks | sentence }}", "没有。"),
        ("{{ '好！' | sentence }}{{ '“好。”' | sentence }}", "好！“好。”"),
        ("{{ town | sentence }}", "乡镇。"),
        ("[{{ '' | sentence }}{{ missing | sentence }}{{ none | sentence }}]", "[]"),
    ],
)
def test_sentence_adds_the_full_stop_that_is_missing(phrase, printed):
    assert render(phrase) == printed


@pytest.mark.parametrize(
    ("value", "printed"), [("day", "2026年6月30日"), ("text", ""), ("big", "")]
)
def test_date_cn_prints_a_day_and_nothing_else(value, printed):
    assert render(f"{{{{ {value} | date_cn }}}}") == printed


@pytest.mark.parametrize("name", sorted(FILTERS))
@pytest.mark.parametrize("value", sorted(VALUES))
def test_a_filter_takes_any_value(name, value):
    argument = "(12)" if name == "share_cn" else ""

    assert isinstance(render(f"{{{{ {value} | {name}{argument} }}}}"), str)


@given(st.sampled_from(["元", "万元", "亿元"]), st.sampled_from(["元", "万元", "亿元"]))
def test_the_share_of_any_amount_in_any_other_is_printed(one, other):
    values = {"a": Amount(Decimal(10**15 - 1), one), "b": Amount(Decimal(1).scaleb(-12), other)}

    assert render_phrase("{{ a | share_cn(b, 4) }}", values).endswith("%")
    assert render_phrase("{{ b | share_cn(a) }}", values) == "0%"
