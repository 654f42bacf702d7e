"""Who owes a deadline's report, who may write it, and who watches over it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select, true

from bot.store.tables import people
from bot.usecases.deadlines import list_candidates
from bot.usecases.people import HEAD, REVOKED, Person, list_members
from bot.usecases.units import Units, load_units, watches
from conversations.deadlines.deadline import Deadline

DEFAULT_ZONE = "Asia/Shanghai"

MOST_DEADLINES = 1000
"""Deadlines up to which it is worth looking for those people alone whom they concern."""


@dataclass(frozen=True, slots=True)
class Office:
    """The units and people, loaded once for any number of deadlines.

    `people` have access, by id; `gone` had it once, and may still owe what was due then.
    """

    units: Units
    people: Mapping[int, Person]
    gone: Mapping[int, Person]
    inside: Mapping[int, Sequence[Person]]

    def find_responsible(self, deadline: Deadline) -> list[Person]:
        """Return whom the report is awaited from and who is reminded; nobody without access.

        The one it is assigned to, else the person who owes it, else the people of the unit, of whom
        its heads do not write themselves unless nobody else is there.
        """
        named = self.people.get(deadline.assignee_id or 0)
        if named is not None:
            return [named]
        if deadline.unit_id is None:
            owner = self.people.get(deadline.person_id or 0)
            return [owner] if owner else []
        insiders = self.inside.get(deadline.unit_id, ())
        return [each for each in insiders if each.role != HEAD] or list(insiders)

    def find_fillers(self, deadline: Deadline) -> list[Person]:
        """Return who may write it: who is responsible and, unless it is assigned, the unit's."""
        if deadline.unit_id is None or deadline.assignee_id in self.people:
            return self.find_responsible(deadline)
        return list(self.inside.get(deadline.unit_id, ()))

    def find_watchers(self, deadline: Deadline) -> list[Person]:
        """Return the nearest heads from its unit upwards who do not owe it themselves."""
        owing = {person.id for person in self.find_responsible(deadline)}
        for unit in self.units.above(self.find_unit_id(deadline)):
            insiders = self.inside.get(unit.id, ())
            heads = [each for each in insiders if each.role == HEAD and each.id not in owing]
            if heads:
                return heads
        return []

    def find_leader(self, deadline: Deadline) -> Person | None:
        """Return the nearest leader from its unit upwards, of those with access."""
        above = self.units.above(self.find_unit_id(deadline))
        leaders = (self.people.get(unit.leader_id or 0) for unit in above)
        return next((each for each in leaders if each is not None), None)

    def may_watch(self, person: Person, deadline: Deadline) -> bool:
        """Whether the person sees it and decides about it: as `units.watches` has it."""
        return watches(self.units, person, self.find_unit_id(deadline))

    def find_unit_id(self, deadline: Deadline) -> int | None:
        """Return the unit that owes it, or in which the person is who does."""
        if deadline.unit_id is not None:
            return deadline.unit_id
        owner = self.find_person(deadline.person_id)
        return owner.unit_id if owner else None

    def find_person(self, person_id: int | None) -> Person | None:
        """Return the person of that id, with access or without."""
        return self.people.get(person_id or 0) or self.gone.get(person_id or 0)

    def find_owner(self, deadline: Deadline) -> str:
        """Return the name of the unit or person that owes it."""
        owner = self.units.get(deadline.unit_id) or self.find_person(deadline.person_id)
        return owner.name if owner else ""

    def find_zone(self, unit_id: int | None, person_id: int | None) -> str:
        """Return by whose clocks the deadlines of that unit or person end."""
        owner = self.units.get(unit_id) or self.find_person(person_id)
        return owner.zone if owner else DEFAULT_ZONE


def load_office(conn: Connection, deadlines: Collection[Deadline] | None = None) -> Office:
    """Return the units and people as they are now.

    With `deadlines`, only the people whom these can concern: those they name, those of their units
    and the units above, and the leaders of these.
    """
    units = load_units(conn)
    concerned = _find_concerned(conn, units, deadlines)
    members = list_members(conn, concerned)
    inside: dict[int, list[Person]] = {}
    for person in members:
        if person.unit_id is not None:
            inside.setdefault(person.unit_id, []).append(person)
    gone = {person.id: person for person in _list_gone(conn, concerned)}
    return Office(units, {each.id: each for each in members}, gone, inside)


def list_mine(
    conn: Connection,
    person: Person,
    *,
    since: date | None = None,
    until: date | None = None,
    open_only: bool = False,
) -> list[Deadline]:
    """Return the deadlines that the person is responsible for, the first due first.

    The bounds are as those of `list_deadlines`.
    """
    listed = list_candidates(
        conn, person.id, person.unit_id, since=since, until=until, open_only=open_only
    )
    office = load_office(conn, listed)
    return [
        deadline
        for deadline in listed
        if person.id in {each.id for each in office.find_responsible(deadline)}
    ]


def _find_concerned(
    conn: Connection, units: Units, deadlines: Collection[Deadline] | None
) -> ColumnElement[bool]:
    """Return what is true of the people whom the deadlines can concern; of all when in doubt."""
    if deadlines is None or len(deadlines) > MOST_DEADLINES:
        return true()
    owners = {each.person_id for each in deadlines if each.person_id is not None}
    assigned = {each.assignee_id for each in deadlines if each.assignee_id is not None}
    belonging = select(people.c.unit_id).where(people.c.id.in_(owners)).distinct()
    owing = {each.unit_id for each in deadlines} | set(conn.execute(belonging).scalars())
    above = {unit.id: unit.leader_id for unit_id in owing for unit in units.above(unit_id)}
    leaders = {leader_id for leader_id in above.values() if leader_id is not None}
    return or_(people.c.unit_id.in_(above), people.c.id.in_(owners | assigned | leaders))


def _list_gone(conn: Connection, concerned: ColumnElement[bool]) -> list[Person]:
    columns = (people.c.id, people.c.name, people.c.role, people.c.language, people.c.zone)
    query = select(*columns, people.c.unit_id).where(people.c.role == REVOKED, concerned)
    return [Person(*row) for row in conn.execute(query)]
