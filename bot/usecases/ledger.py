"""The ledger: whose deadlines a person may see, which rounds they form, and how each one stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from bot.store.deadline_tables import deadlines, obligations
from bot.store.tables import people
from bot.usecases.deadlines import PAUSED, list_deadlines
from bot.usecases.owing import Office, load_office
from bot.usecases.people import Person
from bot.usecases.standings import build_standings
from bot.usecases.units import Unit, Units, leads_any
from bot.usecases.working_days import load_working_days
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline, Standing
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import (
    LedgerGroup,
    LedgerLine,
    LedgerUnitsView,
    LedgerView,
    UnitLine,
)
from conversations.deadlines.rounds import Round, choose_rounds
from conversations.deadlines.shades import SHADES, SOON, find_shade
from conversations.views import News

LINES = 10
"""Deadlines on a page: two rows of numbered buttons."""

UNITS = 8
"""Units on a page."""

_PAST = timedelta(days=800)
_COMING = timedelta(days=400)
"""How far rounds are looked for: last year's of a yearly report, and the one generated next."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may see: the units `tops` and those below them, or with None everything.

    `decides`: they are no leader alone, who looks on.
    """

    office: Office
    tops: tuple[int, ...] | None
    decides: bool = True

    def holds(self, unit_id: int) -> bool:
        """Whether that unit is there and among what the person may see."""
        ids = self.find_ids(0)
        return self.office.units.get(unit_id) is not None and (ids is None or unit_id in ids)

    def find_ids(self, unit_id: int) -> frozenset[int] | None:
        """Return the unit and those below it; of 0 all that may be seen, None for everything."""
        if unit_id:
            return self.office.units.below(unit_id) if self.holds(unit_id) else frozenset()
        if self.tops is None:
            return None
        return frozenset().union(*(self.office.units.below(top) for top in self.tops))

    def find_name(self, unit_id: int) -> str:
        """Return the name of the unit that is looked at; nothing for several or everything."""
        alone = self.tops[0] if self.tops is not None and len(self.tops) == 1 else None
        unit = self.office.units.get(unit_id or alone)
        return unit.name if unit else ""

    def walk(self) -> list[tuple[int, Unit]]:
        """Return the units that may be seen as a tree, as `Units.walk` does."""
        units = self.office.units
        if self.tops is None:
            return units.walk()
        return [pair for top in self.tops if units.get(top) for pair in units.walk(top)]


def find_scope(conn: Connection, person: Person) -> Scope | None:
    """Return what the person may see: administrators everything, heads and leaders theirs.

    None to anybody else.
    """
    if person.is_administrator:
        return Scope(load_office(conn), None)
    if not may_look(conn, person):
        return None
    office = load_office(conn)
    return Scope(office, _find_tops(office.units, person), person.is_head)


def may_look(conn: Connection, person: Person) -> bool:
    """Whether there is a ledger for the person."""
    return person.is_administrator or person.is_head or leads_any(conn, person.id)


def _find_tops(units: Units, person: Person) -> tuple[int, ...]:
    """Return the units of which the person is head or leader, without those below one of them."""
    own = {unit.id for unit in units.by_id.values() if unit.leader_id == person.id}
    own |= {person.unit_id} if person.is_head and person.unit_id is not None else set()
    upper = (unit for _, unit in units.walk() if unit.id in own)
    return tuple(
        unit.id for unit in upper if own.isdisjoint(each.id for each in units.above(unit.id)[1:])
    )


def find_today(person: Person, now: datetime) -> date:
    """Return the day it is where the person is."""
    return now.astimezone(ZoneInfo(person.zone)).date()


def build_ledger_view(
    conn: Connection,
    interviews: Interviews,
    scope: Scope,
    wish: LedgerFilter,
    now: datetime,
    today: date,
    page: int = 0,
    news: News | None = None,
) -> LedgerView:
    """Return a page of what is owed, the last one for a page that there is not."""
    groups = load_groups(conn, interviews, scope, wish, now, today)
    counts = Counter(line.shade for group in groups for line in group.lines)
    if wish.only_missing:
        groups = [_keep_missing(group) for group in groups]
    page, pages = _find_page(page, sum(len(group.lines) for group in groups), LINES)
    return LedgerView(
        wish=wish,
        unit=scope.find_name(wish.unit_id),
        on=today,
        groups=tuple(_cut(groups, page * LINES)),
        counts=tuple((shade, counts[shade]) for shade in SHADES if counts[shade]),
        page=page,
        pages=pages,
        first=page * LINES + 1,
        decides=scope.decides,
        choice=len(scope.find_ids(0) or scope.office.units.by_id) > 1,
        news=news,
    )


def build_units_view(
    conn: Connection, scope: Scope, wish: LedgerFilter, today: date, page: int = 0
) -> LedgerUnitsView:
    """Return a page of the units that the person may see, as a tree."""
    units = scope.office.units
    walked = scope.walk()
    page, pages = _find_page(page, len(walked), UNITS)
    missing = _count_missing(conn, today)
    lines = tuple(
        UnitLine(unit.id, unit.name, depth, sum(missing[each] for each in units.below(unit.id)))
        for depth, unit in walked[page * UNITS : (page + 1) * UNITS]
    )
    return LedgerUnitsView(wish, lines, page, pages)


def load_groups(
    conn: Connection,
    interviews: Interviews,
    scope: Scope,
    wish: LedgerFilter,
    now: datetime,
    today: date,
) -> list[LedgerGroup]:
    """Return the chosen rounds with all their deadlines in what the wish names, by urgency."""
    ids = scope.find_ids(wish.unit_id)
    rounds = choose_rounds(load_rounds(conn, ids, today), wish.span, today)
    lines = build_lines(conn, load_standings(conn, interviews, ids, rounds, now), today)
    order = {unit.id: at for at, (_, unit) in enumerate(scope.office.units.walk())}
    last = len(order)

    def rank(line: LedgerLine) -> tuple[int, int, str, int]:
        standing = line.standing
        place = order.get(scope.office.find_unit_id(standing.deadline) or 0, last)
        return SHADES.index(line.shade), place, standing.owner, standing.deadline.id

    by_round: dict[tuple[int, str], list[LedgerLine]] = {each.key: [] for each in rounds}
    for line in lines:
        by_round[_get_key(line.standing.deadline)].append(line)
    return [
        _build_group(each, sorted(by_round[each.key], key=rank))
        for each in rounds
        if by_round[each.key]
    ]


def load_rounds(conn: Connection, ids: Collection[int] | None, today: date) -> list[Round]:
    """Return the rounds of what these units owe, or with None of everything.

    What a paused obligation still misses is not owed; what is missing for years still is.
    """
    missing = deadlines.c.settled.is_(None)
    recent = deadlines.c.due_on.between(today - _PAST, today + _COMING)
    late = missing & (deadlines.c.due_on < today)
    query = (
        select(
            deadlines.c.obligation_id,
            deadlines.c.occurrence,
            func.min(deadlines.c.opens_on),
            func.min(deadlines.c.due_on),
            func.max(deadlines.c.due_on),
            func.sum(case((missing, 1), else_=0)),
        )
        .join(obligations, obligations.c.id == deadlines.c.obligation_id)
        .where(or_(~missing, obligations.c.state != PAUSED), or_(recent, late), *_within(ids))
        .group_by(deadlines.c.obligation_id, deadlines.c.occurrence)
    )
    return [Round(*row) for row in conn.execute(query)]


def load_standings(
    conn: Connection,
    interviews: Interviews,
    ids: Collection[int] | None,
    rounds: Sequence[Round],
    now: datetime,
) -> list[Standing]:
    """Return how the deadlines of these rounds stand, of these units or with None of all."""
    if not rounds:
        return []
    keys = {each.key for each in rounds}
    since, until = min(each.due_on for each in rounds), max(each.last_due_on for each in rounds)
    listed = list_deadlines(conn, units=ids, since=since, until=until)
    wanted = [each for each in listed if _get_key(each) in keys and is_owed(each)]
    return build_standings(conn, interviews, wanted, now)


def build_lines(conn: Connection, standings: Iterable[Standing], today: date) -> list[LedgerLine]:
    """Return the deadlines in their colours."""
    soon_until = load_working_days(conn).add(today, SOON)
    return [LedgerLine(each, find_shade(each, soon_until)) for each in standings]


def is_owed(deadline: Deadline) -> bool:
    """Whether it belongs into the ledger: what a paused obligation misses does not."""
    return deadline.settled is not None or not deadline.paused


def _get_key(deadline: Deadline) -> tuple[int, str]:
    return deadline.obligation_id, deadline.occurrence


def _within(ids: Collection[int] | None) -> list[ColumnElement[bool]]:
    """Return the condition that one of the units owes it, or a person in one of them."""
    if ids is None:
        return []
    inside = select(people.c.id).where(people.c.unit_id.in_(ids))
    return [or_(deadlines.c.unit_id.in_(ids), deadlines.c.person_id.in_(inside))]


def _count_missing(conn: Connection, today: date) -> Counter[int]:
    """Return how many reports each unit has opened and not handed in, with its people's."""
    unit_id = func.coalesce(deadlines.c.unit_id, people.c.unit_id)
    query = (
        select(unit_id, func.count())
        .select_from(deadlines.join(obligations).outerjoin(people, _owner))
        .where(
            deadlines.c.settled.is_(None),
            deadlines.c.opens_on <= today,
            obligations.c.state != PAUSED,
        )
        .group_by(unit_id)
    )
    return Counter({row[0]: row[1] for row in conn.execute(query)})


