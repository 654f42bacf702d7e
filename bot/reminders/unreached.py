"""People whom reminders do not reach: their heads are told, once for each time they shut us out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.reminders.hours import load_hours
from bot.reminders.push_rows import UNREACHABLE, Push, add_pushes, list_told
from bot.usecases.owing import Office, load_office
from bot.usecases.people import HEAD, Person


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody who has shut out the bot, and the deadline they were to be reminded of."""

    person: Person
    deadline_id: int


def tell_heads(conn: Connection, unreached: Sequence[Unreached], now: datetime) -> None:
    """Store for the nearest heads of these people that they are not reached, if it is news."""
    if not unreached:
        return
    steps = {each.person.id: _build_step(each.person) for each in unreached}
    told, office = list_told(conn, sorted(steps.values())), load_office(conn)
    wanted = [
        Push(each.deadline_id, steps[each.person.id], reader.id)
        for each in unreached
        for reader in _find_readers(office, each.person)
        if (steps[each.person.id], reader.id) not in told
    ]
    hours = load_hours(conn, {push.chat_id for push in wanted})
    add_pushes(conn, [(push, hours[push.chat_id].choose_moment(now)) for push in wanted])


def parse_person(step: str) -> int:
    """Return whom a step of `tell_heads` is about."""
    return int(step.removeprefix(UNREACHABLE).split("_")[0], 16)


def _build_step(person: Person) -> str:
    """Return what tells this time from any other: with an id of 52 bits, just what a step holds."""
    since = int(person.unreachable_at.timestamp()) // 60 if person.unreachable_at else 0
    return f"{UNREACHABLE}{person.id:x}_{since:x}"


def _find_readers(office: Office, person: Person) -> list[Person]:
    """Return the nearest heads above the person; where there are none, the administrators."""
    for unit in office.units.above(person.unit_id):
        insiders = office.inside.get(unit.id, ())
        heads = [each for each in insiders if each.role == HEAD and each.id != person.id]
        if heads:
            return heads
    everyone = office.people.values()
    return [each for each in everyone if each.is_administrator and each.id != person.id]
