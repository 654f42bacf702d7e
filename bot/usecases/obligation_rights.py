"""Who may change which obligation: administrators all, heads those of their own units."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.usecases.people import Person
from bot.usecases.units import list_people, load_units
from conversations.deadlines.obligation import Obligation


def may_mind(person: Person) -> bool:
    """Whether the person sees the obligations at all, and may make new ones."""
    return person.is_administrator or person.is_head


def find_reach(conn: Connection, person: Person) -> frozenset[int] | None:
    """Return the ids of the units whose duties the person decides about; None: all there are."""
    if person.is_administrator:
        return None
    return load_units(conn).below(person.unit_id) if person.is_head else frozenset()


def may_change(conn: Connection, person: Person, obligation: Obligation) -> bool:
    """Whether the person may change the obligation: all who owe it are in the person's reach."""
    reach = find_reach(conn, person)
    if reach is None:
        return True
    named = bool(obligation.units or obligation.people)
    people = {each.id for each in list_people(conn, reach)}
    return named and reach.issuperset(obligation.units) and people.issuperset(obligation.people)
