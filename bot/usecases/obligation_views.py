"""Obligations as they are looked at: the list, one in full, and what a change does to deadlines."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from bot.store.deadline_tables import deadlines
from bot.usecases.deadlines import list_deadlines
from bot.usecases.obligations import StoredObligation, list_obligations
from bot.usecases.owing import Office, load_office
from bot.usecases.working_days import load_working_days
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.obligation_views import (
    DueDay,
    ObligationLine,
    ObligationsView,
    ObligationView,
)
from conversations.deadlines.occurrences import list_occurrences
from conversations.deadlines.working_days import WorkingDays
from conversations.periods import PeriodKind
from conversations.views import News

_SHOWN_DAYS = 3
_SHOWN_OWNERS = 8
_YEAR = timedelta(days=366)
_ORDER = {"active": 0, "paused": 1, "ended": 2}

Snapshot = Mapping[tuple[int | None, int | None, str], date]
"""The due day of each deadline, by whose it is and which occurrence."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many deadlines a change added, removed, and gave another day."""

    added: int
    removed: int
    moved: int


def build_obligations_view(
    conn: Connection,
    interviews: Interviews,
    today: date,
    page: int,
    size: int,
    news: News | None = None,
) -> ObligationsView:
    """Return a page of all obligations: those in force first, by when they are next due."""
    office, stored = load_office(conn), list_obligations(conn)
    days = _find_next_days(conn, today)
    lines = [
        _build_line(office, each, days.get(each.id), _find_periods(interviews, each.obligation))
        for each in stored
    ]
    lines.sort(key=_get_order)
    pages = max(1, -(-len(lines) // size))
    page = min(max(page, 0), pages - 1)
    return ObligationsView(tuple(lines[page * size : (page + 1) * size]), page, pages, news)


def build_obligation_view(
    conn: Connection,
    interviews: Interviews,
    stored: StoredObligation,
    today: date,
    *,
    may_change: bool,
    news: News | None = None,
) -> ObligationView:
    """Return everything about one obligation."""
    office, obligation = load_office(conn), stored.obligation
    interview = interviews.get(obligation.interview or "")
    periods = _find_periods(interviews, obligation)
    ahead = list_deadlines(conn, obligation=stored.id, since=today)
    next_days = _build_days(load_working_days(conn), obligation, periods, ahead, today)
    return ObligationView(
        _build_line(office, stored, next_days[0].on if next_days else None, periods),
        interview.name if interview else None,
        _list_owners(office, obligation),
        next_days,
        may_change,
        news,
    )


def take_snapshot(conn: Connection, obligation_id: int) -> Snapshot:
    """Return the obligation's deadlines as they are now."""
    listed = list_deadlines(conn, obligation=obligation_id)
    return {(each.unit_id, each.person_id, each.occurrence): each.due_on for each in listed}


def compare_snapshots(before: Snapshot, after: Snapshot) -> Difference:
    """Return what became of the deadlines."""
    moved = sum(before[key] != after[key] for key in before.keys() & after.keys())
    return Difference(len(after.keys() - before.keys()), len(before.keys() - after.keys()), moved)


def _find_next_days(conn: Connection, today: date) -> dict[int, date]:
    """Return the next day on which each obligation is due and not all handed in."""
    query = (
        select(deadlines.c.obligation_id, func.min(deadlines.c.due_on))
        .where(deadlines.c.settled.is_(None), deadlines.c.due_on >= today)
        .group_by(deadlines.c.obligation_id)
    )
    return {row[0]: row[1] for row in conn.execute(query)}


def _find_periods(interviews: Interviews, obligation: Obligation) -> PeriodKind | None:
    interview = interviews.get(obligation.interview or "")
    return interview.periods if interview else None


def _build_line(
    office: Office, stored: StoredObligation, next_on: date | None, periods: PeriodKind | None
) -> ObligationLine:
    obligation = stored.obligation
    everybody = not obligation.units and not obligation.people
    units: Collection[int] = office.inside if everybody else obligation.units
    return ObligationLine(
        stored.id,
        obligation,
        stored.state,
        sum(office.units.get(unit_id) is not None for unit_id in units),
        sum(person_id in office.people for person_id in obligation.people),
        next_on if stored.state == "active" else None,
        periods,
    )


def _get_order(line: ObligationLine) -> tuple[int, date, int]:
    return _ORDER[line.state], line.next_on or date.max, line.id


def _list_owners(office: Office, obligation: Obligation) -> tuple[str, ...]:
    """Return the first names of who owes it; none where all units do."""
    units = (office.units.get(unit_id) for unit_id in obligation.units)
    people = (office.people.get(person_id) for person_id in obligation.people)
    named = [each.name for each in (*units, *people) if each is not None]
    return tuple(named[:_SHOWN_OWNERS])


def _build_days(
    days: WorkingDays,
    obligation: Obligation,
    periods: PeriodKind | None,
    ahead: Collection[Deadline],
    today: date,
) -> tuple[DueDay, ...]:
    """Return the next due days: those of its deadlines, or of its rule while nobody owes it."""
    missing: dict[date, int] = {}
    for deadline in ahead:
        missing[deadline.due_on] = missing.get(deadline.due_on, 0) + (deadline.settled is None)
    if not missing:
        planned = list_occurrences(obligation, periods, days, today, today + _YEAR)
        missing = {occurrence.due_on: 0 for occurrence in planned}
    shown = sorted(missing.items())[:_SHOWN_DAYS]
    return tuple(DueDay(on, count, days.is_published(on.year)) for on, count in shown)
