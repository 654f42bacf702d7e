"""The tree of units, and who belongs where, on each database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, insert, select

from bot.store.database import Database
from bot.store.deadline_tables import deadlines, groups, obligations, units
from bot.usecases.groups import (
    Group,
    bind_group,
    find_group,
    find_groups,
    move_group,
    unbind_group,
)
from bot.usecases.people import (
    ADMINISTRATOR,
    HEAD,
    MEMBER,
    add_person,
    load_person,
    revoke,
)
from bot.usecases.units import (
    Unit,
    add_unit,
    build_units,
    find_unit,
    list_heads,
    list_people,
    load_units,
    move_unit,
    remove_unit,
    rename_unit,
    set_leader,
    set_unit,
    watches,
)

NOW = datetime(2026, 7, 3, tzinfo=UTC)
ZONE = "Asia/Shanghai"


def add(conn: Connection, name: str, above: int | None = None) -> int:
    added = add_unit(conn, name, above, ZONE, NOW)
    assert added is not None
    return added


def join(conn: Connection, person_id: int, role: str = MEMBER) -> None:
    add_person(conn, person_id, f"人{person_id}", role, "zh_CN", ZONE, NOW)


def grow(conn: Connection) -> tuple[int, int, int]:
    """Return the ids of a unit, one below it, and one below that."""
    top = add(conn, "市委")
    office = add(conn, "办公室", top)
    return top, office, add(conn, "文电科", office)


def test_the_tree_knows_what_is_above_and_below(database: Database) -> None:
    def job(conn: Connection) -> None:
        top, office, section = grow(conn)
        other = add(conn, "组织部", top)
        known = load_units(conn)
        assert [unit.id for unit in known.roots] == [top]
        assert [unit.id for unit in known.children(top)] == [office, other]
        assert known.below(office) == {office, section}
        assert known.below(None) == frozenset()
        assert known.below(999) == frozenset()
        assert [unit.id for unit in known.above(section)] == [section, office, top]
        assert known.path(section) == "市委 › 办公室 › 文电科"
        assert known.path(None) == ""
        assert [(depth, unit.id) for depth, unit in known.walk()] == [
            *((0, top), (1, office), (2, section), (1, other))
        ]
        assert [unit.id for _, unit in known.walk(office)] == [office, section]

    database.run_now(job)


def test_a_name_is_one_units_alone(database: Database) -> None:
    def job(conn: Connection) -> None:
        top, office, _ = grow(conn)
        assert add_unit(conn, " 办公室 ", None, ZONE, NOW) is None
        assert not rename_unit(conn, top, "办公室")
        assert rename_unit(conn, office, "办 公 室")
        found = find_unit(load_units(conn), "办 公  室")
        assert found is not None
        assert found.id == office

    database.run_now(job)


def test_a_unit_cannot_be_put_below_itself(database: Database) -> None:
    def job(conn: Connection) -> None:
        top, office, section = grow(conn)
        assert not move_unit(conn, office, section)
        assert not move_unit(conn, office, office)
        assert not move_unit(conn, office, 999)
        assert move_unit(conn, section, top)
        assert move_unit(conn, office, section)
        assert load_units(conn).path(office) == "市委 › 文电科 › 办公室"
        assert move_unit(conn, office, None)
        assert load_units(conn).path(office) == "办公室"

    database.run_now(job)


def test_a_ring_of_units_is_walked_once_round() -> None:
    known = build_units([Unit(1, "甲", 2, None, ZONE), Unit(2, "乙", 1, None, ZONE)])
    assert [unit.id for unit in known.above(1)] == [1, 2]
    assert known.below(1) == {1, 2}


def test_only_an_empty_unit_is_removed(database: Database) -> None:
    def job(conn: Connection) -> None:
        _, office, section = grow(conn)
        assert remove_unit(conn, office) == "units"
        join(conn, 5)
        set_unit(conn, 5, section, MEMBER)
        assert remove_unit(conn, section) == "people"
        set_unit(conn, 5, None, MEMBER)
        _owe(conn, section)
        assert remove_unit(conn, section) == "deadlines"
        conn.execute(deadlines.delete())
        bind_group(conn, Group(-5, section, "zh_CN"), 1, NOW)
        assert remove_unit(conn, section) is None
        assert section not in load_units(conn).by_id
        assert find_group(conn, -5) is None
        assert remove_unit(conn, office) is None

    database.run_now(job)


def _owe(conn: Connection, unit_id: int) -> None:
    row = {"name": "总结", "rule": "{}", "state": "active", "made_at": NOW, "changed_at": NOW}
    duty = conn.execute(insert(obligations).values(row).returning(obligations.c.id)).scalar_one()
    due = {"opens_on": date(2026, 7, 1), "due_on": date(2026, 7, 10), "due_at": NOW}
    owed = {"obligation_id": duty, "unit_id": unit_id, "occurrence": "2026H1", "period": "2026H1"}
    conn.execute(insert(deadlines).values(**owed, **due, moved=False))


def test_people_belong_to_units_as_members_or_heads(database: Database) -> None:
    def job(conn: Connection) -> None:
        top, office, _ = grow(conn)
        for person_id, role in ((5, MEMBER), (6, MEMBER), (7, ADMINISTRATOR)):
            join(conn, person_id, role)
            set_unit(conn, person_id, office, HEAD if person_id != 5 else MEMBER)
        assert [each.id for each in list_people(conn, [office])] == [5, 6, 7]
        assert [each.id for each in list_heads(conn, office)] == [6]
        known = load_units(conn)
        administrator, head, member = (load_person(conn, each) for each in (7, 6, 5))
        assert administrator is not None
        assert administrator.is_administrator
        assert head is not None
        assert member is not None
        assert watches(known, administrator, top)
        assert watches(known, head, office)
        assert not watches(known, head, top)
        assert not watches(known, head, None)
        assert not watches(known, member, office)
        set_unit(conn, 6, None, MEMBER)
        assert list_heads(conn, office) == []

    database.run_now(job)


def test_who_lost_access_is_nobody_in_any_unit(database: Database) -> None:
    def job(conn: Connection) -> None:
        _, office, section = grow(conn)
        join(conn, 6)
        set_unit(conn, 6, section, HEAD)
        set_leader(conn, office, 6)
        revoke(conn, 6)
        assert list_people(conn, [section]) == []
        assert list_heads(conn, section) == []
        assert conn.execute(select(units.c.leader_id).where(units.c.id == office)).scalar() is None
        assert remove_unit(conn, section) is None
        join(conn, 6)
        again = load_person(conn, 6)
        assert again is not None
        assert (again.role, again.unit_id) == (MEMBER, None)

    database.run_now(job)


def test_a_group_is_bound_to_one_unit_and_followed(database: Database) -> None:
    def job(conn: Connection) -> None:
        top, office, section = grow(conn)
        bind_group(conn, Group(-5, top, "zh_CN"), 1, NOW)
        bind_group(conn, Group(-5, office, "en"), 1, NOW)
        bind_group(conn, Group(-6, section, "zh_CN"), 1, NOW)
        assert find_groups(conn, [top]) == []
        assert find_groups(conn, [office, section]) == [
            *(Group(-6, section, "zh_CN"), Group(-5, office, "en"))
        ]
        move_group(conn, -5, -1005)
        assert find_group(conn, -5) is None
        assert find_group(conn, -1005) == Group(-1005, office, "en")
        move_group(conn, -6, -1005)
        assert conn.execute(select(groups.c.chat_id)).scalars().all() == [-1005]
        assert unbind_group(conn, -1005)
        assert not unbind_group(conn, -1005)

    database.run_now(job)


def test_a_unit_below_one_that_there_is_not_is_a_fault(database: Database) -> None:
    with pytest.raises(ValueError, match="there is no unit 999"):
        database.run_now(lambda conn: add_unit(conn, "甲", 999, ZONE, NOW))
