"""Absences as a person sees and changes them: their own, and those of the people they head."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from bot.store.deadline_tables import absences
from bot.usecases.absences import Absence
from bot.usecases.people import Person, list_members
from bot.usecases.units import load_units, watches
from conversations.deadlines.views import LeaveLine, LeavesView
from conversations.views import News

LINES = 10
"""Absences on a page."""


def list_leavers(conn: Connection, person: Person) -> list[Person]:
    """Return whose absences the person may see and change: themselves first, then their people."""
    known = load_units(conn)
    members = list_members(conn)
    own = [each for each in members if each.id == person.id]
    return own + [
        each for each in members if each.id != person.id and watches(known, person, each.unit_id)
    ]


def list_stand_ins(conn: Connection, person: Person) -> list[Person]:
    """Return who may stand in for the person: colleagues of the unit, and the heads above it."""
    above = load_units(conn).above(person.unit_id)
    ids = [unit.id for unit in above]
    return [
        each
        for each in list_members(conn)
        if each.id != person.id
        and each.unit_id in ids
        and (each.unit_id == person.unit_id or each.is_head)
    ]


def build_leaves_view(
    conn: Connection, person: Person, today: date, page: int = 0, news: News | None = None
) -> LeavesView:
    """Return a page of the absences that are not over, the person's own and their people's."""
    leavers = {each.id: each for each in list_leavers(conn, person)}
    names = {each.id: each.name for each in list_members(conn)}
    found = load_absences(conn, today, leavers)
    found.sort(key=lambda each: (each.person_id != person.id, each.from_on, each.id))
    pages = max(1, -(-len(found) // LINES))
    page = min(max(page, 0), pages - 1)
    lines = tuple(
        LeaveLine(
            each.id,
            "" if each.person_id == person.id else leavers[each.person_id].name,
            each.from_on,
            each.to_on,
            names.get(each.stand_in_id or 0, ""),
        )
        for each in found[page * LINES : (page + 1) * LINES]
    )
    return LeavesView(lines, page, pages, page * LINES + 1, len(leavers) > 1, news)


def load_absences(conn: Connection, since: date, ids: Iterable[int]) -> list[Absence]:
    """Return the absences of these people that are not over before that day, in no order."""
    wanted = frozenset(ids)
    columns = (absences.c.id, absences.c.person_id, absences.c.from_on, absences.c.to_on)
    query = select(*columns, absences.c.stand_in_id).where(absences.c.to_on >= since)
    rows = (Absence(*row) for row in conn.execute(query))
    return [each for each in rows if each.person_id in wanted]
