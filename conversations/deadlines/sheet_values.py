"""What the cells of a table mean: obligations, units and days, or what is to be corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from conversations.deadlines.obligation import DueRule, Obligation
from conversations.deadlines.occurrences import find_fault
from conversations.deadlines.phrases import (
    fold,
    parse_days,
    parse_due,
    parse_escalation,
    parse_reminders,
    parse_repeats,
    parse_shift,
    parse_time,
    write_due,
)
from conversations.deadlines.sheets import Record, Slip
from conversations.periods import PeriodKind
from conversations.views import News

T = TypeVar("T")

LONGEST_NAME = 100
"""Characters of an obligation's name."""

_ALL = {"全部", "所有单位", "全部单位", "all"}
_NONE = {"无", "-", "none"}
_WORKING = {
    **dict.fromkeys(("上班", "工作日", "是", "true", "working", "yes"), True),
    **dict.fromkeys(("放假", "休息", "否", "false", "off", "no"), False),
}
_SEPARATORS = re.compile("[,，、;；]+")
_NUMBERED = re.compile(r".*\((-?[0-9]{1,19})\)")
_MOST_OPEN = 366


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a file may mean, by `compare`d name.

    `units` are names as they are written, those of the file itself too; `people` ids, by id and by
    name where only one has it; `reports` templates' ids, by id and by names.
    """

    units: Mapping[str, str]
    people: Mapping[str, int]
    reports: Mapping[str, str]
    periods: Mapping[str, PeriodKind]


@dataclass(frozen=True, slots=True)
class ReadObligation:
    """An obligation of a file; `units` are the names of those who owe it, whose ids come later."""

    obligation: Obligation
    units: tuple[str, ...]


def compare(name: str) -> str:
    """Return a name as it is looked up: spaces and case aside."""
    return " ".join(name.split()).casefold()


def read_obligation(
    record: Record, base: Obligation, units: tuple[str, ...], known: Known
) -> tuple[ReadObligation, list[Slip]]:
    """Return what the row makes of `base`, owed by `units`, and what is to be corrected in it.

    What it has no word for stays as it is.
    """
    row = _Row(record)
    repeats = row.take("repeats", parse_repeats, base.repeats, "import.bad_repeats")
    base = replace(base, repeats=repeats)
    if repeats == "rrule":
        base = replace(base, rrule=record.cells.get("repeats", base.rrule))
    elif repeats == "once":
        base = replace(base, on=row.take("due", parse_days, base.on, "import.bad_days"))
    else:
        base = replace(base, due=_take_due(row, base.due))
    obligation = replace(
        base,
        interview=_take_report(row, base.interview, known),
        shift=row.take("moved", parse_shift, base.shift, "import.bad_shift"),
        people=row.take_all(
            "people",
            lambda one: _find_person(one, known, base.people),
            base.people,
            "import.unknown_person",
        ),
        plan=row.take(
            "remind", lambda text: parse_reminders(text, base.plan), base.plan, "import.bad_remind"
        ),
        escalation=row.take("escalate", parse_escalation, base.escalation, "import.bad_escalate"),
        opens_before=row.take("opens", _parse_count, base.opens_before, "import.bad_opens"),
        ends_at=row.take("ends_at", parse_time, base.ends_at, "import.bad_time"),
        starts_on=row.take("starts", parse_day, base.starts_on, "import.bad_day"),
        ends_on=_take_end(row, base.ends_on),
    )
    owed = _take_units(row, units, known)
    return ReadObligation(obligation, owed), row.slips or _find_faults(record, obligation, known)


def read_day(record: Record) -> tuple[tuple[date, bool] | None, list[Slip]]:
    """Return the office's own day of the row and whether it is worked, or what to correct."""
    row = _Row(record)
    day = row.need("day", parse_day, "import.bad_day")
    working = row.need(
        "working", lambda text: _WORKING.get(fold(text).lower()), "import.bad_working"
    )
    if day is None or working is None:
        return None, row.slips
    return (day, working), []


def read_name(record: Record, longest: int) -> tuple[str, list[Slip]]:
    """Return the name of the row's unit or obligation, or what to correct."""
    name = " ".join(record.cells.get("name", "").split())
    if not name:
        return "", [record.build_slip("name", "import.no_name")]
    slips = [record.build_slip("name", "import.long_name", most=longest)]
    return name, slips if len(name) > longest else []


def read_parent(record: Record, base: str, known: Known) -> tuple[str, list[Slip]]:
    """Return the name of what the row's unit belongs to, "" for 无 (the top), or what to correct.

    A unit that is called so itself can be belonged to all the same.
    """
    row = _Row(record)
    text = compare(record.cells.get("parent", ""))
    if text in _NONE and text not in known.units:
        return "", []
    found = row.take(
        "parent", lambda one: known.units.get(compare(one)), base, "import.unknown_unit"
    )
    return found, row.slips


