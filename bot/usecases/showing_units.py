"""Units and their people as they are shown: the tree, one unit, its people, one person."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection

from bot.usecases.groups import find_groups
from bot.usecases.people import HEAD, Person
from bot.usecases.units import Unit, Units, find_obstacle, list_people, load_units
from conversations.browsing.pages import cut_page
from conversations.units.views import (
    PersonLine,
    PersonView,
    UnitLine,
    UnitPeopleView,
    UnitsView,
    UnitView,
)
from conversations.views import News

LINES = 20
"""Units of the tree that are shown at once."""

PEOPLE = 8
"""People of a unit that are shown at once."""


def build_tree(conn: Connection, person: Person, page: int, news: News | None = None) -> UnitsView:
    """Return the tree, of a head the part below their unit."""
    known, people = load_units(conn), list_people(conn)
    top = None if person.is_administrator else person.unit_id
    walked = known.walk(top)
    shown, page, pages = cut_page(walked, page, LINES)
    counts = Counter(each.unit_id for each in people)
    lines = tuple(UnitLine(unit.id, unit.name, depth, counts[unit.id]) for depth, unit in shown)
    changing = person.is_administrator
    return UnitsView(lines, page, pages, counts[None] if changing else 0, changing, news)


def build_unit(
    conn: Connection, person: Person, known: Units, unit: Unit, news: News | None = None
) -> UnitView:
    """Return the unit's card."""
    people = list_people(conn)
    names = {each.id: each.name for each in people}
    inside = [each for each in people if each.unit_id == unit.id]
    counts = Counter(each.unit_id for each in people)
    changing = person.is_administrator
    upper = unit.parent_id in (known.by_id if changing else known.below(person.unit_id))
    return UnitView(
        unit.id,
        unit.name,
        known.path(unit.id),
        names.get(unit.leader_id or 0, ""),
        tuple(each.name for each in inside if each.role == HEAD),
        tuple(each.name for each in inside if each.role != HEAD),
        tuple(UnitLine(one.id, one.name, 0, counts[one.id]) for one in known.children(unit.id)),
        above=unit.parent_id if upper else None,
        groups=len(find_groups(conn, [unit.id])),
        changing=changing,
        removable=changing and find_obstacle(conn, unit.id) is None,
        news=news,
    )


def build_people(
    conn: Connection, known: Units, unit_id: int, page: int, news: News | None = None
) -> UnitPeopleView:
    """Return a page of the people of the unit, or with 0 of those who belong to none."""
    inside = [each for each in list_people(conn) if (each.unit_id or 0) == unit_id]
    inside.sort(key=lambda each: each.role != HEAD)
    shown, page, pages = cut_page(inside, page, PEOPLE)
    lines = tuple(PersonLine(each.id, each.name, each.role) for each in shown)
    return UnitPeopleView(unit_id, known.path(unit_id), lines, page, pages, news)


def build_person(known: Units, person: Person, news: News | None = None) -> PersonView:
    """Return a person's card."""
    leads = tuple(unit.name for unit in known.by_id.values() if unit.leader_id == person.id)
    unit_id = person.unit_id or 0
    path = known.path(person.unit_id)
    return PersonView(person.id, person.name, person.role, unit_id, path, leads, news)
