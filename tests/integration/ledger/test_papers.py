"""The ledger as a sheet and as a picture: what they are asked with, and what they say."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from sqlalchemy import select

from bot.documents.ledger import heat_map
from bot.documents.ledger.heat_map import MOST_COLUMNS, MOST_ROWS, has_chinese_font
from bot.errands.ledger_picture import arrange_heat_map
from bot.store.tables import errands
from conversations.deadlines.ledger_filter import LedgerFilter
from tests.conftest import need
from tests.integration.chat.driver import Chat
from tests.integration.ledger.house import (
    ADMIN,
    COUNTY,
    HALF,
    MONTH,
    OFFICE,
    STAFF,
    TODAY,
    House,
    press,
)

YEAR = LedgerFilter(span="year")


def read_errands(house: House) -> list[tuple[str, int, dict[str, object]]]:
    query = select(errands.c.kind, errands.c.chat_id, errands.c.params)
    return [
        (row[0], row[1], json.loads(row[2]))
        for row in house.town.do(lambda c: c.execute(query).all())
    ]


@pytest.mark.parametrize(("label", "kind"), [("表格", "ledger_sheet"), ("图片", "ledger_picture")])
async def test_a_paper_is_asked_for_with_what_is_looked_at(
    office: House, admin: Chat, label: str, kind: str
) -> None:
    await admin.press(press("ledger", LedgerFilter(STAFF, "previous", only_missing=True)))
    await admin.tap(label)
    assert admin.toast is not None
    assert "发来" in admin.toast
    params = {"unit": STAFF, "span": "previous", "only_missing": True}
    assert read_errands(office) == [(kind, ADMIN, params)]


def test_the_sheet_says_what_the_ledger_says(office: House, admin: Chat) -> None:
    returned = office.add_deadline(HALF, 1, "2026H1", date(2026, 7, 10))
    office.note(returned, "moved", "会议推迟")
    office.note(returned, "assigned", "张三")
    parcel = office.run("ledger_sheet", admin.id, YEAR)
    assert parcel is not None
    assert parcel.name == "报送台账_全部_20260703.xlsx"
    sheets = load_workbook(BytesIO(parcel.body))
    rows = [[cell.value for cell in row] for row in sheets["报送台账"]]
    assert rows[0] == [
        *("单位", "上级单位", "报告", "期间", "期限"),
        *("状态", "进度", "报送时间", "逾期天数", "说明"),
    ]
    due = datetime(2026, 1, 10)  # noqa: DTZ001
    handed_in = datetime(2026, 1, 14, 10, 0)  # noqa: DTZ001
    report = ["半年总结", "2025年下半年", due]
    assert ["组织部", "市委", *report, "已线下报送，迟 4 天", 1, handed_in, 4, None] in rows
    assert ["县委", None, *report, "未开始，逾期 174 天", 0, None, 174, None] in rows
    assert [row[9] for row in rows if row[0] == "市委"] == ["会议推迟"]
    assert not any("停了的报告" in row for row in rows)


def test_the_sheet_has_the_punctuality(office: House, admin: Chat) -> None:
    parcel = office.run("ledger_sheet", admin.id, LedgerFilter(span="next"))
    assert parcel is not None
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(parcel.body))["准时情况"]]
    assert rows[1:] == [
        ["县委", 1, 0, 0, 0, 1, 0],
        ["组织部", 1, 0, 1, 4, 0, 0],
        ["市委办公室", 2, 1, 0, 0, 1, 0.5],
    ]


def test_the_sheet_keeps_to_what_is_looked_at(office: House, admin: Chat) -> None:
    wish = LedgerFilter(OFFICE, "open", only_missing=True)
    parcel = office.run("ledger_sheet", admin.id, wish)
    assert parcel is not None
    rows = list(load_workbook(BytesIO(parcel.body))["报送台账"].values)[1:]
    assert [(row[0], row[3]) for row in rows] == [
        ("市委办公室", "2026年5月"),
        ("市委办公室", "2026年6月"),
        ("市委办公室", "2026年上半年"),
    ]


def test_a_name_that_is_a_formula_stays_a_name(house: House) -> None:
    name = '=HYPERLINK("http://x")'
    house.town.do(lambda conn: house.add_unit(conn, 50, name))
    house.add_deadline(HALF, 50, "2026H1", TODAY)
    parcel = house.run("ledger_sheet", house.join_admin().id)
    assert parcel is not None
    cell = load_workbook(BytesIO(parcel.body))["报送台账"]["A2"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_nothing_owed_makes_no_paper(house: House) -> None:
    admin = house.join_admin()
    assert house.load("ledger_sheet", admin.id) is None
    assert house.load("ledger_picture", admin.id) is None


def test_the_picture_has_units_down_and_rounds_across(office: House, admin: Chat) -> None:
    drawn = arrange_heat_map(office.load("ledger_picture", admin.id), office.speak())
    assert [row.name for row in drawn.rows] == ["市委办公室", "组织部", "县委"]
    assert [row.depth for row in drawn.rows] == [1, 1, 0]
    assert [(each.group, each.lines, each.total) for each in drawn.columns] == [
        ("半年总结", ("2025", "下半年"), "2/3"),
        ("半年总结", ("2026", "上半年"), "1/2"),
        ("信息月报", ("2026", "5月"), "0/1"),
        ("信息月报", ("2026", "6月"), "0/1"),
    ]
    signs = [[cell and cell.sign for cell in row.cells] for row in drawn.rows]
    assert signs == [
        ["✓", "未", "逾3", "剩5"],
        ["迟4", "✓", None, None],
        ["逾174", "免", None, None],
    ]
    assert drawn.today == (1, 3)


def test_one_units_picture_has_its_reports_down_and_months_across(
    office: House, admin: Chat
) -> None:
    loaded = office.load("ledger_picture", admin.id, LedgerFilter(OFFICE))
    drawn = arrange_heat_map(loaded, office.speak())
    assert [row.name for row in drawn.rows] == ["半年总结", "信息月报"]
    assert [each.lines for each in drawn.columns][::6] == [("2026", "1月"), ("2026", "7月")]
    assert [[cell.sign for cell in row.cells if cell] for row in drawn.rows] == [
        ["✓", "未"],
        ["逾3", "剩5"],
    ]
    assert {each.group for each in drawn.columns} == {"按期限所在的月份"}
    assert [each.total for each in drawn.columns] == ["1/1", "", "", "", "", "0/1", "0/2"]
    assert drawn.today == (pytest.approx(6 + 2 / 31),)


def test_in_a_month_with_several_the_most_urgent_stands(office: House, admin: Chat) -> None:
    for day in (1, 20, 31):
        settled = ("handed_in", TODAY) if day == 20 else (None, None)
        office.add_deadline(MONTH, OFFICE, f"2026-07-{day:02}", date(2026, 7, day), *settled)
    loaded = office.load("ledger_picture", admin.id, LedgerFilter(OFFICE))
    drawn = arrange_heat_map(loaded, office.speak())
    monthly = drawn.rows[1].cells
    assert monthly[-1] is not None
    assert monthly[-1].sign == "逾2"


def test_a_big_picture_keeps_the_nearest_rounds_and_says_that_it_is_cut(house: House) -> None:
    for at in range(MOST_ROWS + 5):
        house.town.do(lambda conn, at=at: house.add_unit(conn, 100 + at, f"科室{at:03}"))
        house.add_deadline(HALF, 100 + at, "2026H1", TODAY)
    for at in range(MOST_COLUMNS + 10):
        day = TODAY - timedelta(days=7 * at)
        house.add_deadline(MONTH, 100, str(day), day)
    drawn = arrange_heat_map(house.load("ledger_picture", house.join_admin().id), house.speak())
    assert (len(drawn.rows), len(drawn.columns)) == (MOST_ROWS, MOST_COLUMNS)
    assert drawn.columns[-1].lines == ("2026", "7月3日")
    assert "前 60 行" in drawn.note


def test_the_picture_is_a_photo_of_the_units(office: House, admin: Chat) -> None:
    need("a Chinese font", has_chinese_font())
    parcel = office.run("ledger_picture", admin.id)
    assert parcel is not None
    assert parcel.photo
    assert parcel.name == "报送台账_全部_20260703.png"
    assert Image.open(BytesIO(parcel.body)).format == "PNG"


def test_without_a_font_the_sheet_comes_instead_and_says_why(
    office: House, admin: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heat_map, "FONTS", ())
    parcel = office.run("ledger_picture", admin.id)
    assert parcel is not None
    assert not parcel.photo
    assert load_workbook(BytesIO(parcel.body)).sheetnames == ["报送台账", "准时情况"]
    assert "没有中文字体" in office.speak().news(parcel.news)


def test_a_unit_is_named_in_the_file(office: House, admin: Chat) -> None:
    parcel = office.run("ledger_sheet", admin.id, LedgerFilter(COUNTY, "year"))
    assert parcel is not None
    assert parcel.name == "报送台账_县委_20260703.xlsx"
    assert "县委，近一年" in office.speak().news(parcel.news)
