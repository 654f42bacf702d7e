"""The forms about units and people: what they ask, and what is done with the answers."""

from __future__ import annotations

from collections.abc import Iterable

from bot.handlers.forms import Fault, FormKind
from bot.handlers.units import (
    OBSTACLES,
    find_person,
    find_unit,
    show_person,
    show_unit,
    show_units,
)
from bot.handlers.visits import Reply, Visit
from bot.usecases import units
from bot.usecases.people import HEAD, MEMBER, Person, rename_person
from bot.usecases.scheduling import schedule_units
from bot.usecases.units import LONGEST_NAME, Units, list_people, load_units
from conversations.buttons import Press
from conversations.forms.filling import Filling
from conversations.forms.form import Answers, Field, Form, Option
from conversations.views import News

NOWHERE = Option("0", key="unit.nowhere")
"""No unit at all."""

_TOP = Option("0", key="unit.top")
_NOBODY = Option("0", key="unit.nobody")

_ROLES = (Option(MEMBER, key="role.member"), Option(HEAD, key="role.head"))

_NAME = Field("name", "unit.ask_name", "text", longest=LONGEST_NAME, label="unit.label_name")


def list_unit_options(known: Units, *, without: Iterable[int] = ()) -> tuple[Option, ...]:
    """Return the units to choose from, each with those it belongs to, in the order of the tree."""
    left = set(without)
    listed = [unit for _, unit in known.walk() if unit.id not in left]
    return tuple(Option(str(unit.id), known.path(unit.id)) for unit in listed)


def list_person_options(known: Units, people: Iterable[Person]) -> tuple[Option, ...]:
    """Return the people to choose from, each with the unit they belong to."""
    return tuple(Option(str(each.id), _label_person(known, each)) for each in people)


def _label_person(known: Units, person: Person) -> str:
    unit = known.get(person.unit_id)
    return f"{person.name} · {unit.name}" if unit else person.name


def _build_add(visit: Visit, filling: Filling) -> Form | None:
    if not visit.person.is_administrator:
        return None
    known = load_units(visit.conn)
    if filling.target and filling.target not in known.by_id:
        return None
    params = {"path": known.path(filling.target)}
    return Form("unit", 1, "unit.add_title", (_NAME,), confirm=False, params=params)


def _finish_add(visit: Visit, filling: Filling) -> Reply:
    name, parent = str(filling.answers["name"]), filling.target or None
    added = units.add_unit(visit.conn, name, parent, visit.office.zone, visit.now)
    news = News("unit.added", {"name": name})
    return show_unit(visit, Press("unit", added or 0), news)


def _check_name(visit: Visit, filling: Filling) -> Fault | None:
    """Find a name that is another unit's, or nothing but spaces."""
    name = units.clean_name(str(filling.answers.get("name", "")))
    other = units.find_unit(load_units(visit.conn), name)
    own = filling.target if filling.form_name == "unit_name" else 0
    if other is None or other.id == own:
        return None
    return "name", News("unit.name_taken", {"name": name})


def _build_rename(visit: Visit, filling: Filling) -> Form | None:
    unit = find_unit(visit, filling.target)
    if unit is None:
        return None
    params = {"name": unit.name}
    return Form("unit_name", 2, "unit.rename_title", (_NAME,), confirm=False, params=params)


def _finish_rename(visit: Visit, filling: Filling) -> Reply:
    name = str(filling.answers["name"])
    renamed = units.rename_unit(visit.conn, filling.target, name)
    taken = News("unit.name_taken", {"name": name})
    return _show_unit(visit, filling, News("unit.renamed") if renamed else taken)


def _build_move(visit: Visit, filling: Filling) -> Form | None:
    unit = find_unit(visit, filling.target)
    if unit is None:
        return None
    known = load_units(visit.conn)
    options = (_TOP, *list_unit_options(known, without=known.below(unit.id)))
    field = Field("above", "unit.ask_above", "choice", options)
    params = {"name": unit.name}
    return Form("unit_move", 5, "unit.move_title", (field,), confirm=False, params=params)


def _finish_move(visit: Visit, filling: Filling) -> Reply:
    moved = units.move_unit(visit.conn, filling.target, _find_id(filling.answers, "above"))
    return _show_unit(visit, filling, News("unit.moved" if moved else "unit.unmoved"))


def _build_leader(visit: Visit, filling: Filling) -> Form | None:
    unit = find_unit(visit, filling.target)
    if unit is None:
        return None
    known = load_units(visit.conn)
    options = (_NOBODY, *list_person_options(known, list_people(visit.conn)))
    field = Field("leader", "unit.ask_leader", "choice", options, hint="unit.leader_hint")
    params = {"name": unit.name}
    return Form("unit_leader", 6, "unit.leader_title", (field,), confirm=False, params=params)


def _finish_leader(visit: Visit, filling: Filling) -> Reply:
    units.set_leader(visit.conn, filling.target, _find_id(filling.answers, "leader"))
    return _show_unit(visit, filling, News("unit.leader_set"))


