"""Taking over units, obligations and working days from a file: what it would do, then doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, update

from bot.store.deadline_tables import units as table
from bot.usecases.obligations import lock_obligations, store_obligation
from bot.usecases.planning import Plan, PlannedObligation, PlannedUnit, build_plan
from bot.usecases.scheduling import schedule
from bot.usecases.units import Units, add_unit, find_unit, load_units, lock_units
from bot.usecases.working_days import set_office_day
from bot.words.interviews import Interviews
from conversations.deadlines.sheets import Sheets, Slip
from conversations.deadlines.sheets_yaml import parse_sheets
from conversations.views import News

MOST_BYTES = 2_000_000
"""Of a file; one with 2000 rows has a tenth of it."""


def read_plan(
    name: str, body: bytes, conn: Connection, interviews: Interviews, now: datetime
) -> Plan:
    """Return what the file of that name would do by now; nothing is touched.

    It is YAML (.yaml, .yml) or a workbook (.xlsx), from whomever.
    """
    return build_plan(conn, interviews, read_sheets(name, body), now)


def apply_plan(
    conn: Connection, interviews: Interviews, plan: Plan, by: int | None, now: datetime
) -> Plan:
    """Do what the plan's file says by now, and return what was done as a plan.

    Time may have passed since the plan was shown, so everything is looked at again: with mistakes
    nothing is done at all. `by` is a person's id, or None on the server.
    """
    lock_obligations(conn)
    lock_units(conn)
    again = build_plan(conn, interviews, plan.sheets, now)
    if again.mistakes:
        return again
    tree = _save_units(conn, again.units, now)
    for day, working in again.days:
        set_office_day(conn, day, working, by, now)
    changed = [each for each in again.obligations if each.action != "leave"]
    saved = [_save_obligation(conn, each, tree, by, now) for each in changed]
    schedule(conn, interviews, now, None if again.units or again.days else saved)
    return again


def read_sheets(name: str, body: bytes) -> Sheets:
    """Return the tables of the file, by the ending of its name."""
    ending = name.lower().rpartition(".")[2]
    if len(body) > MOST_BYTES:
        return _refuse("import.too_large")
    if ending == "xlsx":
        from bot.documents.reading.sheets_xlsx import read_sheets as read_workbook

        return read_workbook(body)
    if ending not in ("yaml", "yml"):
        return _refuse("import.unknown_kind")
    try:
        return parse_sheets(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _refuse("import.not_utf8")


def _refuse(key: str) -> Sheets:
    return Sheets({}, (Slip(0, "", News(key)),))


def _save_units(conn: Connection, planned: Sequence[PlannedUnit], now: datetime) -> Units:
    """Store the units, new ones at the top first, until each has what it belongs to."""
    for each in planned:
        if each.action == "add":
            add_unit(conn, each.name, None, each.zone, now)
    tree = load_units(conn)
    for each in planned:
        unit, parent = find_unit(tree, each.name), find_unit(tree, each.parent)
        if unit is not None and each.action != "leave":
            values = {"name": each.name, "zone": each.zone, "leader_id": each.leader_id}
            values["parent_id"] = parent.id if parent else None
            conn.execute(update(table).where(table.c.id == unit.id).values(values))
    return load_units(conn)


def _save_obligation(
    conn: Connection, planned: PlannedObligation, tree: Units, by: int | None, now: datetime
) -> int:
    """Store the obligation and return its id; one that had ended goes on."""
    found = [find_unit(tree, name) for name in planned.units]
    owed = replace(planned.obligation, units=tuple(unit.id for unit in found if unit))
    return store_obligation(conn, owed, by, now, planned.id, active=planned.ended)
