"""The tree of units (单位), who belongs to each, and who heads and leads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from bot.store.deadline_tables import deadlines, groups, units
from bot.store.tables import invites, people
from bot.usecases.people import ADMINISTRATOR, HEAD, REVOKED, Person, list_members

LONGEST_NAME = 50
"""Characters of a unit's name: it stands in lists, on buttons and in the heads of sheets."""

_LOCK = 0x756E697473
"""Names the tree among PostgreSQL's advisory locks: it is changed by one transaction at a time."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; `leader_id` is told when it is late for long, `zone` says whose clocks count."""

    id: int
    name: str
    parent_id: int | None
    leader_id: int | None
    zone: str


@dataclass(frozen=True, slots=True)
class Units:
    """All units; in lists those of one parent follow each other as they were added."""

    by_id: Mapping[int, Unit]
    _children: Mapping[int | None, Sequence[Unit]] = field(repr=False)

    @property
    def roots(self) -> Sequence[Unit]:
        """The units at the top."""
        return self._children.get(None, ())

    def get(self, unit_id: int | None) -> Unit | None:
        """Return the unit of that id, if there is one."""
        return None if unit_id is None else self.by_id.get(unit_id)

    def children(self, unit_id: int | None) -> Sequence[Unit]:
        """Return the units right below that one; of None, those at the top."""
        return self._children.get(unit_id, ())

    def below(self, unit_id: int | None) -> frozenset[int]:
        """Return the ids of the unit and all below it; none of a unit that there is not."""
        found: set[int] = set()
        waiting = [unit_id] if unit_id in self.by_id else []
        while waiting:
            at = waiting.pop()
            if at is not None and at not in found:
                found.add(at)
                waiting += [unit.id for unit in self.children(at)]
        return frozenset(found)

    def above(self, unit_id: int | None) -> list[Unit]:
        """Return the unit itself, the one it belongs to, and so on to the top."""
        found: list[Unit] = []
        unit = self.get(unit_id)
        while unit is not None and unit not in found:
            found.append(unit)
            unit = self.get(unit.parent_id)
        return found

    def path(self, unit_id: int | None) -> str:
        """Return the unit's name behind those it belongs to: 市委 › 办公室; of None, nothing."""
        return " › ".join(unit.name for unit in reversed(self.above(unit_id)))

    def walk(self, top: int | None = None) -> list[tuple[int, Unit]]:
        """Return the tree line by line, each unit with how deep it stands; of `top`, its part."""
        unit = self.get(top)
        found: list[tuple[int, Unit]] = []
        waiting = [(0, each) for each in reversed([unit] if unit else self.roots)]
        while waiting:
            depth, at = waiting.pop()
            found.append((depth, at))
            waiting += [(depth + 1, each) for each in reversed(self.children(at.id))]
        return found


def build_units(listed: Collection[Unit]) -> Units:
    """Return the tree of the units listed."""
    by_id = {unit.id: unit for unit in listed}
    children: dict[int | None, list[Unit]] = {}
    for unit in listed:
        children.setdefault(unit.parent_id, []).append(unit)
    return Units(by_id, children)


def load_units(conn: Connection) -> Units:
    """Return all units."""
    columns = (units.c.id, units.c.name, units.c.parent_id, units.c.leader_id, units.c.zone)
    return build_units([Unit(*row) for row in conn.execute(select(*columns).order_by(units.c.id))])


def add_unit(
    conn: Connection, name: str, parent_id: int | None, zone: str, now: datetime
) -> int | None:
    """Store a new unit below that one, or at the top, and return its id; None: the name is taken.

    ValueError when there is no such parent.
    """
    known = _load_locked(conn)
    if parent_id is not None and parent_id not in known.by_id:
        raise ValueError(f"there is no unit {parent_id}")
    if find_unit(known, name) is not None:
        return None
    row = {"name": clean_name(name), "parent_id": parent_id, "zone": zone, "made_at": now}
    return int(conn.execute(insert(units).values(row).returning(units.c.id)).scalar_one())


def rename_unit(conn: Connection, unit_id: int, name: str) -> bool:
    """Give the unit another name; False when it is another unit's."""
    other = find_unit(_load_locked(conn), name)
    if other is not None and other.id != unit_id:
        return False
    _change(conn, unit_id, name=clean_name(name))
    return True


