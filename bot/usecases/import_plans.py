"""A file's plan as it is shown, and as far as the person may have it done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from zlib import crc32

from sqlalchemy import Connection

from bot.usecases.obligation_rights import find_reach, may_change
from bot.usecases.obligations import find_obligation
from bot.usecases.people import Person
from bot.usecases.planning import Plan, PlannedObligation
from bot.usecases.units import list_people, load_units
from conversations.deadlines.import_views import Changes, PlanView
from conversations.deadlines.sheet_values import compare
from conversations.deadlines.sheets import OBLIGATIONS, UNITS, Record, Slip, Table
from conversations.views import News


def limit_plan(conn: Connection, person: Person, plan: Plan) -> Plan:
    """Return the plan with what the person may not do among its mistakes.

    Heads bring in obligations of their own units only, and no units or days.
    """
    reach = find_reach(conn, person)
    if reach is None:
        return plan
    slips = [
        _note(plan, UNITS, unit.name, "plan.units_not_yours")
        for unit in plan.units
        if unit.action != "leave"
    ]
    slips += [Slip(0, "", News("plan.days_not_yours"))] * bool(plan.days)
    slips += [
        _note(plan, OBLIGATIONS, each.obligation.name, "plan.not_yours")
        for each in plan.obligations
        if each.action != "leave" and not _is_within(conn, person, each, reach)
    ]
    return replace(plan, mistakes=(*plan.mistakes, *slips))


def build_plan_view(plan: Plan, file_id: int, file_name: str, news: News | None = None) -> PlanView:
    """Return what the plan says."""
    return PlanView(
        file_id,
        file_name,
        stamp_plan(plan),
        _list_changes((unit.action, unit.name) for unit in plan.units),
        _list_changes((each.action, each.obligation.name) for each in plan.obligations),
        plan.days,
        plan.mistakes,
        news,
    )


def stamp_plan(plan: Plan) -> int:
    """Return a number below 36 ** 6 that is another one when the plan says anything else."""
    said = repr((plan.units, plan.obligations, plan.days))
    return crc32(said.encode("utf-8", "surrogatepass")) & 0x7FFF_FFFF


def _is_within(
    conn: Connection, person: Person, planned: PlannedObligation, reach: Collection[int]
) -> bool:
    """Whether all who owe it, and all who have owed it so far, are in the person's reach."""
    stored = find_obligation(conn, planned.id) if planned.id is not None else None
    if stored is not None and not may_change(conn, person, stored.obligation):
        return False
    known = load_units(conn)
    names = {compare(known.by_id[unit_id].name) for unit_id in reach}
    people = {each.id for each in list_people(conn, reach)}
    owing = {compare(name) for name in planned.units}
    named = bool(owing or planned.obligation.people)
    return named and owing <= names and people.issuperset(planned.obligation.people)


def _list_changes(parts: Iterable[tuple[str, str]]) -> Changes:
    found: Mapping[str, list[str]] = {"add": [], "change": [], "leave": []}
    for action, name in parts:
        found[action].append(name)
    return Changes(tuple(found["add"]), tuple(found["change"]), len(found["leave"]))


def _note(plan: Plan, table: Table, name: str, key: str) -> Slip:
    """Return what is to be corrected in the row of that name."""
    record = _find_record(plan, table, name)
    return record.build_slip("name", key) if record else Slip(0, "", News(key))


def _find_record(plan: Plan, table: Table, name: str) -> Record | None:
    rows = plan.sheets.list_records(table)
    wanted = compare(name)
    return next((row for row in rows if compare(row.cells.get("name", "")) == wanted), None)
