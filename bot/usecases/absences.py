"""Absences (请假): who is away from when to when, and who is reminded in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from sqlalchemy import Connection, delete, insert, or_, select

from bot.store.deadline_tables import absences
from bot.store.tables import people
from bot.usecases.owing import Office
from bot.usecases.people import HEAD, REVOKED
from bot.usecases.units import Units, build_units, load_units
from conversations.deadlines.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Absence:
    """The days from `from_on` to `to_on`, both included, that a person is away."""

    id: int
    person_id: int
    from_on: date
    to_on: date
    stand_in_id: int | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """The absences of some days, loaded once for any number of people and deadlines.

    `by_person` has those of each one who is away, the one stored last first; `unit_ids` says where
    these belong, `heads` who heads each unit, and `present` who of all has access.
    """

    by_person: Mapping[int, Sequence[Absence]]
    units: Units
    unit_ids: Mapping[int, int | None]
    heads: Mapping[int, Sequence[int]]
    present: frozenset[int]

    def find_stand_in(self, person_id: int, on: date) -> int | None:
        """Return who is reminded in place of a person that day.

        Who was named; when they are away too, who was named for them; else the person's nearest
        head. None: the person is there, or there is nobody else, so that they are reminded
        themselves.
        """
        named = self._list_named(person_id, on, on)
        further = [other for each in named for other in self._list_named(each, on, on)]
        for each in (*named, *further):
            if each != person_id and self._is_there(each, on):
                return each
        return self._find_head(person_id, on) if self._is_away(person_id, on) else None

    def list_fillers(self, office: Office, deadline: Deadline, on: date) -> list[int]:
        """Return the ids of those who may write the report that day, and hand it in.

        They are those of `Office.find_fillers`, and who is reminded in place of those responsible.
        """
        fillers = [each.id for each in office.find_fillers(deadline)]
        owing = office.find_responsible(deadline) if self.by_person else ()
        found = (self.find_stand_in(each.id, on) for each in owing)
        return list(dict.fromkeys([*fillers, *(each for each in found if each is not None)]))

    def list_writers(self, office: Office, deadline: Deadline, on: date) -> list[int]:
        """Return the ids of those whose drafts of the report count on that day.

        They are those of `list_fillers`, and who was named to stand in for one responsible since it
        opened: what they have written is not lost when the other is back.
        """
        since = min(deadline.opens_on, on)
        owing = office.find_responsible(deadline) if self.by_person else ()
        named = (self._list_named(each.id, since, on) for each in owing)
        return list(dict.fromkeys([*self.list_fillers(office, deadline, on), *chain(*named)]))

    def _list_named(self, person_id: int, since: date, until: date) -> list[int]:
        away = self.by_person.get(person_id, ())
        touching = [each for each in away if each.from_on <= until and each.to_on >= since]
        return [each.stand_in_id for each in touching if each.stand_in_id is not None]

    def _is_away(self, person_id: int, on: date) -> bool:
        return any(each.from_on <= on <= each.to_on for each in self.by_person.get(person_id, ()))

    def _is_there(self, person_id: int, on: date) -> bool:
        """Whether somebody has access and is not away."""
        return person_id in self.present and not self._is_away(person_id, on)

    def _find_head(self, person_id: int, on: date) -> int | None:
        """Return the head nearest above the person who is there."""
        for unit in self.units.above(self.unit_ids.get(person_id)):
            for head in self.heads.get(unit.id, ()):
                if head != person_id and self._is_there(head, on):
                    return head
        return None


_absence = select(
    *(absences.c.id, absences.c.person_id, absences.c.from_on, absences.c.to_on),
    absences.c.stand_in_id,
).order_by(absences.c.id.desc())


def add_absence(
    conn: Connection,
    person_id: int,
    from_on: date,
    to_on: date,
    stand_in_id: int | None,
    by: int,
    now: datetime,
) -> int:
    """Store that the person is away, and who stands in for them, if anybody; return its id.

    ValueError when it ends before it begins, or they were to stand in for themselves.
    """
    if to_on < from_on or stand_in_id == person_id:
        raise ValueError("an absence ends after it begins, and somebody else stands in")
    row = {"person_id": person_id, "from_on": from_on, "to_on": to_on, "stand_in_id": stand_in_id}
    row |= {"made_by": by, "made_at": now}
    return int(conn.execute(insert(absences).returning(absences.c.id), row).scalar_one())


def remove_absence(conn: Connection, person_id: int, absence_id: int) -> bool:
    """Take back an absence of that person; False when they have none of that id."""
    its = (absences.c.id == absence_id, absences.c.person_id == person_id)
    return conn.execute(delete(absences).where(*its)).rowcount == 1


def list_absences(conn: Connection, person_id: int, since: date) -> list[Absence]:
    """Return the person's absences that are not over before `since`, the earliest first."""
    still = (absences.c.person_id == person_id, absences.c.to_on >= since)
    found = [Absence(*row) for row in conn.execute(_absence.where(*still))]
    return sorted(found, key=lambda absence: (absence.from_on, absence.id))


def load_leave(conn: Connection, since: date, until: date) -> Leave:
    """Return the absences that touch a day from `since` to `until`, both included."""
    touching = (absences.c.from_on <= until, absences.c.to_on >= since)
    by_person: dict[int, list[Absence]] = {}
    for row in conn.execute(_absence.where(*touching)):
        by_person.setdefault(row.person_id, []).append(Absence(*row))
    if not by_person:
        return Leave({}, build_units(()), {}, {}, frozenset())
    away, named = (
        people.c.id.in_(select(column).where(*touching))
        for column in (absences.c.person_id, absences.c.stand_in_id)
    )
    columns = (people.c.id, people.c.unit_id, people.c.role)
    query = select(*columns).where(or_(away, named, people.c.role == HEAD)).order_by(people.c.id)
    rows = conn.execute(query).all()
    heads: dict[int, list[int]] = {}
    for person_id, unit_id, role in rows:
        if role == HEAD:
            heads.setdefault(unit_id, []).append(person_id)
    present = frozenset(row.id for row in rows if row.role != REVOKED)
    unit_ids = {row.id: row.unit_id for row in rows}
    return Leave(by_person, load_units(conn), unit_ids, heads, present)


def find_stand_in(conn: Connection, person_id: int, on: date) -> int | None:
    """Return who is reminded in place of a person that day, as `Leave.find_stand_in` has it."""
    return load_leave(conn, on, on).find_stand_in(person_id, on)
