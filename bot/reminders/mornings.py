"""A head's mornings: a word each working day about what their units owe, if it is anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from bot.reminders.hours import find_day
from bot.reminders.push_rows import SUMMARY, Push, add_pushes, list_told
from bot.reminders.turns import take_turn
from bot.store.tables import people
from bot.usecases.deadlines import list_deadlines
from bot.usecases.people import HEAD
from bot.usecases.units import load_units
from bot.usecases.working_days import load_working_days
from conversations.deadlines.moments import build_moment

_WEEK = timedelta(days=7)
_MORNING = timedelta(hours=4)
"""How long after its hour a summary is still one of the morning."""

_HEADS = select(people.c.id, people.c.unit_id, people.c.zone, people.c.digest_at).where(
    people.c.role == HEAD, people.c.unit_id.is_not(None)
)


@dataclass(frozen=True, slots=True)
class _Head:
    id: int
    unit_id: int
    on: date


def add_summaries(
    conn: Connection, now: datetime, known: Mapping[int, date]
) -> Mapping[int, date] | None:
    """Store a summary for each head whose morning it is and whose units owe something.

    `known` says for which day each head was looked at last, which saves looking again; returned is
    what is to be known from now on. None when another process has its turn.
    """
    heads = list(_list_heads(conn, now, known))
    if not heads:
        return known
    if not take_turn(conn):
        return None
    days, units = load_working_days(conn), load_units(conn)
    told = list_told(conn, sorted({_build_step(head.on) for head in heads}))
    for head in heads:
        step = _build_step(head.on)
        if (step, head.id) in told or not days.is_working(head.on):
            continue
        below = units.below(head.unit_id)
        owed = list_deadlines(conn, units=below, until=head.on + _WEEK, open_only=True, most=1)
        add_pushes(conn, [(Push(each.id, step, head.id), now) for each in owed])
    return {**known, **{head.id: head.on for head in heads}}


def _list_heads(conn: Connection, now: datetime, known: Mapping[int, date]) -> Iterator[_Head]:
    """Yield the heads whose morning it is and who were not looked at that day."""
    for person_id, unit_id, zone, digest_at in conn.execute(_HEADS):
        on = find_day(now, zone)
        begins = build_moment(on, digest_at, zone)
        if begins <= now < begins + _MORNING and known.get(person_id) != on:
            yield _Head(person_id, unit_id, on)


def _build_step(on: date) -> str:
    return f"{SUMMARY}{on:%Y%m%d}"
