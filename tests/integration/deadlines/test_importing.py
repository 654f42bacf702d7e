"""Taking over a file: nothing before it is right as a whole, and the same file twice is once."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.documents.reading.sheets_xlsx import build_workbook, read_sheets
from bot.store.database import Database, open_database
from bot.usecases import importing
from bot.usecases.exporting import build_template_xlsx, export_xlsx, export_yaml
from bot.usecases.importing import apply_plan, read_plan
from bot.usecases.obligations import end, list_obligations
from bot.usecases.planning import Plan
from bot.usecases.units import load_units, move_unit, remove_unit
from bot.usecases.working_days import list_office_days, set_office_day
from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from bot.words.words import LANGUAGES, Words
from conversations.deadlines.obligation import DueRule, Escalation, ReminderPlan
from conversations.deadlines.sheets import OBLIGATIONS, Record, Sheets
from conversations.definition.parsing import parse_interview
from conversations.engine.texts import clean_text
from tests.integration.deadlines.organ import (
    CHIEF,
    MONTHLY,
    NOW,
    TEACHER,
    TODAY,
    WRITER,
    Organ,
)
from tests.integration.deadlines.test_standings import REPORT

PLAN = """\
units:
  - {name: 宣传部, parent: 市委, leader: 某7}
  - {name: 理论科, parent: 宣传部}
  - {name: 党校, parent: 市委}
obligations:
  - name: 月度小结
    report: 月度小结
    repeats: 每月
    due: 次月10日
    moved: 顺延
    units: [理论科, 党校]
    remind: 5,2
    escalate: 主管2
    ends_at: "17:30"
    starts: 2026-01-01
  - {name: 专项, repeats: 一次, due: "2026-09-01, 2026-10-12", people: [23]}
  - {name: 周报, repeats: FREQ=WEEKLY;BYDAY=FR, units: 党校}
days:
  - {day: 2026-07-10, working: 放假}
