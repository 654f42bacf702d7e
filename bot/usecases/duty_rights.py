"""What a person may do about a deadline: see it, write its report, decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.usecases.absences import Leave, load_leave
from bot.usecases.deadlines import find_deadline
from bot.usecases.owing import Office, load_office
from bot.usecases.people import Person
from bot.usecases.units import leads
from conversations.deadlines.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Duty:
    """A deadline as one person meets it.

    `fills`: they may write the report, hand it in and put reminders off. `watches`: they decide
    about it. `leads`: they look on, and may send it back with a remark. `away` are the ids of those
    responsible who are not there today, each with who is reminded in their place.
    """

    deadline: Deadline
    office: Office
    fills: bool
    watches: bool
    leads: bool
    away: tuple[tuple[int, int | None], ...]


def find_duty(conn: Connection, person: Person, deadline_id: int, now: datetime) -> Duty | None:
    """Return the deadline of that id; None when there is none, or it is not theirs to see.

    Those see it who may write it, decide about it or lead its unit, and everybody in that unit. Who
    is reminded in place of somebody away may write the report as well.
    """
    deadline = find_deadline(conn, deadline_id)
    if deadline is None:
        return None
    office = load_office(conn)
    zone = office.find_zone(deadline.unit_id, deadline.person_id)
    on = now.astimezone(ZoneInfo(zone)).date()
    leave = load_leave(conn, on, on)
    fills = person.id in leave.list_fillers(office, deadline, on)
    watches = office.may_watch(person, deadline)
    led = leads(office.units, person, office.find_unit_id(deadline))
    inside = deadline.unit_id is not None and deadline.unit_id == person.unit_id
    if not (fills or watches or led or inside):
        return None
    away = _list_away(leave, office, deadline, on)
    return Duty(deadline, office, fills, watches, led, away)


def _list_away(
    leave: Leave, office: Office, deadline: Deadline, on: date
) -> tuple[tuple[int, int | None], ...]:
    responsible = (person.id for person in office.find_responsible(deadline))
    return tuple(
        (each, leave.find_stand_in(each, on)) for each in responsible if each in leave.by_person
    )