def _build_person(visit: Visit, filling: Filling) -> Form | None:
    """Return the form that puts somebody into the unit."""
    unit = find_unit(visit, filling.target)
    if unit is None:
        return None
    people = list_people(visit.conn)
    options = list_person_options(load_units(visit.conn), people)
    ranked = {str(each.id) for each in people if each.is_administrator}
    fields = (
        Field("person", "unit.ask_person", "choice", options, label="unit.label_person"),
        Field(
            *("role", "unit.ask_role", "choice", _ROLES),
            hint="unit.role_hint",
            when=lambda given: given.get("person") not in ranked,
            label="unit.label_role",
        ),
    )
    return Form("unit_person", 7, "unit.person_title", fields, params={"name": unit.name})


def _finish_person(visit: Visit, filling: Filling) -> Reply:
    person_id, role = _find_id(filling.answers, "person"), filling.answers.get("role", MEMBER)
    person = find_person(visit, person_id or 0)
    if person is None:
        return _show_unit(visit, filling, News("person.gone"))
    units.set_unit(visit.conn, person.id, filling.target, str(role))
    touched = (person.unit_id, filling.target)
    schedule_units(visit.conn, visit.office.interviews, visit.now, touched)
    return _show_unit(visit, filling, News("unit.person_set", {"name": person.name}))


def _build_remove(visit: Visit, filling: Filling) -> Form | None:
    unit = find_unit(visit, filling.target)
    if unit is None:
        return None
    return Form("unit_remove", 8, "unit.remove_title", (), params={"name": unit.name})


def _finish_remove(visit: Visit, filling: Filling) -> Reply:
    obstacle = units.remove_unit(visit.conn, filling.target)
    if obstacle is not None:
        return _show_unit(visit, filling, News(OBSTACLES[obstacle]))
    return show_units(visit, Press("units"), News("unit.removed"))


def _build_placing(visit: Visit, filling: Filling) -> Form | None:
    """Return the form that says where a person belongs, and as what."""
    person = find_person(visit, filling.target)
    if person is None:
        return None
    options = (NOWHERE, *list_unit_options(load_units(visit.conn)))
    ranked = person.is_administrator
    fields = (
        Field("unit", "person.ask_unit", "choice", options, label="person.label_unit"),
        Field(
            *("role", "unit.ask_role", "choice", _ROLES),
            hint="unit.role_hint",
            when=lambda given: not ranked and given.get("unit", "0") != "0",
            label="unit.label_role",
        ),
    )
    return Form("person_unit", 9, "person.unit_title", fields, params={"name": person.name})


def _finish_placing(visit: Visit, filling: Filling) -> Reply:
    unit_id, role = _find_id(filling.answers, "unit"), filling.answers.get("role", MEMBER)
    person = find_person(visit, filling.target)
    units.set_unit(visit.conn, filling.target, unit_id, str(role))
    touched = (person.unit_id if person else None, unit_id)
    schedule_units(visit.conn, visit.office.interviews, visit.now, touched)
    return show_person(visit, Press("person", filling.target), News("person.placed"))


def _build_person_name(visit: Visit, filling: Filling) -> Form | None:
    person = find_person(visit, filling.target)
    if person is None:
        return None
    field = Field("name", "person.ask_name", "text", longest=LONGEST_NAME)
    params = {"name": person.name}
    return Form("person_name", 3, "person.name_title", (field,), confirm=False, params=params)


def _finish_person_name(visit: Visit, filling: Filling) -> Reply:
    name = units.clean_name(str(filling.answers["name"]))
    rename_person(visit.conn, filling.target, name)
    return show_person(visit, Press("person", filling.target), News("person.renamed"))


def _show_unit(visit: Visit, filling: Filling, news: News | None = None) -> Reply:
    return show_unit(visit, Press("unit", filling.target), news)


def _cancel_add(visit: Visit, filling: Filling) -> Reply:
    return _show_unit(visit, filling) if filling.target else show_units(visit, Press("units"))


def _cancel_person(visit: Visit, filling: Filling) -> Reply:
    return show_person(visit, Press("person", filling.target))


def _find_id(answers: Answers, name: str) -> int | None:
    """Return the id that was chosen; None for the option that is nobody or nothing."""
    return int(str(answers[name])) or None


FORMS = (
    FormKind("unit", 1, _build_add, _finish_add, _check_name, _cancel_add),
    FormKind("unit_name", 2, _build_rename, _finish_rename, _check_name, _show_unit),
    FormKind("person_name", 3, _build_person_name, _finish_person_name, cancel=_cancel_person),
    FormKind("unit_move", 5, _build_move, _finish_move, cancel=_show_unit),
    FormKind("unit_leader", 6, _build_leader, _finish_leader, cancel=_show_unit),
    FormKind("unit_person", 7, _build_person, _finish_person, cancel=_show_unit),
    FormKind("unit_remove", 8, _build_remove, _finish_remove, cancel=_show_unit),
    FormKind("person_unit", 9, _build_placing, _finish_placing, cancel=_cancel_person),
)
"""The forms of units and people."""