_owner = people.c.id == deadlines.c.person_id


def _build_group(each: Round, lines: Sequence[LedgerLine]) -> LedgerGroup:
    first = lines[0].standing.deadline
    owed = [line for line in lines if line.shade != "waived"]
    handed_in = sum(not line.standing.missing for line in owed)
    return LedgerGroup(first.name, first.period, each.due_on, handed_in, len(owed), tuple(lines))


def _keep_missing(group: LedgerGroup) -> LedgerGroup:
    kept = tuple(line for line in group.lines if line.standing.missing)
    return replace(group, lines=kept)


def _cut(groups: Iterable[LedgerGroup], start: int) -> Iterable[LedgerGroup]:
    """Yield the groups with those of their lines that stand on the page that starts there."""
    numbered = enumerate((group, line) for group in groups for line in group.lines)
    shown = [pair for at, pair in numbered if start <= at < start + LINES]
    for _, pairs in groupby(shown, key=lambda pair: id(pair[0])):
        each = list(pairs)
        yield replace(each[0][0], lines=tuple(line for _, line in each))


def _find_page(page: int, total: int, size: int) -> tuple[int, int]:
    """Return that page, within what there is, and how many pages there are."""
    pages = max(1, -(-total // size))
    return min(max(page, 0), pages - 1), pages
