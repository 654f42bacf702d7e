"""What is told: the pushes of one chat at one moment become one view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import Connection

from bot.reminders.hours import find_day
from bot.reminders.push_rows import Kind, Push, find_kind
from bot.reminders.unreached import parse_person
from bot.usecases.deadlines import list_deadlines
from bot.usecases.people import Person, list_members
from bot.usecases.standings import build_standings
from bot.usecases.summaries import build_summary_view
from bot.usecases.working_days import load_working_days
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Standing
from conversations.deadlines.reminder_views import (
    MOST_LINES,
    DigestView,
    DueLine,
    GroupView,
    ReminderView,
    RoundLine,
    Tally,
)
from conversations.deadlines.working_days import WorkingDays
from conversations.views import View


@dataclass(frozen=True, slots=True)
class Teller:
    """Builds what is told at one moment.

    `standings` are those of all deadlines pushed, by id; `shut_out` are the people who have shut
    out the bot, if that is told of.
    """

    conn: Connection
    days: WorkingDays
    now: datetime
    standings: Mapping[int, Standing]
    shut_out: Mapping[int, Person]

    def tell_person(self, person: Person, pushes: Sequence[Push]) -> View | None:
        """Return all that a person is told, in one message; None when it is nothing after all."""
        today = find_day(self.now, person.zone)
        own = list(self._list_standings(pushes, "own"))
        mine = {standing.deadline.id for standing in own}
        watched = self._list_standings(pushes, "watched")
        summary = None
        if any(find_kind(push.step) == "summary" for push in pushes):
            summary = build_summary_view(self.conn, person, self.now)
        view = DigestView(
            lines=tuple(self._build_line(each, today) for each in own[:MOST_LINES]),
            more=len(own[MOST_LINES:]),
            missing=self._build_rounds((s for s in watched if s.deadline.id not in mine), today),
            unreachable=tuple(self._list_unreached(pushes)),
            tally=Tally(summary.today.count, summary.late.count) if summary else None,
        )
        if not (view.lines or view.missing or view.unreachable):
            return summary
        alone = len(view.lines) == 1 and not (view.missing or view.unreachable or view.tally)
        return ReminderView(view.lines[0]) if alone else view

    def tell_group(self, zone: str, pushes: Sequence[Push]) -> View:
        """Return what a unit's group is told, by the clocks of its unit."""
        today = find_day(self.now, zone)
        opening = [push for push in pushes if push.step == "opening"]
        missing = [push for push in pushes if push not in opening]
        return GroupView(
            opened=self._build_rounds(self._list_standings(opening, "own"), today),
            missing=self._build_rounds(self._list_standings(missing, "own"), today),
            complete=self._build_rounds(self._list_standings(pushes, "complete"), today),
        )

    def _list_standings(self, pushes: Iterable[Push], kind: Kind) -> Iterator[Standing]:
        """Yield the standings of the deadlines pushed for that reason, the oldest first, once."""
        ids = {push.deadline_id for push in pushes if find_kind(push.step) == kind}
        found = [self.standings[each] for each in ids]
        yield from sorted(found, key=lambda each: (each.deadline.due_on, each.deadline.id))

    def _build_line(self, standing: Standing, today: date) -> DueLine:
        due_on = standing.deadline.due_on
        return DueLine(standing, (due_on - today).days, self.days.count_late(today, due_on))

    def _build_rounds(self, standings: Iterable[Standing], today: date) -> tuple[RoundLine, ...]:
        """Return the standings by report, period and day, each with the names of who owes it."""

        def find_round(standing: Standing) -> tuple[date, str, str]:
            return standing.deadline.due_on, standing.deadline.name, standing.deadline.period

        return tuple(
            RoundLine(
                name,
                period,
                due_on,
                (due_on - today).days,
                self.days.count_late(today, due_on),
                tuple(each.owner for each in group),
            )
            for (due_on, name, period), group in groupby(
                sorted(standings, key=find_round), find_round
            )
        )

    def _list_unreached(self, pushes: Iterable[Push]) -> Iterator[str]:
        for push in pushes:
            if find_kind(push.step) == "unreachable":
                person = self.shut_out.get(parse_person(push.step))
                if person is not None:
                    yield person.name


def build_teller(
    conn: Connection, interviews: Interviews, pushes: Sequence[Push], now: datetime
) -> Teller:
    """Return what tells of the deadlines of these pushes as they stand now."""
    listed = list_deadlines(conn, ids={push.deadline_id for push in pushes})
    standings = build_standings(conn, interviews, listed, now)
    by_id = {standing.deadline.id: standing for standing in standings}
    shut_out = _load_shut_out(conn, pushes)
    return Teller(conn, load_working_days(conn), now, by_id, shut_out)


def _load_shut_out(conn: Connection, pushes: Iterable[Push]) -> Mapping[int, Person]:
    if not any(find_kind(push.step) == "unreachable" for push in pushes):
        return {}
    return {each.id: each for each in list_members(conn) if each.unreachable_at is not None}