def read_zone(record: Record, base: str) -> tuple[str, list[Slip]]:
    """Return the unit's time zone, or what to correct."""
    row = _Row(record)
    return row.take("zone", _parse_zone, base, "import.bad_zone"), row.slips


def read_leader(record: Record, base: int | None, known: Known) -> tuple[int | None, list[Slip]]:
    """Return the id of the unit's leader, or what to correct."""
    row = _Row(record)
    if compare(record.cells.get("leader", "")) in _NONE:
        return None, []
    found = row.take("leader", lambda one: _find_person(one, known), base, "import.unknown_person")
    return found, row.slips


class _Row:
    """Takes the values out of one record and collects what is wrong with them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.slips: list[Slip] = []

    def take(self, column: str, parse: Callable[[str], T | None], base: T, key: str) -> T:
        """Return the column's value, or `base` where it is empty or wrong."""
        text = self._record.cells.get(column)
        value = None if text is None else parse(text)
        if text is not None and value is None:
            self.note(column, key, value=text)
        return base if value is None else value

    def need(self, column: str, parse: Callable[[str], T | None], key: str) -> T | None:
        """Return the column's value; None where it is empty or wrong."""
        value = parse(self._record.cells.get(column, ""))
        if value is None:
            self.note(column, key, value=self._record.cells.get(column, ""))
        return value

    def take_all(
        self, column: str, parse: Callable[[str], T | None], base: tuple[T, ...], key: str
    ) -> tuple[T, ...]:
        """Return the values of the column's list; `base` where it is empty, none for 无."""
        text = self._record.cells.get(column)
        if text is None:
            return base
        found: list[T] = []
        for part in [] if compare(text) in _NONE else _split(text, parse):
            value = parse(part)
            if value is None:
                self.note(column, key, value=part)
            elif value not in found:
                found.append(value)
        return tuple(found)

    def get(self, column: str) -> str | None:
        """Return the column's text, if there is one."""
        return self._record.cells.get(column)

    def note(self, column: str, key: str, **params: Any) -> None:
        """Collect what is to be corrected in the column."""
        shown = {name: _clip(value) for name, value in params.items()}
        self.slips.append(self._record.build_slip(column, key, **shown))


def _take_due(row: _Row, base: DueRule) -> DueRule:
    """Return the rule; the same one where it says the same, in whatever it does not use, too."""
    rule = row.take("due", parse_due, base, "import.bad_due")
    return base if write_due(rule) == write_due(base) else rule


def _take_report(row: _Row, base: str | None, known: Known) -> str | None:
    """Return the template's id; that of one no longer offered stays where it was."""
    text = compare(row.get("report") or "")
    if text in _NONE:
        return None
    if base is not None and text == compare(base):
        return base
    return row.take(
        "report", lambda one: known.reports.get(compare(one)), base, "import.unknown_report"
    )


def _take_end(row: _Row, base: date | None) -> date | None:
    if compare(row.get("ends") or "") in _NONE:
        return None
    return row.take("ends", parse_day, base, "import.bad_day")


def _take_units(row: _Row, base: tuple[str, ...], known: Known) -> tuple[str, ...]:
    if compare(row.get("units") or "") in _ALL:
        return ()
    return row.take_all(
        "units", lambda one: known.units.get(compare(one)), base, "import.unknown_unit"
    )


def _find_faults(record: Record, obligation: Obligation, known: Known) -> list[Slip]:
    periods = known.periods.get(obligation.interview) if obligation.interview else None
    fault = find_fault(obligation, periods)
    return [Slip(record.row, "", News(fault), record.sheet)] if fault else []


def _split(text: str, parse: Callable[[str], object]) -> Sequence[str]:
    """Return the parts of a list; a line that is a name as a whole may hold commas."""
    lines = [line.strip() for line in text.split("\n")]
    parts = [[line] if parse(line) is not None else _SEPARATORS.split(line) for line in lines]
    return [part.strip() for line in parts for part in line if part.strip()]


def _find_person(text: str, known: Known, owing: Collection[int] = ()) -> int | None:
    """Return the id of 张三, of 1001, or of 张三(1001).

    Who is among those `owing` already may have lost access: an export names them by their ids.
    """
    plain = fold(text)
    numbered = _NUMBERED.fullmatch(plain)
    found = known.people.get(numbered[1] if numbered else compare(plain))
    if found is None and numbered and int(numbered[1]) in owing:
        return int(numbered[1])
    return found


def parse_day(text: str) -> date | None:
    """Return the one day named; None when it is none, or several."""
    days = parse_days(text)
    return days[0] if days and len(days) == 1 else None


def _parse_count(text: str) -> int | None:
    plain = fold(text)
    count = int(plain) if re.fullmatch("[0-9]{1,3}", plain) else _MOST_OPEN + 1
    return count if count <= _MOST_OPEN else None


def _parse_zone(text: str) -> str | None:
    try:
        return ZoneInfo(text.strip()).key
    except (ValueError, OSError, KeyError):
        return None


def _clip(value: Any) -> Any:
    return value[:40] if isinstance(value, str) else value
