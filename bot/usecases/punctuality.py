"""How punctual the units were over the last twelve months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.deadlines import list_deadlines
from bot.usecases.ledger import Scope, is_owed
from conversations.deadlines.deadline import Standing
from conversations.deadlines.judging import judge
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import PastLine, PastView
from conversations.deadlines.punctuality import Punctuality, count_punctuality

LINES = 12
"""Units on a page."""


def find_since(today: date) -> date:
    """Return the first due day that counts: twelve months ago."""
    return today - timedelta(days=365)


def load_past(
    conn: Connection,
    scope: Scope,
    unit_id: int,
    now: datetime,
    today: date,
) -> list[PastLine]:
    """Return the punctuality of each unit that owed something, the worst first."""
    by_owner: dict[str, list[Standing]] = {}
    for standing in _load_standings(conn, scope, unit_id, now, today):
        by_owner.setdefault(standing.owner, []).append(standing)
    lines = [PastLine(name, count_punctuality(each)) for name, each in by_owner.items()]
    return sorted((line for line in lines if line.past.total), key=_rank)


def build_past_view(
    conn: Connection,
    scope: Scope,
    wish: LedgerFilter,
    now: datetime,
    today: date,
    page: int = 0,
) -> PastView:
    """Return a page of the punctuality, the last one for a page that there is not."""
    lines = load_past(conn, scope, wish.unit_id, now, today)
    pages = max(1, -(-len(lines) // LINES))
    page = min(max(page, 0), pages - 1)
    return PastView(
        wish=wish,
        unit=scope.find_name(wish.unit_id),
        since=find_since(today),
        overall=_sum(line.past for line in lines),
        lines=tuple(lines[page * LINES : (page + 1) * LINES]),
        page=page,
        pages=pages,
    )


def _load_standings(
    conn: Connection, scope: Scope, unit_id: int, now: datetime, today: date
) -> list[Standing]:
    """Return how late each was, by the name of the unit that it counts for.

    No draft is looked at: when a report was handed in says it all.
    """
    office, ids = scope.office, scope.find_ids(unit_id)
    standings = []
    for deadline in list_deadlines(conn, units=ids, since=find_since(today), until=today):
        if is_owed(deadline):
            zone = office.find_zone(deadline.unit_id, deadline.person_id)
            judged = judge(deadline, (), now.astimezone(ZoneInfo(zone)).date(), zone)
            unit = office.units.get(office.find_unit_id(deadline))
            owner = unit.name if unit else office.find_owner(deadline)
            standings.append(
                Standing(deadline, owner, judged.condition, days_late=judged.days_late)
            )
    return standings


def _rank(line: PastLine) -> tuple[int, int, str]:
    return line.past.percent, -line.past.total, line.name


def _sum(pasts: Iterable[Punctuality]) -> Punctuality:
    parts = list(pasts)
    return Punctuality(
        on_time=sum(each.on_time for each in parts),
        late=sum(each.late for each in parts),
        days_late=sum(each.days_late for each in parts),
        missing=sum(each.missing for each in parts),
    )
