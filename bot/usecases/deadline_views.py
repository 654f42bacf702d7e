"""A person's own deadlines: the list by urgency, one in full, the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from bot.store.deadline_tables import absences
from bot.usecases.deadlines import find_deadline
from bot.usecases.duty_rights import Duty
from bot.usecases.ledger import may_look
from bot.usecases.marking import list_changes
from bot.usecases.owing import list_mine
from bot.usecases.people import Person
from bot.usecases.standings import build_standings
from bot.usecases.working_days import load_working_days
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline, Standing
from conversations.deadlines.judging import sort_by_urgency
from conversations.deadlines.reminder_views import DueLine
from conversations.deadlines.shades import SOON, find_shade
from conversations.deadlines.views import (
    Away,
    ChangeLine,
    DeadlinesView,
    DutyView,
    MineLine,
    Way,
)
from conversations.deadlines.working_days import WorkingDays
from conversations.home_views import NextDue
from conversations.views import News

LINES = 10
"""Deadlines on a page: two rows of numbered buttons."""

CHANGES = 5
"""Decisions that a deadline's card shows."""

_AHEAD = timedelta(days=400)
"""How far deadlines are looked for: they are generated a year ahead."""

_PAST = timedelta(days=31)
"""How long what is settled stays in the list, counted from its due day."""


def build_deadlines_view(
    conn: Connection,
    interviews: Interviews,
    person: Person,
    now: datetime,
    today: date,
    page: int = 0,
    news: News | None = None,
) -> DeadlinesView:
    """Return a page of what the person owes, the last one for a page that there is not."""
    days = load_working_days(conn)
    listed = _list_shown(conn, person, today)
    pages = max(1, -(-len(listed) // LINES))
    page = min(max(page, 0), pages - 1)
    standings = sort_by_urgency(build_standings(conn, interviews, listed, now), today)
    shown = standings[page * LINES : (page + 1) * LINES]
    years = {each.deadline.due_on.year for each in shown if each.missing}
    return DeadlinesView(
        lines=tuple(_build_line(each, days, today) for each in shown),
        page=page,
        pages=pages,
        first=page * LINES + 1,
        ledger=may_look(conn, person),
        alone=person.unit_id is None,
        unpublished=tuple(sorted(year for year in years if not days.is_published(year))),
        news=news,
    )


def build_duty_view(
    conn: Connection,
    interviews: Interviews,
    person: Person,
    duty: Duty,
    now: datetime,
    today: date,
    news: News | None = None,
) -> DutyView:
    """Return the deadline in full, with what this person may do about it."""
    days, office, deadline = load_working_days(conn), duty.office, duty.deadline
    standing = build_standing(conn, interviews, deadline, now)
    line = _build_line(standing, days, today)
    assignee = office.people.get(deadline.assignee_id or 0)
    writer = office.find_person(standing.author_id)
    changes = [
        ChangeLine(each.what, each.why, each.from_on, each.to_on, each.by, each.made_at)
        for each in list_changes(conn, deadline.id)
    ]
    year = deadline.due_on.year
    return DutyView(
        due=line.due,
        shade=line.shade,
        zone=person.zone,
        unit_zone=office.find_zone(deadline.unit_id, deadline.person_id),
        responsible=tuple(each.name for each in office.find_responsible(deadline)),
        assignee=assignee.name if assignee else "",
        writer=writer.name if writer else "",
        away=_build_away(conn, duty, today),
        changes=tuple(reversed(changes[-CHANGES:])),
        earlier=max(0, len(changes) - CHANGES),
        ways=list_ways(duty),
        watching=duty.watches or duty.leads,
        unpublished=None if not standing.missing or days.is_published(year) else year,
        news=news,
    )


def build_standing(
    conn: Connection, interviews: Interviews, deadline: Deadline, now: datetime
) -> Standing:
    """Return how that one deadline stands, as it is stored by now."""
    current = find_deadline(conn, deadline.id) or deadline
    return build_standings(conn, interviews, [current], now)[0]


def list_ways(duty: Duty) -> tuple[Way, ...]:
    """Return what the person may do about the deadline as it is."""
    deadline = duty.deadline
    if deadline.settled is not None:
        remarks = duty.leads and deadline.settled != "waived"
        return ("send_back",) if duty.watches or remarks else ()
    written: tuple[Way, ...] = ("fill", "hand_in") if deadline.interview else ()
    filling: tuple[Way, ...] = (*written, "snooze", "elsewhere") if duty.fills else ()
    watching: tuple[Way, ...] = ("assign", "move", "waive") if duty.watches else ()
    return (*filling, *watching)


def find_next_due(conn: Connection, person: Person, today: date) -> NextDue | None:
    """Return the first of what the person has to hand in by now, and how many more there are."""
    listed = list_mine(conn, person, until=today + _AHEAD, open_only=True)
    if not listed:
        return None
    first = listed[0]
    return NextDue(
        first.name,
        first.period,
        first.due_on,
        (first.due_on - today).days,
        load_working_days(conn).count_late(today, first.due_on),
        sum(each.opens_on <= today for each in listed[1:]),
    )


def count_open(conn: Connection, person: Person, today: date) -> int:
    """Return how many reports the person has to hand in by now."""
    listed = list_mine(conn, person, until=today + _AHEAD, open_only=True)
    return sum(each.opens_on <= today for each in listed)


def _list_shown(conn: Connection, person: Person, today: date) -> list[Deadline]:
    """Return what has opened, the next one of each obligation, and what was settled of late."""
    missing = list_mine(conn, person, until=today + _AHEAD, open_only=True)
    recent = list_mine(conn, person, since=today - _PAST, until=today + _AHEAD)
    return [*_keep_near(missing, today), *(each for each in recent if each.settled is not None)]


def _keep_near(listed: Iterable[Deadline], today: date) -> list[Deadline]:
    kept, coming = [], set[int]()
    for deadline in listed:
        if deadline.opens_on <= today:
            kept.append(deadline)
        elif deadline.obligation_id not in coming:
            coming.add(deadline.obligation_id)
            kept.append(deadline)
    return kept


def _build_line(standing: Standing, days: WorkingDays, today: date) -> MineLine:
    due_on = standing.deadline.due_on
    due = DueLine(standing, (due_on - today).days, days.count_late(today, due_on))
    return MineLine(due, find_shade(standing, days.add(today, SOON)))


def _build_away(conn: Connection, duty: Duty, today: date) -> tuple[Away, ...]:
    until = _load_ends(conn, [person_id for person_id, _ in duty.away], today)
    found = []
    for person_id, stand_in_id in duty.away:
        person, stand_in = duty.office.find_person(person_id), duty.office.find_person(stand_in_id)
        if person is not None:
            name = stand_in.name if stand_in else ""
            found.append(Away(person.name, until.get(person_id, today), name))
    return tuple(found)


def _load_ends(conn: Connection, ids: Sequence[int], today: date) -> dict[int, date]:
    """Return the last day of each one's absence."""
    columns = (absences.c.person_id, absences.c.to_on)
    its = (absences.c.person_id.in_(ids), absences.c.to_on >= today)
    rows = conn.execute(select(*columns).where(*its).order_by(absences.c.from_on.desc()))
    return {row[0]: row[1] for row in rows}
