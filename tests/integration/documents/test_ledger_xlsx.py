"""The ledger's workbook, read back: real days and numbers, no formula, its filters and colours."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from bot.documents.ledger.ledger_xlsx import LedgerSheet, PastRow, SheetRow, build_ledger_sheet
from bot.documents.ledger.shade_colours import FILLS
from conversations.deadlines.shades import SHADES

HEADINGS = (
    *("单位", "上级单位", "报告", "期间", "期限"),
    *("状态", "进度", "报送时间", "逾期天数", "说明"),
)
PAST_HEADINGS = ("单位", "应报", "准时", "迟报", "平均迟报天数", "逾期未报", "准时率")
HANDED_IN = datetime(2026, 7, 12, 9, 30)  # noqa: DTZ001 (a workbook knows no zones)
ROW = SheetRow(
    unit="县委办",
    above="县委",
    report="半年总结",
    period="2026年上半年",
    due_on=date(2026, 7, 10),
    state="已报送，迟 2 天",
    shade="handed_in",
    percent=63,
    handed_in_at=HANDED_IN,
    days_late=2,
    remark="会议推迟",
)
PAST = PastRow("县委办", owed=12, on_time=9, late=2, average=2.5, missing=1, percent=75)


def read_back(*rows: SheetRow, title: str = "台账") -> Workbook:
    sheet = LedgerSheet(title, HEADINGS, rows, "准时情况", PAST_HEADINGS, (PAST,))
    return load_workbook(BytesIO(build_ledger_sheet(sheet)))


def build_row(**changes: object) -> SheetRow:
    fields = {name: getattr(ROW, name) for name in ROW.__slots__}
    return SheetRow(**{**fields, **changes})


def test_days_and_numbers_are_days_and_numbers() -> None:
    sheet = read_back(ROW)["台账"]
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    cells = sheet[2]
    assert cells[4].value == datetime(2026, 7, 10)  # noqa: DTZ001
    assert cells[4].is_date
    assert cells[4].number_format == "yyyy-mm-dd"
    assert (cells[6].value, cells[6].number_format) == (0.63, "0%")
    assert (cells[7].value, cells[7].is_date) == (HANDED_IN, True)
    assert (cells[8].value, cells[8].data_type) == (2, "n")
    assert [cells[at].value for at in (0, 1, 2, 3, 5, 9)] == [
        *("县委办", "县委", "半年总结", "2026年上半年", "已报送，迟 2 天", "会议推迟")
    ]


def test_what_was_not_handed_in_has_no_time() -> None:
    assert read_back(build_row(handed_in_at=None))["台账"]["H2"].value is None


def test_the_headings_stay_and_filter_every_row() -> None:
    workbook = read_back(ROW, ROW)
    for sheet in workbook:
        assert sheet.freeze_panes == "B2"
    assert workbook["台账"].auto_filter.ref == "A1:J3"
    assert workbook["准时情况"].auto_filter.ref == "A1:G2"


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@SUM(A1)", "=HYPERLINK(1)", "'=1"])
def test_no_typed_text_becomes_a_formula(name: str) -> None:
    row = build_row(unit=name, above=name, report=name, remark=name)
    cells = read_back(row)["台账"][2]
    for at in (0, 1, 2, 9):
        assert (cells[at].value, cells[at].data_type) == (name, "s")


def test_no_formula_is_in_the_file_and_such_texts_stay_texts_when_edited() -> None:
    sheet = LedgerSheet("台账", HEADINGS, (build_row(unit="=1+1"),), "过去", PAST_HEADINGS, ())
    body = build_ledger_sheet(sheet)
    with ZipFile(BytesIO(body)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")
    cells = load_workbook(BytesIO(body))["台账"]
    assert cells["A2"].quotePrefix
    assert not cells["B2"].quotePrefix


def test_signs_that_no_workbook_holds_are_left_out() -> None:
    row = build_row(unit="县\x00委\x0b办\ud800", remark="第一行\n第二行")
    cells = read_back(row)["台账"][2]
    assert (cells[0].value, cells[9].value) == ("县委办", "第一行\n第二行")


def test_a_text_longer_than_a_cell_is_cut() -> None:
    value = read_back(build_row(remark="长" * 40_000))["台账"]["J2"].value
    assert isinstance(value, str)
    assert 30_000 < len(value) <= 32_767


def test_each_state_has_its_colour() -> None:
    sheet = read_back(*(build_row(shade=shade) for shade in SHADES))["台账"]
    for at, shade in enumerate(SHADES, 2):
        assert sheet.cell(at, 6).fill.fgColor.rgb == "FF" + FILLS[shade]
        assert sheet.cell(at, 5).fill.fill_type is None


def test_columns_are_as_wide_as_what_they_hold() -> None:
    widths = read_back(build_row(unit="长" * 12, remark="长" * 200))["台账"].column_dimensions
    assert 24 <= widths["A"].width <= 30
    assert 10 <= widths["E"].width <= 20
    assert widths["J"].width == 44


def test_the_second_sheet_is_the_punctuality() -> None:
    sheet = read_back()["准时情况"]
    assert [cell.value for cell in sheet[1]] == list(PAST_HEADINGS)
    assert [cell.value for cell in sheet[2]] == ["县委办", 12, 9, 2, 2.5, 1, 0.75]


def test_a_sheet_without_rows_is_a_workbook_too() -> None:
    assert read_back()["台账"].max_row == 1


def test_a_name_that_no_sheet_can_have_is_made_one() -> None:
    assert read_back(title="报送/台账: [全部]*?" + "长" * 40).sheetnames[0].startswith("报送 台账")
