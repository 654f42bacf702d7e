"""What is shown of units, of the people in them, and of groups bound to them."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.views import News, View


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of the tree: how deep it stands below the first, and how many belong to it."""

    id: int
    name: str
    depth: int
    people: int


@dataclass(frozen=True, slots=True)
class UnitsView(View):
    """A page of the tree of units, from 0; `unplaced` counts the people who belong to none.

    `changing` says whether the person may change it: administrators may, heads watch.
    """

    lines: tuple[UnitLine, ...]
    page: int
    pages: int
    unplaced: int
    changing: bool
    news: News | None = None


@dataclass(frozen=True, slots=True)
class UnitView(View):
    """One unit: who leads, heads and belongs to it, and the units right below.

    `above` is the unit it belongs to, if the person may see it. `removable`: nothing is in it.
    """

    id: int
    name: str
    path: str
    leader: str
    heads: tuple[str, ...]
    members: tuple[str, ...]
    below: tuple[UnitLine, ...]
    above: int | None
    groups: int
    changing: bool
    removable: bool
    news: News | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One of the people of a unit; `role` is a key of the roles."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class UnitPeopleView(View):
    """A page of the people of a unit, or with the id 0 of those who belong to none."""

    unit_id: int
    path: str
    lines: tuple[PersonLine, ...]
    page: int
    pages: int
    news: News | None = None


@dataclass(frozen=True, slots=True)
class PersonView(View):
    """One person: what they are in which unit, and which units they lead."""

    id: int
    name: str
    role: str
    unit_id: int
    path: str
    leads: tuple[str, ...]
    news: News | None = None


@dataclass(frozen=True, slots=True)
class BindView(View):
    """Which unit a group is to be bound to; the buttons are for `asker` alone."""

    asker: int
    units: tuple[UnitLine, ...]
    page: int
    pages: int
