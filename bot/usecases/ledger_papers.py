"""What the ledger's sheet and picture are made of, read at once so that they are built apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.store.deadline_tables import deadline_changes, deadlines
from bot.usecases.ledger import Scope, find_scope, find_today, load_groups
from bot.usecases.people import Person
from bot.usecases.punctuality import load_past
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import LedgerGroup, LedgerLine, PastLine


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One deadline with all that a row says. `place` and `depth` are its unit's in the tree.

    `above` is the name of the unit that its owner belongs to; `handed_in_at` is by the reader's
    clock, without a zone; `remark` is what was last written down about it.
    """

    line: LedgerLine
    above: str
    place: int
    depth: int
    handed_in_at: datetime | None
    remark: str

    @property
    def deadline(self) -> Deadline:
        """The deadline itself."""
        return self.line.standing.deadline


@dataclass(frozen=True, slots=True)
class LedgerPaper:
    """The ledger as it stood at `at`; `unit` is "" for all that the person sees."""

    wish: LedgerFilter
    unit: str
    at: datetime
    zone: str
    today: date
    lines: tuple[PaperLine, ...]
    past: tuple[PastLine, ...]


def load_paper(
    conn: Connection, interviews: Interviews, person: Person, wish: LedgerFilter, now: datetime
) -> LedgerPaper | None:
    """Return what the person may see of it; None when that is nothing, or no longer theirs."""
    scope = find_scope(conn, person)
    if scope is None or (wish.unit_id and not scope.holds(wish.unit_id)):
        return None
    today = find_today(person, now)
    groups = load_groups(conn, interviews, scope, wish, now, today)
    lines = _build_lines(conn, scope, wish, groups, person.zone)
    past = load_past(conn, scope, wish.unit_id, now, today)
    if not lines and not past:
        return None
    unit = scope.find_name(wish.unit_id)
    return LedgerPaper(wish, unit, now, person.zone, today, tuple(lines), tuple(past))


def _build_lines(
    conn: Connection,
    scope: Scope,
    wish: LedgerFilter,
    groups: Collection[LedgerGroup],
    zone: str,
) -> list[PaperLine]:
    lines = [line for group in groups for line in group.lines]
    if wish.only_missing:
        lines = [line for line in lines if line.standing.missing]
    units = scope.office.units
    places = {unit.id: (at, depth) for at, (depth, unit) in enumerate(scope.walk())}
    remarks = _load_remarks(conn, [line.standing.deadline for line in lines])

    def build(line: LedgerLine) -> PaperLine:
        deadline = line.standing.deadline
        unit = units.get(scope.office.find_unit_id(deadline))
        above = units.get(unit.parent_id) if unit and deadline.unit_id else unit
        place, depth = places.get(unit.id if unit else 0, (len(places), 0))
        return PaperLine(
            line=line,
            above=above.name if above else "",
            place=place,
            depth=depth + (deadline.person_id is not None),
            handed_in_at=_find_local(deadline, zone),
            remark=remarks.get(deadline.id, ""),
        )

    return [build(line) for line in lines]


def _load_remarks(conn: Connection, listed: Collection[Deadline]) -> dict[int, str]:
    """Return the last reason written down about each deadline that has one."""
    if not listed:
        return {}
    due = [deadline.due_on for deadline in listed]
    query = (
        select(deadline_changes.c.deadline_id, deadline_changes.c.why)
        .join(deadlines, deadlines.c.id == deadline_changes.c.deadline_id)
        .where(
            deadlines.c.due_on.between(min(due), max(due)),
            deadline_changes.c.why != "",
            deadline_changes.c.what != "assigned",  # whose reason is a name
        )
        .order_by(deadline_changes.c.id)
    )
    return {row[0]: row[1] for row in conn.execute(query)}


def _find_local(deadline: Deadline, zone: str) -> datetime | None:
    """Return when it was handed in, by the clock of that zone; None of what was not, or waived."""
    if deadline.settled_at is None or deadline.settled == "waived":
        return None
    local = deadline.settled_at.astimezone(ZoneInfo(zone))
    return local.replace(tzinfo=None, second=0, microsecond=0)