def move_unit(conn: Connection, unit_id: int, parent_id: int | None) -> bool:
    """Put the unit with all below it elsewhere; False when that is below itself or nowhere."""
    known = _load_locked(conn)
    if parent_id is not None and parent_id not in known.by_id.keys() - known.below(unit_id):
        return False
    _change(conn, unit_id, parent_id=parent_id)
    return True


def set_leader(conn: Connection, unit_id: int, person_id: int | None) -> None:
    """Store whom the unit's long delays are told to; None: nobody."""
    _change(conn, unit_id, leader_id=person_id)


def find_obstacle(conn: Connection, unit_id: int) -> str | None:
    """Return what keeps a unit from being removed: units, people, deadlines; None when nothing."""
    inside = people.c.unit_id == unit_id
    counts = {
        "units": select(func.count()).where(units.c.parent_id == unit_id),
        "people": select(func.count()).where(inside, people.c.role != REVOKED),
        "deadlines": select(func.count()).where(deadlines.c.unit_id == unit_id),
    }
    return next((what for what, query in counts.items() if conn.execute(query).scalar_one()), None)


def remove_unit(conn: Connection, unit_id: int) -> str | None:
    """Remove the unit, its groups' bindings too; if something is in it, return what, as above."""
    _load_locked(conn)
    obstacle = find_obstacle(conn, unit_id)
    if obstacle is not None:
        return obstacle
    conn.execute(delete(groups).where(groups.c.unit_id == unit_id))
    conn.execute(update(people).where(people.c.unit_id == unit_id).values(unit_id=None))
    conn.execute(update(invites).where(invites.c.unit_id == unit_id).values(unit_id=None))
    conn.execute(delete(units).where(units.c.id == unit_id))
    return None


def set_unit(conn: Connection, person_id: int, unit_id: int | None, role: str) -> None:
    """Put the person into the unit as its member or head; an administrator stays one.

    With None they belong to none, and head none.
    """
    conn.execute(update(people).where(people.c.id == person_id).values(unit_id=unit_id))
    conn.execute(
        update(people)
        .where(people.c.id == person_id, people.c.role.not_in((ADMINISTRATOR, REVOKED)))
        .values(role=role)
    )


def list_people(conn: Connection, unit_ids: Collection[int] | None = None) -> list[Person]:
    """Return those with access who belong to one of the units, or with None everyone."""
    members = list_members(conn)
    return [each for each in members if unit_ids is None or each.unit_id in unit_ids]


def list_heads(conn: Connection, unit_id: int) -> list[Person]:
    """Return the heads of the unit itself."""
    return [person for person in list_people(conn, [unit_id]) if person.role == HEAD]


def watches(known: Units, person: Person, unit_id: int | None) -> bool:
    """Whether the person sees what this unit owes: administrators, and heads from it upwards."""
    if person.is_administrator:
        return True
    return person.is_head and unit_id in known.below(person.unit_id)


def leads(known: Units, person: Person, unit_id: int | None) -> bool:
    """Whether the person is the leader of this unit or of one above."""
    return any(unit.leader_id == person.id for unit in known.above(unit_id))


def leads_any(conn: Connection, person_id: int) -> bool:
    """Whether the person is the leader of some unit."""
    led = exists().where(units.c.leader_id == person_id)
    return bool(conn.execute(select(led)).scalar_one())


def find_unit(known: Units, name: str) -> Unit | None:
    """Return the unit of that name, spaces and case aside."""
    wanted = clean_name(name).casefold()
    return next((unit for unit in known.by_id.values() if unit.name.casefold() == wanted), None)


def clean_name(typed: str) -> str:
    """Return a name as it is stored: on one line, no longer than names are."""
    return " ".join(typed.split())[:LONGEST_NAME]


def lock_units(conn: Connection) -> None:
    """Let nobody else change the tree until this transaction ends."""
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def _load_locked(conn: Connection) -> Units:
    """Return the tree, which nobody else changes until this transaction ends."""
    lock_units(conn)
    return load_units(conn)


def _change(conn: Connection, unit_id: int, **values: object) -> None:
    conn.execute(update(units).where(units.c.id == unit_id).values(**values))
