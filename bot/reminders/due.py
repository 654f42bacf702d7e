"""What is due: steps of deadlines whose moment has come become pushes for those they are for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from bot.reminders.hours import GROUP_QUIET, Hours, find_day, load_hours
from bot.reminders.push_rows import Push, add_pushes
from bot.reminders.turns import take_turn
from bot.store.deadline_tables import deadlines, obligations, reminders
from bot.store.inserts import build_inserts
from bot.usecases.absences import load_leave
from bot.usecases.deadlines import list_deadlines
from bot.usecases.groups import find_groups
from bot.usecases.obligations import find_obligation
from bot.usecases.owing import load_office
from bot.usecases.people import Person
from bot.usecases.reminder_rows import MORNING
from bot.usecases.working_days import load_working_days
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.moments import build_moment, find_waking
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.reminding import find_audience, find_next_late

_LATE = "late_"
_DAY = timedelta(days=1)
_INSERT = build_inserts(reminders)

_missing = reminders.join(deadlines, deadlines.c.id == reminders.c.deadline_id).join(
    obligations, obligations.c.id == deadlines.c.obligation_id
)
_is_due = (
    reminders.c.done_at.is_(None),
    reminders.c.due_at <= bindparam("now"),
    deadlines.c.settled.is_(None),
    obligations.c.state == "active",
)
_LIST = (
    select(deadlines.c.id)
    .select_from(_missing)
    .where(*_is_due, deadlines.c.id.not_in(bindparam("skip", expanding=True)))
    .group_by(deadlines.c.id, deadlines.c.due_on)
    .order_by(deadlines.c.due_on, deadlines.c.id)
    .limit(bindparam("most"))
)
# So that none is settled, moved or put off between its being looked at and its pushes' storing.
_LOCK = (
    select(deadlines.c.id)
    .where(deadlines.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(deadlines.c.id)
    .with_for_update(read=True)
)
_STEPS = (
    select(reminders.c.id, deadlines.c.id, reminders.c.step)
    .select_from(_missing)
    .where(*_is_due, deadlines.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(reminders.c.due_at, reminders.c.id)
)
_DONE = update(reminders).where(reminders.c.id == bindparam("row")).values(done_at=bindparam("at"))


def list_due(conn: Connection, now: datetime, skip: Collection[int], most: int) -> list[int]:
    """Return deadlines of which a step is due, the oldest first: missing and not paused."""
    return list(conn.execute(_LIST, {"now": now, "skip": list(skip), "most": most}).scalars())


def take_due(conn: Connection, ids: Sequence[int], now: datetime) -> int | None:
    """Have the newest due step of each of these deadlines pushed to those it is for.

    Older steps that were missed are not said any more. Returns how many deadlines there were; None
    when another process has its turn.
    """
    if not take_turn(conn):
        return None
    conn.execute(_LOCK, {"ids": list(ids)})
    rows = conn.execute(_STEPS, {"now": now, "ids": list(ids)}).all()
    steps: dict[int, list[str]] = {}
    for _, deadline_id, step in rows:
        steps.setdefault(deadline_id, []).append(step)
    found = list_deadlines(conn, ids=steps.keys())
    round_ = _Round(conn, found, now)
    for deadline in found:
        round_.take(deadline, steps[deadline.id])
    add_pushes(conn, round_.choose_moments())
    if rows:
        conn.execute(_DONE, [{"row": row[0], "at": now} for row in rows])
    return len(found)


class _Round:
    """Takes these deadlines, of which steps are due, all at one moment."""

    def __init__(self, conn: Connection, deadlines: Sequence[Deadline], now: datetime) -> None:
        self._conn = conn
        self._now = now
        self._office = load_office(conn, deadlines)
        self._days = load_working_days(conn)
        self._groups = find_groups(conn, self._office.units.by_id.keys())
        self._rules: dict[int, Obligation | None] = {}
        self._told: list[Push] = []

    def take(self, deadline: Deadline, steps: Sequence[str]) -> None:
        """Note whom the newest of these steps is for, that of each audience for itself."""
        newest = {find_audience(step): step for step in steps}
        if newest.get("people", "").startswith(_LATE):
            newest["people"] = self._go_on(deadline, newest["people"])
        for step in newest.values():
            chats = [person.id for person in self._find_people(deadline, step)]
            chats += self._find_groups(deadline, step)
            self._told += [Push(deadline.id, step, chat_id) for chat_id in chats]

    def choose_moments(self) -> list[tuple[Push, datetime]]:
        """Return the pushes, to people who are there, each with the moment it may be said."""
        hours = load_hours(self._conn, {push.chat_id for push in self._told})
        told = list(self._replace(hours))
        hours = load_hours(self._conn, {push.chat_id for push in told})
        zones = {
            group.chat_id: self._office.units.by_id[group.unit_id].zone for group in self._groups
        }
        waking = {
            chat_id: find_waking(self._now, *GROUP_QUIET, zone) for chat_id, zone in zones.items()
        }
        moments = {chat_id: each.choose_moment(self._now) for chat_id, each in hours.items()}
        return [(push, (moments | waking)[push.chat_id]) for push in told]

    def _go_on(self, deadline: Deadline, step: str) -> str:
        """Store the next late step that lies ahead; return the last one that does not."""
        rule = self._find_rule(deadline.obligation_id)
        while rule and (later := find_next_late(rule, deadline.due_on, self._days, step)):
            at = build_moment(
                later.on, MORNING, self._office.find_zone(deadline.unit_id, deadline.person_id)
            )
            if at > self._now:
                row = {"deadline_id": deadline.id, "step": later.name, "due_at": at}
                self._conn.execute(_INSERT[self._conn.dialect.name], row | {"done_at": None})
                break
            step = later.name
        return step

    def _find_rule(self, obligation_id: int) -> Obligation | None:
        if obligation_id not in self._rules:
            stored = find_obligation(self._conn, obligation_id)
            self._rules[obligation_id] = stored.obligation if stored else None
        return self._rules[obligation_id]

    def _find_groups(self, deadline: Deadline, step: str) -> list[int]:
        """Return the groups, of its unit and those above, that hear of this step."""
        if step not in ("opening", "due") and not step.startswith(_LATE):
            return []
        above = {unit.id for unit in self._office.units.above(self._office.find_unit_id(deadline))}
        return [group.chat_id for group in self._groups if group.unit_id in above]

    def _find_people(self, deadline: Deadline, step: str) -> Sequence[Person]:
        match find_audience(step):
            case "head":
                return self._office.find_watchers(deadline)
            case "leader":
                leader = self._office.find_leader(deadline)
                return [leader] if leader else []
            case _:
                return self._office.find_responsible(deadline)

    def _replace(self, hours: Mapping[int, Hours]) -> Iterator[Push]:
        """Yield the pushes with those who are away replaced by who stands in for them."""
        today = self._now.date()
        leave = load_leave(self._conn, today - _DAY, today + _DAY)
        for push in self._told:
            chat_id = push.chat_id
            if chat_id in leave.by_person:
                on = find_day(self._now, hours[chat_id].zone)
                chat_id = leave.find_stand_in(chat_id, on) or chat_id
            yield Push(push.deadline_id, push.step, chat_id)
