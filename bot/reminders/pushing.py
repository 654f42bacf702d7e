"""Who may be told now: the pushes whose moment has come, one message for each chat."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select, update

from bot.reminders.hours import GROUP_QUIET, Hours, find_day, load_hours
from bot.reminders.push_rows import (
    Push,
    add_pushes,
    drop_pushes,
    find_kind,
    mark_said,
    move_pushes,
)
from bot.reminders.telling import build_teller
from bot.reminders.turns import take_turn
from bot.reminders.unreached import Unreached, tell_heads
from bot.sending.messages import build_outgoing
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.deadline_tables import deadlines, obligations, pushes
from bot.store.outbox import put
from bot.store.tables import people
from bot.usecases.absences import load_leave
from bot.usecases.groups import Group, find_groups
from bot.usecases.people import Person, load_people
from bot.usecases.units import Units, load_units
from bot.words.interviews import Interviews
from conversations.deadlines.moments import find_waking
from conversations.views import View

_DAY = timedelta(days=1)
_is_waiting = (pushes.c.said_at.is_(None), pushes.c.due_at <= bindparam("now"))
_LIST = (
    select(pushes.c.chat_id)
    .where(*_is_waiting, pushes.c.chat_id.not_in(bindparam("skip", expanding=True)))
    .group_by(pushes.c.chat_id)
    .order_by(func.min(pushes.c.due_at), pushes.c.chat_id)
    .limit(bindparam("most"))
)
# Whoever settles a deadline has the person's row first, then the deadline's: so it is here.
_LOAD = (
    select(
        *(pushes.c.id, pushes.c.deadline_id, pushes.c.step, pushes.c.chat_id),
        *(deadlines.c.due_on, deadlines.c.settled, obligations.c.state),
    )
    .join_from(pushes, deadlines, deadlines.c.id == pushes.c.deadline_id)
    .join(obligations, obligations.c.id == deadlines.c.obligation_id)
    .where(*_is_waiting, pushes.c.chat_id.in_(bindparam("chats", expanding=True)))
    .order_by(deadlines.c.id, pushes.c.id)
    .with_for_update(read=True, of=deadlines)
)
_PUSHED = (
    update(people).where(people.c.id == bindparam("person")).values(pushed_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Speech:
    """What is needed to say anything: the kinds of report, and a voice for each language."""

    interviews: Interviews
    voices: Mapping[str, Voice]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A stored push whose moment has come; not `alive`: there is nothing left to remind of."""

    id: int
    push: Push
    due_on: date
    alive: bool


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of the pushes of some chats."""

    people: list[tuple[Person, Sequence[_Waiting]]] = field(default_factory=list)
    groups: list[tuple[Group, Sequence[_Waiting]]] = field(default_factory=list)
    unreached: list[Unreached] = field(default_factory=list)
    passed_on: list[tuple[Push, datetime]] = field(default_factory=list)
    moved: list[tuple[int, datetime]] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


def list_waiting(conn: Connection, now: datetime, skip: Collection[int], most: int) -> list[int]:
    """Return chats in which something is to be said by now, what waits longest first."""
    return list(conn.execute(_LIST, {"now": now, "skip": list(skip), "most": most}).scalars())


def push(conn: Connection, ids: Sequence[int], now: datetime, speech: Speech) -> int | None:
    """Say in the chats of these ids what is to be said by now, and may be; how many are told.

    What may not be said yet is put off to the moment when it may. None when another process has
    its turn.
    """
    if not take_turn(conn):
        return None
    persons = load_people(conn, [chat_id for chat_id in ids if chat_id > 0])
    units = load_units(conn)
    fate = _decide(conn, ids, persons, units, now)
    told = _say(conn, fate, units, speech, now)
    tell_heads(conn, fate.unreached, now)
    add_pushes(conn, fate.passed_on)
    move_pushes(conn, fate.moved)
    mark_said(conn, fate.said, now)
    drop_pushes(conn, fate.dropped)
    return told


def _decide(
    conn: Connection,
    chats: Sequence[int],
    persons: Mapping[int, Person],
    units: Units,
    now: datetime,
) -> _Fate:
    hours = load_hours(conn, persons.keys())
    groups = {group.chat_id: group for group in find_groups(conn, units.by_id.keys())}
    leave = load_leave(conn, now.date() - _DAY, now.date() + _DAY)
    fate = _Fate()
    for chat_id, waiting in _load_waiting(conn, chats, now).items():
        alive = [each for each in waiting if each.alive]
        fate.dropped.extend(each.id for each in waiting if not each.alive)
        if alive and chat_id in persons:
            on = find_day(now, hours[chat_id].zone)
            stand_in = leave.find_stand_in(chat_id, on)
            _decide_person(fate, persons[chat_id], hours[chat_id], stand_in, alive, now)
        elif alive and chat_id in groups:
            zone = units.by_id[groups[chat_id].unit_id].zone
            _decide_group(fate, groups[chat_id], zone, alive, now)
        else:
            fate.dropped.extend(each.id for each in alive)
    return fate


def _load_waiting(
    conn: Connection, chats: Sequence[int], now: datetime
) -> dict[int, list[_Waiting]]:
    waiting: dict[int, list[_Waiting]] = {}
    for row in conn.execute(_LOAD, {"now": now, "chats": list(chats)}):
        one = Push(row.deadline_id, row.step, row.chat_id)
        missing = row.settled is None and row.state == "active"
        alive = missing or find_kind(row.step) in ("complete", "summary", "unreachable")
        waiting.setdefault(row.chat_id, []).append(_Waiting(row.id, one, row.due_on, alive))
    return waiting


def _decide_person(
    fate: _Fate,
    person: Person,
    hours: Hours,
    stand_in: int | None,
    waiting: Sequence[_Waiting],
    now: datetime,
) -> None:
    if person.unreachable_at is not None:
        fate.unreached.append(Unreached(person, waiting[0].push.deadline_id))
        fate.dropped.extend(each.id for each in waiting)
    elif stand_in is not None:
        # Kept as said: what comes back to them by stand-ins in a circle ends here.
        fate.said.extend(each.id for each in waiting)
        passed = [Push(each.push.deadline_id, each.push.step, stand_in) for each in waiting]
        fate.passed_on.extend((each, now) for each in passed)
    elif (later := _find_later(hours, waiting, now)) is not None:
        fate.moved.extend((each.id, later) for each in waiting)
    else:
        fate.people.append((person, waiting))
        fate.said.extend(each.id for each in waiting)


def _find_later(hours: Hours, waiting: Sequence[_Waiting], now: datetime) -> datetime | None:
    """Return when the person may be told; None when it is now."""
    waking = hours.find_waking(now)
    if waking > now:
        return waking
    today = find_day(now, hours.zone)
    own = [each for each in waiting if find_kind(each.push.step) == "own"]
    return None if any(each.due_on == today for each in own) else hours.find_peace(now)


def _decide_group(
    fate: _Fate, group: Group, zone: str, waiting: Sequence[_Waiting], now: datetime
) -> None:
    waking = find_waking(now, *GROUP_QUIET, zone)
    if waking > now:
        fate.moved.extend((each.id, waking) for each in waiting)
    else:
        fate.groups.append((group, waiting))
        fate.said.extend(each.id for each in waiting)


def _say(conn: Connection, fate: _Fate, units: Units, speech: Speech, now: datetime) -> int:
    """Put what is said into the outbox, and note who was told; return how many were."""
    both = [*(waiting for _, waiting in fate.people), *(waiting for _, waiting in fate.groups)]
    spoken = [each.push for waiting in both for each in waiting]
    teller = build_teller(conn, speech.interviews, spoken, now)
    told: list[tuple[int, str, View]] = []
    for person, waiting in fate.people:
        view = teller.tell_person(person, [each.push for each in waiting])
        if view is not None:
            told.append((person.id, person.language, view))
    for group, waiting in fate.groups:
        zone = units.by_id[group.unit_id].zone
        view = teller.tell_group(zone, [each.push for each in waiting])
        told.append((group.chat_id, group.language, view))
    calls = [
        build_outgoing(message, chat_id)
        for chat_id, language, view in told
        for message in render_view(view, speech.voices[language])
    ]
    put(conn, calls, now)
    reached = [{"person": chat_id, "now": now} for chat_id, _, _ in told if chat_id > 0]
    if reached:
        conn.execute(_PUSHED, reached)
    return len(told)
