"""The morning's word to a head: what is late, what is due today and within a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection

from bot.usecases.deadlines import list_deadlines
from bot.usecases.ledger import find_today
from bot.usecases.owing import Office, load_office
from bot.usecases.people import Person
from bot.usecases.units import load_units
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.ledger_views import SummaryGroup, SummaryPart, SummaryView

_WEEK = timedelta(days=7)
_MOST_GROUPS = 5
_MOST_NAMES = 6
"""What a glance takes in; the rest is counted."""


def build_summary_view(conn: Connection, person: Person, now: datetime) -> SummaryView | None:
    """Return what the person's unit and those below it owe by now; None when that is nothing.

    It is for heads, and for administrators who belong to a unit; for anybody else it is None. No
    draft is looked at: who is missing says it all, and many heads have their morning at once.
    """
    if person.unit_id is None or not (person.is_head or person.is_administrator):
        return None
    today = find_today(person, now)
    units = load_units(conn).below(person.unit_id)
    missing = list_deadlines(conn, units=units, until=today + _WEEK, open_only=True)
    if not missing:
        return None
    office = load_office(conn, missing)
    return SummaryView(
        on=today,
        late=_build_part(office, [each for each in missing if each.due_on < today]),
        today=_build_part(office, [each for each in missing if each.due_on == today]),
        soon=_build_part(office, [each for each in missing if each.due_on > today]),
    )


def _build_part(office: Office, wanted: Sequence[Deadline]) -> SummaryPart:
    rounds = groupby(sorted(wanted, key=_rank), _rank)
    groups = [_build_group(office, list(group)) for _, group in rounds]
    shown = tuple(groups[:_MOST_GROUPS])
    return SummaryPart(shown, len(groups) - len(shown), len(wanted))


def _rank(deadline: Deadline) -> tuple[date, str, str]:
    return deadline.due_on, deadline.name, deadline.period


def _build_group(office: Office, group: Sequence[Deadline]) -> SummaryGroup:
    first = group[0]
    owners = tuple(office.find_owner(deadline) for deadline in group[:_MOST_NAMES])
    return SummaryGroup(first.name, first.period, first.due_on, owners, len(group))