"""


@pytest.fixture
def organ(database: Database) -> Organ:
    return Organ(database, Interviews([parse_interview(REPORT, "monthly.yaml")]))


def read(organ: Organ, body: str | bytes, name: str = "计划.yaml") -> Plan:
    content = body.encode() if isinstance(body, str) else body
    return organ.do(lambda conn: read_plan(name, content, conn, organ.interviews, NOW))


def apply(organ: Organ, plan: Plan) -> Plan:
    return organ.do(lambda conn: apply_plan(conn, organ.interviews, plan, CHIEF, NOW))


def list_keys(plan: Plan) -> list[tuple[int, str, str]]:
    return [(slip.row, slip.column, slip.news.key) for slip in plan.mistakes]


def test_a_dry_run_says_what_would_be_done_and_touches_nothing(organ: Organ) -> None:
    before = organ.dump(), organ.do(load_units), organ.do(list_office_days)
    plan = read(organ, PLAN)
    assert plan.mistakes == ()
    assert [(unit.action, unit.name) for unit in plan.units] == [
        ("add", "宣传部"),
        ("add", "理论科"),
        ("leave", "党校"),
    ]
    assert [each.action for each in plan.obligations] == ["add", "add", "add"]
    assert plan.days == ((date(2026, 7, 10), False),)
    assert before == (organ.dump(), organ.do(load_units), organ.do(list_office_days))


def test_applied_it_is_all_there_and_due(organ: Organ) -> None:
    assert apply(organ, read(organ, PLAN)).mistakes == ()
    tree = organ.do(load_units)
    names = {unit.name: unit for unit in tree.by_id.values()}
    assert tree.path(names["理论科"].id) == "市委 › 宣传部 › 理论科"
    assert names["宣传部"].leader_id == CHIEF
    monthly, once, weekly = (each.obligation for each in organ.do(list_obligations))
    assert monthly.interview == "monthly"
    assert (monthly.due, monthly.shift) == (DueRule("day", 10, 1), "after")
    assert monthly.units == (names["理论科"].id, organ.school)
    assert monthly.plan == ReminderPlan(before=(5, 2))
    assert (monthly.escalation, monthly.ends_at) == (Escalation(2, None), time(17, 30))
    assert (once.on, once.people) == ((date(2026, 9, 1), date(2026, 10, 12)), (TEACHER,))
    assert (weekly.rrule, weekly.starts_on) == ("FREQ=WEEKLY;BYDAY=FR", TODAY)
    july = organ.list(units=[names["理论科"].id], since=TODAY)[0]
    assert july.due_on == date(2026, 7, 13)  # the office is closed on the 10th


def test_the_same_file_twice_changes_nothing(organ: Organ) -> None:
    apply(organ, read(organ, PLAN))
    before = organ.dump()
    again = read(organ, PLAN)
    assert again.is_idle
    assert {each.action for each in again.obligations} == {"leave"}
    apply(organ, again)
    assert organ.dump() == before


def test_the_same_name_changes_what_is_named_and_leaves_the_rest(organ: Organ) -> None:
    saved = organ.save(replace(MONTHLY, opens_before=9, units=(organ.school,)))
    plan = read(organ, "obligations: [{name: 月报, due: 当月25日}]")
    assert [each.action for each in plan.obligations] == ["change"]
    apply(organ, plan)
    stored = organ.do(list_obligations)
    assert [each.id for each in stored] == [saved]
    wanted = replace(MONTHLY, opens_before=9, units=(organ.school,), due=DueRule("day", 25, 0))
    assert stored[0].obligation == wanted


def test_what_had_ended_goes_on(organ: Organ) -> None:
    saved = organ.save(MONTHLY)
    organ.do(lambda conn: end(conn, organ.interviews, saved, CHIEF, NOW))
    apply(organ, read(organ, "obligations: [{name: 月报}]"))
    assert [each.state for each in organ.do(list_obligations)] == ["active"]
    assert organ.list(since=TODAY)


def test_looked_at_again_with_mistakes_nothing_is_done(organ: Organ) -> None:
    plan = read(organ, PLAN)
    organ.change_person(TEACHER, role="revoked")
    done = apply(organ, plan)
    assert [slip.news.key for slip in done.mistakes] == ["import.unknown_person"]
    assert organ.do(list_obligations) == []
    assert organ.do(list_office_days) == {}


MISTAKES = [
    ("units: [{name: 甲, parent: 乙}]", (1, "parent", "import.unknown_unit")),
    ("units:\n- {name: 市委, parent: 党校}", (2, "parent", "import.round")),
    ("units:\n- {name: 甲}\n- {name: 甲}", (3, "name", "import.twice")),
    ("units:\n- {name: 甲, zone: 北京}", (2, "zone", "import.bad_zone")),
    ("units:\n- {parent: 市委}", (2, "name", "import.no_name")),
    (f"units:\n- {{name: {'长' * 51}}}", (2, "name", "import.long_name")),
    ("obligations:\n- {name: 甲}", (2, "repeats", "import.needed")),
    ("obligations:\n- {name: 甲, repeats: 每月}", (2, "due", "import.needed")),
    ("obligations:\n- name: 甲\n  repeats: 有空", (3, "repeats", "import.bad_repeats")),
    ("obligations:\n- name: 月报\n  due: 早点", (3, "due", "import.bad_due")),
    ("obligations:\n- name: 月报\n  moved: 随便", (3, "moved", "import.bad_shift")),
    ("obligations:\n- name: 月报\n  units: [党校, 无此]", (3, "units", "import.unknown_unit")),
    ("obligations:\n- name: 月报\n  people: [999]", (3, "people", "import.unknown_person")),
    ("obligations:\n- name: 月报\n  report: 无此", (3, "report", "import.unknown_report")),
    ("obligations:\n- name: 月报\n  remind: 常常", (3, "remind", "import.bad_remind")),
    ("obligations:\n- name: 月报\n  escalate: 3", (3, "escalate", "import.bad_escalate")),
    ("obligations:\n- name: 月报\n  opens: -1", (3, "opens", "import.bad_opens")),
    ("obligations:\n- name: 月报\n  ends_at: 晚上", (3, "ends_at", "import.bad_time")),
    ("obligations:\n- name: 月报\n  starts: 明天", (3, "starts", "import.bad_day")),
    ("obligations:\n- name: 月报\n  ends: 2020-01-01", (2, "", "fault.ends")),
    ("obligations:\n- name: 月报\n  colour: 红", (3, "colour", "import.unknown_column")),
    ("obligations:\n- name: 月报\n  due: {day: 1}", (3, "due", "import.bad_cell")),
    ("obligations:\n- name: 月报\n  due: 次月1日\n  due: 次月2日", (4, "due", "import.twice")),
    ("days:\n- {day: 某天, working: 上班}", (2, "day", "import.bad_day")),
    ("days:\n- {day: 2026-07-11, working: 也许}", (2, "working", "import.bad_working")),
    ("days: 2026-07-11", (1, "days", "import.no_list")),
    ("days: []\nothers: []", (2, "others", "import.unknown_table")),
    ("- 甲", (1, "", "import.no_tables")),
    ("units: [", (1, "", "import.unreadable")),
    ("units: []", (0, "", "import.empty")),
]


def test_what_is_to_be_corrected_is_told_by_its_place(organ: Organ) -> None:
    organ.save(MONTHLY)
    before = organ.dump()
    for body, mistake in MISTAKES:
        plan = read(organ, body)
        assert mistake in list_keys(plan)
        assert apply(organ, plan).mistakes
    assert organ.dump() == before


def test_every_mistake_has_words_in_both_languages(organ: Organ) -> None:
    organ.save(MONTHLY)
    words = Words(find_folders(None))
    for body, _ in MISTAKES:
        for slip in read(organ, body).mistakes:
            for language in LANGUAGES:
                assert words.text(language, slip.place.key, **slip.place.params)
                assert words.text(language, slip.news.key, **slip.news.params)


@pytest.mark.parametrize(
    ("name", "body", "key"),
    [
        ("计划.csv", b"a,b", "import.unknown_kind"),
        ("计划.yaml", "单位".encode("gbk"), "import.not_utf8"),
        ("计划.yaml", b"#" * 2_000_001, "import.too_large"),
        ("计划.xlsx", b"PK\x03\x04", "import.broken"),
        ("计划.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "import.old_format"),
    ],
)
def test_other_files_are_refused(organ: Organ, name: str, body: bytes, key: str) -> None:
    assert [slip.news.key for slip in read(organ, body, name).mistakes] == [key]


def build_book(**sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class TestWorkbooks:
    def test_it_says_the_same_as_yaml(self, organ: Organ) -> None:
        heads = ["任务名称", "频次", "期限", "单位", "开始日期", "截止时刻", "提前几天开始"]
        row = ["月报", "每月", "次月10日", "办公室、党校", date(2026, 1, 1), time(17, 0), 12.0]
        days = [["日期", "上班或放假"], [date(2026, 7, 11), "上班"]]
        plan = read(organ, build_book(报送任务=[heads, row], 工作日历=days), "计划.XLSX")
        assert plan.mistakes == ()
        found = plan.obligations[0]
        assert found.units == ("办公室", "党校")
        assert (found.obligation.starts_on, found.obligation.ends_at) == (
            date(2026, 1, 1),
            time(17, 0),
        )
        assert found.obligation.opens_before == 12
        assert plan.days == ((date(2026, 7, 11), True),)

    def test_a_mistake_is_told_by_sheet_row_and_head(self, organ: Organ) -> None:
        rows = [["任务名称", "频次", "期限", "颜色"], [], ["月报", "每月", "早点"]]
        plan = read(organ, build_book(报送任务=rows), "计划.xlsx")
        found = [(slip.sheet, slip.row, slip.column, slip.news.key) for slip in plan.mistakes]
        assert found == [
            ("报送任务", 1, "颜色", "import.unknown_column"),
            ("报送任务", 3, "期限", "import.bad_due"),
        ]

    def test_without_a_known_sheet_it_is_refused(self, organ: Organ) -> None:
        plan = read(organ, build_book(其他=[["a"]]), "计划.xlsx")
        assert [slip.news.key for slip in plan.mistakes] == ["import.no_sheets"]

    def test_one_that_unpacks_to_far_more_is_not_opened(self, organ: Organ) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
        plan = read(organ, file.getvalue(), "计划.xlsx")
        assert [slip.news.key for slip in plan.mistakes] == ["import.too_large"]

    def test_with_too_many_rows_it_is_refused(self, organ: Organ) -> None:
        rows = [["名称"], *([f"科{number}"] for number in range(2001))]
        plan = read(organ, build_book(单位=rows), "计划.xlsx")
        assert "import.too_many" in [slip.news.key for slip in plan.mistakes]


def test_what_is_exported_is_imported_again_as_it_was(organ: Organ) -> None:
    organ.join(24, "member", organ.school, "张、三（甲）=1")
    organ.add_unit("党建、人事科", organ.office)
    apply(organ, read(organ, PLAN))
    plan = ReminderPlan(False, (), True, False)
    organ.save(replace(MONTHLY, people=(24, WRITER), plan=plan, escalation=Escalation(None, None)))
    comma = organ.do(load_units).by_id
    ids = tuple(unit_id for unit_id, unit in comma.items() if "、" in unit.name)
    organ.save(replace(MONTHLY, name="逗号", units=ids, ends_on=date(2027, 1, 1), shift="stay"))
    organ.do(lambda conn: set_office_day(conn, date(2026, 8, 1), True, CHIEF, NOW))
    text = organ.do(lambda conn: export_yaml(conn, organ.interviews))
    book = organ.do(lambda conn: export_xlsx(conn, organ.interviews))
    for again in (read(organ, text), read(organ, book, "计划.xlsx")):
        assert again.mistakes == ()
        assert again.is_idle
        assert len(again.obligations) == 5


def test_the_workbook_to_be_filled_in_can_be_imported_as_it_is(organ: Organ) -> None:
    body = organ.do(lambda conn: build_template_xlsx(conn, organ.interviews))
    plan = read(organ, body, "模板.xlsx")
    assert plan.mistakes == ()
    assert [each.action for each in plan.obligations] == ["add"]
    sheets = load_workbook(io.BytesIO(body)).sheetnames
    assert sheets == ["单位", "报送任务", "工作日历", "说明"]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    for value in (text, f"={text}", f"+{text}", f"@{text}"):
        record = Record(OBLIGATIONS, 2, {"name": value}, OBLIGATIONS.sheet)
        body = build_workbook(Sheets({OBLIGATIONS.key: [record]}))
        cell = load_workbook(io.BytesIO(body))[OBLIGATIONS.sheet]["A2"]
        assert cell.data_type in ("s", "n")
        assert cell.data_type == "s" or cell.value is None
        rows = read_sheets(body).list_records(OBLIGATIONS)
        assert (
            "".join("".join(row.cells.values()) for row in rows).split()
            == clean_text(value).split()
        )


def test_a_unit_is_put_back_to_the_top(organ: Organ) -> None:
    text = organ.do(lambda conn: export_yaml(conn, organ.interviews))
    apply(organ, read(organ, "units: [{name: 办公室, parent: 无}]"))
    assert organ.do(load_units).path(organ.office) == "办公室"
    apply(organ, read(organ, text))
    assert organ.do(load_units).path(organ.office) == "市委 › 办公室"
    province = organ.add_unit("省委", None)
    organ.do(lambda conn: move_unit(conn, organ.top, province))
    apply(organ, read(organ, text))
    assert organ.do(load_units).path(organ.office) == "市委 › 办公室"


def test_an_export_names_who_has_lost_access_and_reports_no_longer_offered(organ: Organ) -> None:
    organ.save(replace(MONTHLY, people=(TEACHER, WRITER)))
    organ.save(replace(MONTHLY, name="小结", interview="monthly"))
    organ.change_person(TEACHER, role="revoked")
    bare = Interviews()
    text = organ.do(lambda conn: export_yaml(conn, bare))
    again = organ.do(lambda conn: read_plan("计划.yaml", text.encode(), conn, bare, NOW))
    assert again.mistakes == ()
    assert again.is_idle


def test_however_many_obligations_it_schedules_once(
    organ: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(importing, "schedule", lambda *given: asked.append(given[3]))
    ended = organ.save(replace(MONTHLY, name="专项"))
    organ.do(lambda conn: end(conn, organ.interviews, ended, CHIEF, NOW))
    apply(organ, read(organ, PLAN))
    apply(organ, read(organ, "obligations: [{name: 周报, moved: 不动}]"))
    stored = {each.obligation.name: each for each in organ.do(list_obligations)}
    assert asked == [None, [stored["周报"].id]]
    assert stored["专项"].state == "active"


def test_of_two_imports_at_once_the_later_one_finds_it_done(
    organ: Organ, database_url: str
) -> None:
    plan = read(organ, PLAN)

    def run(_: int) -> Plan:
        other = open_database(database_url)
        try:
            return other.run_now(lambda conn: apply_plan(conn, organ.interviews, plan, CHIEF, NOW))
        finally:
            other.close()

    with ThreadPoolExecutor() as pool:
        done = list(pool.map(run, range(2)))
    assert sorted(each.is_idle for each in done) == [False, True]
    assert len(organ.do(list_obligations)) == 3


def test_what_removed_units_owed_is_not_made_everybodys(organ: Organ) -> None:
    gone = organ.add_unit("撤并科", organ.top)
    organ.save(replace(MONTHLY, repeats="once", on=(date(2028, 9, 1),), units=(gone,)))
    assert organ.do(lambda conn: remove_unit(conn, gone)) is None
    text = organ.do(lambda conn: export_yaml(conn, organ.interviews))
    assert read(organ, text).is_idle
    assert list_keys(read(organ, text)) == []
    plan = read(organ, "obligations: [{name: 月报, moved: 不动}]")
    assert [key for _, _, key in list_keys(plan)] == ["import.needed"]
    assert list_keys(read(organ, "obligations: [{name: 月报, units: 全部}]")) == []
