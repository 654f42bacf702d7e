"""What the tables of a file would change in the office, compared with what is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.obligations import StoredObligation, list_obligations
from bot.usecases.owing import DEFAULT_ZONE
from bot.usecases.people import Person, list_members
from bot.usecases.units import LONGEST_NAME as LONGEST_UNIT
from bot.usecases.units import Unit, Units, find_unit, load_units
from bot.usecases.working_days import list_office_days
from bot.words.interviews import Interviews
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.sheet_values import (
    LONGEST_NAME,
    Known,
    compare,
    read_day,
    read_leader,
    read_name,
    read_obligation,
    read_parent,
    read_zone,
)
from conversations.deadlines.sheets import DAYS, OBLIGATIONS, UNITS, Record, Sheets, Slip
from conversations.views import News

Action = Literal["add", "change", "leave"]


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit of the file; `parent` is the name of the one it belongs to, "" at the top.

    `id` is that of the one to be changed, None of a new one.
    """

    action: Action
    name: str
    parent: str
    zone: str
    leader_id: int | None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedObligation:
    """An obligation of the file; `units` are the names of those who owe it, as `obligation` does
    not know the ids of new ones yet. `id` is that of the one to be changed, None of a new one;
    `ended`: that one has ended, and goes on.
    """

    action: Action
    obligation: Obligation
    units: tuple[str, ...]
    id: int | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change, and what must be corrected in it before it changes anything.

    `days` are the office's own, each worked or not, as far as they differ from what is stored.
    """

    units: tuple[PlannedUnit, ...] = ()
    obligations: tuple[PlannedObligation, ...] = ()
    days: tuple[tuple[date, bool], ...] = ()
    mistakes: tuple[Slip, ...] = ()
    sheets: Sheets = field(default=Sheets({}), repr=False)

    @property
    def is_idle(self) -> bool:
        """Whether nothing would change."""
        actions = {each.action for each in self.units} | {each.action for each in self.obligations}
        return not self.days and actions <= {"leave"}


def build_plan(conn: Connection, interviews: Interviews, sheets: Sheets, now: datetime) -> Plan:
    """Return what the tables would change by now; nothing is touched."""
    tree = load_units(conn)
    known = _build_known(sheets, tree, list_members(conn), interviews)
    mistakes = list(sheets.slips)
    units = _plan_units(sheets.list_records(UNITS), tree, known, mistakes)
    stored = {compare(each.obligation.name): each for each in list_obligations(conn)}
    today = now.astimezone(ZoneInfo(DEFAULT_ZONE)).date()
    records = sheets.list_records(OBLIGATIONS)
    obligations = _plan_obligations(records, tree, stored, known, today, mistakes)
    days = _plan_days(sheets.list_records(DAYS), list_office_days(conn), mistakes)
    if not mistakes and not any(sheets.records.values()):
        mistakes.append(Slip(0, "", News("import.empty")))
    return Plan(tuple(units), tuple(obligations), tuple(days), tuple(mistakes), sheets)


def _build_known(
    sheets: Sheets, tree: Units, members: Sequence[Person], interviews: Interviews
) -> Known:
    names = [" ".join(row.cells.get("name", "").split()) for row in sheets.list_records(UNITS)]
    stored = [unit.name for unit in tree.by_id.values()]
    by_name: dict[str, list[int]] = {}
    for person in members:
        by_name.setdefault(compare(person.name), []).append(person.id)
    people = {name: ids[0] for name, ids in by_name.items() if len(ids) == 1}
    offered = interviews.all()
    reports = {compare(each.name.zh_CN): each.id for each in offered}
    reports |= {compare(each.name.en): each.id for each in offered}
    return Known(
        {compare(name): name for name in (*names, *stored) if name},
        people | {str(person.id): person.id for person in members},
        reports | {compare(each.id): each.id for each in offered},
        {each.id: each.periods for each in offered},
    )


def _plan_units(
    records: Sequence[Record], tree: Units, known: Known, mistakes: list[Slip]
) -> list[PlannedUnit]:
    planned: dict[str, PlannedUnit] = {}
    for record in records:
        unit, slips = _plan_unit(record, tree, known)
        if not slips and compare(unit.name) in planned:
            slips = [record.build_slip("name", "import.twice")]
        mistakes += slips
        planned.setdefault(compare(unit.name), unit)
    parents = _list_parents(tree, planned)
    for record in records:
        name = compare(record.cells.get("name", ""))
        if not mistakes and _is_round(name, parents):
            mistakes.append(record.build_slip("parent", "import.round"))
    return list(planned.values())


def _plan_unit(record: Record, tree: Units, known: Known) -> tuple[PlannedUnit, list[Slip]]:
    name, slips = read_name(record, LONGEST_UNIT)
    if slips:
        return PlannedUnit("leave", name, "", DEFAULT_ZONE, None), slips
    stored = find_unit(tree, name)
    above = tree.get(stored.parent_id) if stored else None
    parent, unknown = read_parent(record, above.name if above else "", known)
    zone, found = read_zone(record, stored.zone if stored else _find_zone(tree, parent))
    leader_id, missing = read_leader(record, stored.leader_id if stored else None, known)
    fresh = PlannedUnit("add", name, parent, zone, leader_id)
    return _compare_unit(fresh, stored, above), [*unknown, *found, *missing]


def _compare_unit(fresh: PlannedUnit, stored: Unit | None, above: Unit | None) -> PlannedUnit:
    if stored is None:
        return fresh
    present = (stored.name, compare(above.name) if above else "", stored.zone, stored.leader_id)
    wanted = (fresh.name, compare(fresh.parent), fresh.zone, fresh.leader_id)
    return replace(fresh, action="leave" if present == wanted else "change", id=stored.id)


def _find_zone(tree: Units, parent: str) -> str:
    """Return the zone of a new unit that is not told its own: that of what it belongs to."""
    above = find_unit(tree, parent)
    return above.zone if above else DEFAULT_ZONE


def _list_parents(tree: Units, planned: Mapping[str, PlannedUnit]) -> Mapping[str, str]:
    """Return, by name, what each unit will belong to."""
    above = {compare(unit.name): tree.get(unit.parent_id) for unit in tree.by_id.values()}
    stored = {name: compare(unit.name) if unit else "" for name, unit in above.items()}
    return stored | {name: compare(unit.parent) for name, unit in planned.items()}


def _is_round(name: str, parents: Mapping[str, str]) -> bool:
    """Whether the way up from the unit never comes to the top."""
    for _ in range(len(parents) + 1):
        if not name:
            return False
        name = parents.get(name, "")
    return True


def _plan_obligations(
    records: Sequence[Record],
    tree: Units,
    stored: Mapping[str, StoredObligation],
    known: Known,
    today: date,
    mistakes: list[Slip],
) -> list[PlannedObligation]:
    planned: dict[str, PlannedObligation] = {}
    for record in records:
        name, slips = read_name(record, LONGEST_NAME)
        if not slips and compare(name) in planned:
            slips = [record.build_slip("name", "import.twice")]
        if not slips:
            present = stored.get(compare(name))
            planned[compare(name)], slips = _plan(record, name, tree, present, known, today)
        mistakes += slips
    return list(planned.values())


def _plan(
    record: Record,
    name: str,
    tree: Units,
    stored: StoredObligation | None,
    known: Known,
    today: date,
) -> tuple[PlannedObligation, list[Slip]]:
    """Return what the row would do; a new obligation needs to be told how often and when."""
    base = stored.obligation if stored else Obligation(name, None, "monthly", today)
    owed = [tree.get(unit_id) for unit_id in base.units]
    units = tuple(unit.name for unit in owed if unit)
    read, slips = read_obligation(record, replace(base, name=name), units, known)
    if stored is None:
        needed = ["repeats"] + (["due"] if read.obligation.repeats != "rrule" else [])
        missing = [column for column in needed if column not in record.cells]
        if missing:
            needs = [record.build_slip(column, "import.needed") for column in missing]
            slips = needs + [slip for slip in slips if slip.column]
        return PlannedObligation("add", read.obligation, read.units), slips
    ended = stored.state == "ended"
    same = not ended and (read.obligation, read.units) == (base, units)
    action: Action = "leave" if same else "change"
    if not same and base.units and not (units or read.units or read.obligation.people):
        # Its units have been removed: changed as it stands, it would be owed by all there are.
        slips = slips or [record.build_slip("units", "import.needed")] * (
            "units" not in record.cells
        )
    return PlannedObligation(action, read.obligation, read.units, stored.id, ended), slips


def _plan_days(
    records: Sequence[Record], stored: Mapping[date, bool], mistakes: list[Slip]
) -> list[tuple[date, bool]]:
    planned: dict[date, bool] = {}
    for record in records:
        day, slips = read_day(record)
        if day is not None and day[0] in planned:
            slips = [record.build_slip("day", "import.twice")]
        elif day is not None:
            planned[day[0]] = day[1]
        mistakes += slips
    return sorted((day, working) for day, working in planned.items() if stored.get(day) != working)
