"""The office's units, obligations and own days as the tables that an import reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy import Connection

from bot.usecases.obligations import StoredObligation, list_obligations
from bot.usecases.owing import Office, load_office
from bot.usecases.units import Unit
from bot.usecases.working_days import list_office_days
from bot.words.interviews import Interviews
from conversations.deadlines.phrases import (
    write_days,
    write_due,
    write_escalation,
    write_reminders,
    write_repeats,
    write_shift,
)
from conversations.deadlines.sheets import DAYS, OBLIGATIONS, TABLES, UNITS, Record, Sheets, Table
from conversations.deadlines.sheets_yaml import write_sheets

_UNREADABLE = re.compile(r"[,，、;；()\s]+")
"""What would end a name within a list."""

_ALL, _NONE = "全部", "无"
_EXAMPLE: Mapping[str, Mapping[str, str]] = {
    "units": {"name": "示例科室", "zone": "Asia/Shanghai"},
    "obligations": {
        "name": "示例：半年工作总结",
        "report": _NONE,
        "repeats": "每半年",
        "due": "次月10日",
        "moved": "提前",
        "units": "示例科室",
        "remind": "7,3,1",
        "escalate": "主管1,领导3",
        "opens": "20",
        "ends_at": "18:00",
    },
    "days": {"day": "2026-02-14", "working": "上班"},
}
"""One row of each table, to be written over."""

_NOTES = (
    ("栏目", "怎么填"),
    ("单位·上级单位", "所属单位的名称；顶层单位填“无”。"),
    ("单位·时区", "可不填，默认随上级单位或 Asia/Shanghai。"),
    ("单位·分管领导", "姓名，或者编号，例如 张三(10001)；没有填“无”。"),
    ("报送任务·任务名称", "与已有任务同名就是修改那个任务，没填的栏保持原样。"),
    ("报送任务·报告模板", "模板的名称或编号；不用本机器人写的报告填“无”。"),
    ("报送任务·频次", "每月、每季度、每半年、每年、一次，或 RRULE（如 FREQ=WEEKLY;BYDAY=FR）。"),
    ("报送任务·期限", "次月10日、当月25日、期后第2个月10日、最后一个工作日、期满后5个工作日内。"),
    ("", "频次是“一次”的填日期，例如 2026-07-10；是 RRULE 的留空。"),
    ("报送任务·遇节假日", "提前、顺延、不动。"),
    ("报送任务·单位", "单位名称，用顿号或换行隔开；“全部”是所有有人的单位。"),
    ("报送任务·人员", "姓名或编号，用顿号或换行隔开。"),
    ("报送任务·提醒", "提前几个工作日提醒，例如 7,3,1；不提醒填“无”。"),
    ("", "要分别说明时写全，没写的就不提醒：开始,7,3,1,当天,逾期；只提前提醒写：仅,7,3,1。"),
    ("报送任务·逾期告知", "逾期几个工作日后告知谁，例如 主管1,领导3；不告知填“无”。"),
    ("报送任务·提前几天开始", "自然日，例如 20。"),
    ("报送任务·截止时刻", "例如 18:00。"),
    ("报送任务·开始日期、结束日期", "例如 2026-01-01；没有结束日期填“无”。"),
    ("工作日历", "本单位与国家公布的日历不一样的日子，填“上班”或“放假”。"),
)
"""The last sheet of the workbook: part of its format, as its heads are."""


def export_xlsx(conn: Connection, interviews: Interviews) -> bytes:
    """Return all units, obligations and own days as a workbook that an import reads back."""
    from bot.documents.reading.sheets_xlsx import build_workbook

    return build_workbook(build_sheets(conn, interviews), _list_notes(interviews))


def export_yaml(conn: Connection, interviews: Interviews) -> str:
    """Return all units, obligations and own days as YAML that an import reads back."""
    return write_sheets(build_sheets(conn, interviews))


def build_template_xlsx(conn: Connection, interviews: Interviews) -> bytes:
    """Return a workbook to be filled in: the office's units, an example of the rest, and notes."""
    from bot.documents.reading.sheets_xlsx import build_workbook

    office = load_office(conn)
    examples = {table.key: [_build(table, _EXAMPLE[table.key])] for table in TABLES}
    if units := _list_units(office):
        examples[UNITS.key] = units
        example = dict(_EXAMPLE[OBLIGATIONS.key], units=units[0].cells["name"])
        examples[OBLIGATIONS.key] = [_build(OBLIGATIONS, example)]
    return build_workbook(Sheets(examples), _list_notes(interviews))


def build_sheets(conn: Connection, interviews: Interviews) -> Sheets:
    """Return the tables of all that is stored and goes on; ended obligations are left out."""
    office = load_office(conn)
    stored = [each for each in list_obligations(conn) if each.state != "ended"]
    days = list_office_days(conn).items()
    return Sheets(
        {
            UNITS.key: _list_units(office),
            OBLIGATIONS.key: [_build_obligation(each, office, interviews) for each in stored],
            DAYS.key: [
                _build(DAYS, {"day": day.isoformat(), "working": "上班" if working else "放假"})
                for day, working in days
            ],
        }
    )


def _list_units(office: Office) -> list[Record]:
    return [_build_unit(unit, office) for _, unit in office.units.walk()]


def _build_unit(unit: Unit, office: Office) -> Record:
    above = office.units.get(unit.parent_id)
    cells = {"name": unit.name, "parent": above.name if above else _NONE, "zone": unit.zone}
    return _build(UNITS, cells | {"leader": _name_person(unit.leader_id, office)})


def _build_obligation(stored: StoredObligation, office: Office, interviews: Interviews) -> Record:
    one = stored.obligation
    owed = [office.units.get(unit_id) for unit_id in one.units]
    names = [unit.name for unit in owed if unit] or ([] if one.units or one.people else [_ALL])
    rules = {"once": write_days(one.on), "rrule": ""}
    cells = {
        "name": one.name,
        "report": _name_report(one.interview, interviews),
        "repeats": write_repeats(one.repeats, one.rrule),
        "due": rules.get(one.repeats, write_due(one.due)),
        "moved": write_shift(one.shift),
        "units": "\n".join(names),
        "people": "\n".join(_name_person(each, office) for each in one.people) or _NONE,
        "remind": write_reminders(one.plan),
        "escalate": write_escalation(one.escalation),
        "opens": str(one.opens_before),
        "ends_at": f"{one.ends_at:%H:%M}",
        "starts": one.starts_on.isoformat(),
        "ends": one.ends_on.isoformat() if one.ends_on else _NONE,
    }
    return _build(OBLIGATIONS, cells)


def _build(table: Table, cells: Mapping[str, str]) -> Record:
    return Record(table, 0, {key: text for key, text in cells.items() if text})


def _name_report(interview_id: str | None, interviews: Interviews) -> str:
    """Return the template's name, or its id where two have that name."""
    if interview_id is None:
        return _NONE
    offered = interviews.all()
    names = [each.name.zh_CN for each in offered if each.id == interview_id]
    shared = sum(each.name.zh_CN in names for each in offered) > 1
    return interview_id if shared or not names else names[0]


def _name_person(person_id: int | None, office: Office) -> str:
    """Return 张三(1001): the id counts, the name is for people to read."""
    person = office.find_person(person_id)
    if person_id is None or person is None:
        return _NONE
    return f"{_UNREADABLE.sub(' ', person.name).strip()}({person_id})"


def _list_notes(interviews: Interviews) -> list[tuple[str, str]]:
    reports = [(each.name.zh_CN, each.id) for each in interviews.all()]
    return [*_NOTES, ("", ""), ("可用的报告模板", "编号"), *reports]
