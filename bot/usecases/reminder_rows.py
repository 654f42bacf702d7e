"""The stored steps of reminding (提醒): what is said of each deadline, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import Connection, bindparam, delete, select

from bot.store.deadline_tables import pushes, reminders
from bot.store.inserts import build_inserts
from conversations.deadlines.moments import build_moment
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.reminding import Step, find_next_late, list_steps
from conversations.deadlines.working_days import WorkingDays

MORNING = 510
"""When a day's steps are due, in minutes of the unit's day: 08:30."""

MOST_IDS = 1000
"""Ids in one statement: both databases bound its parameters."""

_LATE = "late_"
_INSERT = build_inserts(reminders)
_LOAD = select(
    *(reminders.c.deadline_id, reminders.c.id, reminders.c.step),
    *(reminders.c.due_at, reminders.c.done_at),
).where(reminders.c.deadline_id.in_(bindparam("ids", expanding=True)))
_DELETE = delete(reminders).where(reminders.c.id == bindparam("row"))
_FORGET = delete(pushes).where(
    pushes.c.deadline_id == bindparam("deadline"), pushes.c.step == bindparam("name")
)


@dataclass(frozen=True, slots=True)
class Due:
    """A missing deadline, as far as its reminders follow from it; `zone` is its unit's."""

    deadline_id: int
    obligation: Obligation
    zone: str
    opens_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class _Timed:
    step: Step
    at: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    at: datetime
    done: bool


Rows = Mapping[str, _Row]
"""A deadline's stored steps by name."""


def repair_reminders(
    conn: Connection,
    dues: Sequence[Due],
    days: WorkingDays,
    now: datetime,
    anew: Collection[int] = frozenset(),
) -> int:
    """Store the steps of these deadlines in place of those that no longer follow; rows changed.

    What was said stays said, unless its day lies ahead again. A step whose moment is past is only
    stored for a deadline among `anew` (new, or on another day): the newest one, unless it was said
    already, so that what comes late is said once.
    """

    @cache
    def list_timed(obligation: Obligation, opens_on: date, due_on: date, zone: str) -> list[_Timed]:
        steps = list_steps(obligation, opens_on, due_on, days)
        return [_Timed(step, build_moment(step.on, MORNING, zone)) for step in steps]

    stored = _load_rows(conn, [due.deadline_id for due in dues])
    gone: list[Mapping[str, object]] = []
    forgotten: list[Mapping[str, object]] = []
    fresh: list[Mapping[str, object]] = []
    for due in dues:
        rows = stored.get(due.deadline_id, {})
        timed = list_timed(due.obligation, due.opens_on, due.due_on, due.zone)
        timed = [*timed, *_list_later(due, timed, rows, days, now)]
        missing = _list_missing(timed, rows, now, due.deadline_id in anew)
        stale = _list_stale(timed, rows, missing, due.deadline_id in anew)
        gone += [{"row": rows[name].id} for name in stale]
        forgotten += [{"deadline": due.deadline_id, "name": name} for name in stale]
        fresh += [_build_row(due, each) for each in missing]
    if gone:
        conn.execute(_DELETE, gone)
        conn.execute(_FORGET, forgotten)
    if fresh:
        conn.execute(_INSERT[conn.dialect.name], fresh)
    return len(gone) + len(fresh)


def _load_rows(conn: Connection, ids: Sequence[int]) -> dict[int, dict[str, _Row]]:
    stored: dict[int, dict[str, _Row]] = {}
    for part in split_ids(ids):
        for deadline_id, row_id, step, due_at, done_at in conn.execute(_LOAD, {"ids": part}):
            rows = stored.setdefault(deadline_id, {})
            rows[step] = _Row(row_id, due_at, done_at is not None)
    return stored


def split_ids(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the ids in parts that a statement can take."""
    for start in range(0, len(ids), MOST_IDS):
        yield ids[start : start + MOST_IDS]


def _list_later(
    due: Due, timed: Sequence[_Timed], rows: Rows, days: WorkingDays, now: datetime
) -> list[_Timed]:
    """Return the steps of being late after the first one, up to the first that is to be said."""
    last = next((each for each in timed if each.step.name.startswith(_LATE)), None)
    later: list[_Timed] = []
    while last is not None and (last.at <= now or _is_said(rows, last)):
        step = find_next_late(due.obligation, due.due_on, days, last.step.name)
        last = _Timed(step, build_moment(step.on, MORNING, due.zone)) if step else None
        later += [last] if last else []
    return later


def _list_missing(timed: Sequence[_Timed], rows: Rows, now: datetime, anew: bool) -> list[_Timed]:
    wanted = [each for each in timed if each.at > now]
    if anew:
        passed = [each for each in timed if each.at <= now]
        newest = max((each.at for each in passed), default=now)
        said = {name for name, row in rows.items() if row.done}
        wanted += [each for each in passed if each.at == newest and each.step.name not in said]
    return [each for each in wanted if not _is_stored(rows, each)]


def _list_stale(
    timed: Sequence[_Timed], rows: Rows, missing: Sequence[_Timed], anew: bool
) -> list[str]:
    """Return which stored steps go: those not said that no longer follow, and those set anew.

    Of another day than before, what was said of being late goes, too: it may all come once more.
    """
    follow = {each.step.name for each in timed if _is_stored(rows, each)}
    again = {each.step.name for each in missing} & rows.keys()
    void = {name for name, row in rows.items() if not row.done or (anew and name.startswith(_LATE))}
    return sorted((void - follow) | again)


def _is_stored(rows: Rows, timed: _Timed) -> bool:
    row = rows.get(timed.step.name)
    return row is not None and row.at == timed.at


def _is_said(rows: Rows, timed: _Timed) -> bool:
    return _is_stored(rows, timed) and rows[timed.step.name].done


def _build_row(due: Due, timed: _Timed) -> Mapping[str, object]:
    return {"deadline_id": due.deadline_id, "step": timed.step.name, "due_at": timed.at}
