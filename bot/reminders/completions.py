"""Completions: a group is told once when the last of its units has handed in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, tuple_

from bot.reminders.hours import GROUP_QUIET
from bot.reminders.push_rows import COMPLETE, Push, add_pushes
from bot.reminders.turns import take_turn
from bot.store.deadline_tables import deadlines, groups, pushes
from bot.usecases.owing import Office, load_office
from conversations.deadlines.moments import find_waking


@dataclass(frozen=True, slots=True)
class _Owed:
    """A deadline, as far as it tells whether all of them are in."""

    id: int
    unit_id: int | None
    settled: str | None
    settled_at: datetime | None


Key = tuple[int, str]
"""An obligation and which of its occurrences."""


def add_completions(conn: Connection, now: datetime, since: datetime) -> int | None:
    """Store for each group which reports have become complete since then; return how many.

    Complete is a report that every unit and person below the group's unit has handed in, here or
    elsewhere, unless it was waived for all of them. None when another process has its turn.
    """
    bound = conn.execute(select(groups.c.chat_id, groups.c.unit_id, groups.c.bound_at)).all()
    keys = _list_keys(conn, since) if bound else []
    if not keys:
        return 0
    if not take_turn(conn):
        return None
    office = load_office(conn)
    owed = _load_owed(conn, office, keys)
    told: list[tuple[Push, datetime]] = []
    for chat_id, unit_id, bound_at in bound:
        unit = office.units.by_id[unit_id]
        waking = find_waking(now, *GROUP_QUIET, unit.zone)
        below = office.units.below(unit_id)
        for of_key in owed.values():
            its = [each for each in of_key if each.unit_id in below]
            if _is_complete(its, bound_at) and not _is_told(conn, its, chat_id):
                told.append((Push(min(each.id for each in its), COMPLETE, chat_id), waking))
    add_pushes(conn, told)
    return len(told)


def _list_keys(conn: Connection, since: datetime) -> list[Key]:
    """Return what something was handed in for since then."""
    columns = (deadlines.c.obligation_id, deadlines.c.occurrence)
    query = select(*columns).where(deadlines.c.settled_at >= since).distinct()
    return [(obligation_id, occurrence) for obligation_id, occurrence in conn.execute(query)]


def _load_owed(conn: Connection, office: Office, keys: Sequence[Key]) -> dict[Key, list[_Owed]]:
    key = (deadlines.c.obligation_id, deadlines.c.occurrence)
    columns = (deadlines.c.id, deadlines.c.unit_id, deadlines.c.person_id)
    query = select(*key, *columns, deadlines.c.settled, deadlines.c.settled_at)
    owed: dict[Key, list[_Owed]] = {}
    for row in conn.execute(query.where(tuple_(*key).in_(keys)).order_by(deadlines.c.id)):
        owner = office.find_person(row.person_id)
        unit_id = owner.unit_id if owner else row.unit_id
        one = _Owed(row.id, unit_id, row.settled, row.settled_at)
        owed.setdefault((row.obligation_id, row.occurrence), []).append(one)
    return owed


def _is_complete(owed: Sequence[_Owed], bound_at: datetime) -> bool:
    """Whether nothing is missing, something was handed in, and the last of it was heard of."""
    moments = list(_list_moments(owed))
    return len(moments) == len(owed) > 0 and max(moments) >= bound_at and _is_any_in(owed)


def _list_moments(owed: Iterable[_Owed]) -> Iterator[datetime]:
    return (each.settled_at for each in owed if each.settled and each.settled_at is not None)


def _is_any_in(owed: Iterable[_Owed]) -> bool:
    return any(each.settled != "waived" for each in owed)


def _is_told(conn: Connection, owed: Sequence[_Owed], chat_id: int) -> bool:
    its = (pushes.c.deadline_id.in_([each.id for each in owed]), pushes.c.step == COMPLETE)
    found = conn.execute(select(pushes.c.id).where(*its, pushes.c.chat_id == chat_id).limit(1))
    return found.one_or_none() is not None
