"""/units: the tree, one unit, its people; administrators change it, heads of units watch theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.handlers.forms import start_form
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.people import Person
from bot.usecases.showing_units import build_people, build_person, build_tree, build_unit
from bot.usecases.units import Unit, find_obstacle, list_people, load_units, watches
from conversations.buttons import Press
from conversations.views import News


def show_units(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the tree."""
    person = visit.person
    if not person.is_administrator and not person.is_head:
        return notify("units.not_yours", "deadlines", "home")
    return show(build_tree(visit.conn, person, press.value or 0, news))


def show_unit(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show the card of a unit; the tree when it is gone, or not this person's to see."""
    known = load_units(visit.conn)
    unit = known.get(press.draft)
    if unit is None or not watches(known, visit.person, unit.id):
        return show_units(visit, Press("units"), News("units.gone"))
    return show(build_unit(visit.conn, visit.person, known, unit, news))


def show_people(visit: Visit, press: Press) -> Reply:
    """Show a page of the people of a unit, or with 0 of those who belong to none."""
    known = load_units(visit.conn)
    if not visit.person.is_administrator or (press.draft and press.draft not in known.by_id):
        return show_unit(visit, press)
    return show(build_people(visit.conn, known, press.draft, press.value or 0))


def show_person(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a person's card to an administrator."""
    person = find_person(visit, press.draft)
    if person is None:
        return show_units(visit, Press("units"), News("person.gone"))
    return show(build_person(load_units(visit.conn), person, news))


def find_unit(visit: Visit, unit_id: int) -> Unit | None:
    """Return the unit if it is there for an administrator to change."""
    return load_units(visit.conn).get(unit_id) if visit.person.is_administrator else None


def find_person(visit: Visit, person_id: int) -> Person | None:
    """Return the person if they have access and an administrator asks."""
    if not visit.person.is_administrator:
        return None
    return next((each for each in list_people(visit.conn) if each.id == person_id), None)


def _add(visit: Visit, press: Press) -> Reply:
    """Ask for the name of a unit below that one, or with 0 at the top."""
    if not visit.person.is_administrator:
        return show_units(visit, Press("units"))
    return start_form(visit, "unit", press.draft)


def _rename(visit: Visit, press: Press) -> Reply:
    unit = find_unit(visit, press.draft)
    if unit is None:
        return show_unit(visit, press)
    return start_form(visit, "unit_name", unit.id, {"name": unit.name})


def _remove(visit: Visit, press: Press) -> Reply:
    unit = find_unit(visit, press.draft)
    obstacle = None if unit is None else find_obstacle(visit.conn, unit.id)
    if unit is not None and obstacle is not None:
        return show_unit(visit, press, News(OBSTACLES[obstacle]))
    return show_unit(visit, press) if unit is None else start_form(visit, "unit_remove", unit.id)


def _start_about_unit(kind: str) -> Act:
    """Return what starts that form about the unit of the button."""

    def act(visit: Visit, press: Press) -> Reply:
        unit = find_unit(visit, press.draft)
        return show_unit(visit, press) if unit is None else start_form(visit, kind, unit.id)

    return act


def _start_about_person(kind: str, name_answers: Callable[[Person], Mapping[str, str]]) -> Act:
    """Return what starts that form about the person of the button."""

    def act(visit: Visit, press: Press) -> Reply:
        person = find_person(visit, press.draft)
        if person is None:
            return show_person(visit, press)
        return start_form(visit, kind, person.id, name_answers(person))

    return act


OBSTACLES: Mapping[str, str] = {
    "units": "unit.has_units",
    "people": "unit.has_people",
    "deadlines": "unit.has_deadlines",
}
"""Why a unit cannot be removed."""

ACTS: Mapping[str, Act] = {
    "units": show_units,
    "unit": show_unit,
    "unit_people": show_people,
    "unit_add": _add,
    "unit_name": _rename,
    "unit_move": _start_about_unit("unit_move"),
    "unit_leader": _start_about_unit("unit_leader"),
    "unit_person": _start_about_unit("unit_person"),
    "unit_remove": _remove,
    "person": show_person,
    "person_unit": _start_about_person("person_unit", lambda _person: {}),
    "person_name": _start_about_person("person_name", lambda person: {"name": person.name}),
}
"""The buttons of units and people."""
