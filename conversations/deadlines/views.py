"""What a person sees of their own deadlines: the list, one in full, and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from conversations.deadlines.deadline import Standing
from conversations.deadlines.reminder_views import DueLine
from conversations.deadlines.shades import Shade
from conversations.views import News, View

Way = Literal["fill", "hand_in", "snooze", "elsewhere", "assign", "move", "waive", "send_back"]
"""What may be done about a deadline, by those who write its report and by those who watch it."""


@dataclass(frozen=True, slots=True)
class MineLine:
    """One of the reader's deadlines in its colour."""

    due: DueLine
    shade: Shade


@dataclass(frozen=True, slots=True)
class DeadlinesView(View):
    """A page of the reader's own deadlines, `first` the number of its first line.

    `ledger`: the reader may see it. `alone`: they belong to no unit. `unpublished` are the years of
    the days shown whose official calendar is not known. `page` counts from 0.
    """

    lines: tuple[MineLine, ...]
    page: int
    pages: int
    first: int
    ledger: bool
    alone: bool
    unpublished: tuple[int, ...] = ()
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is away today, until that day; `stand_in` is who is reminded, "" if nobody."""

    name: str
    until: date
    stand_in: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One decision about a deadline: as `bot.usecases.marking.Change`."""

    what: str
    why: str
    from_on: date | None
    to_on: date | None
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class DutyView(View):
    """One deadline: how it stands, whose it is, what was decided about it, what may be done.

    Moments are shown by the clocks of `zone`, its end also by those of `unit_zone` where these show
    another time. `responsible` are the names of who is reminded; `assignee` that of whom it was
    assigned to, "" of nobody. `writer` is who writes the report by now. `unpublished` is the year
    of its due day, when its official calendar is not known.
    """

    due: DueLine
    shade: Shade
    zone: str
    unit_zone: str
    responsible: tuple[str, ...]
    assignee: str
    writer: str
    away: tuple[Away, ...]
    changes: tuple[ChangeLine, ...]
    earlier: int
    ways: tuple[Way, ...]
    watching: bool
    unpublished: int | None = None
    news: News | None = None


@dataclass(frozen=True, slots=True)
class ColleagueView(View):
    """A colleague is writing the report already; `name` is theirs."""

    standing: Standing
    name: str


@dataclass(frozen=True, slots=True)
class Lack:
    """What speaks against handing in: no document, or what its last one leaves open.

    `changed`: answers changed after it was made. `returned`: it was sent back after it was made.
    """

    documents: int = 0
    unanswered: int = 0
    findings: int = 0
    changed: bool = False
    returned: bool = False


@dataclass(frozen=True, slots=True)
class HandInAskView(View):
    """Whether it is handed in although something is amiss."""

    standing: Standing
    lack: Lack


@dataclass(frozen=True, slots=True)
class HandedInView(View):
    """It is marked handed in; `left` counts what the person still has to hand in by now."""

    standing: Standing
    left: int


@dataclass(frozen=True, slots=True)
class SnoozeView(View):
    """Until when the reminder is put off: moments by their keys, in the reader's zone."""

    standing: Standing
    choices: tuple[tuple[str, datetime], ...]
    zone: str
    news: News | None = None


@dataclass(frozen=True, slots=True)
class SnoozedView(View):
    """It is put off to that moment; `quiet`: it was to be earlier, but that is a quiet hour."""

    standing: Standing
    until: datetime
    zone: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class ToldView(View):
    """What somebody decided about a deadline, said to whom it concerns.

    `what` is returned, reopened (it was waived) or assigned; `by` the name of who decided, `why`
    the remark.
    """

    what: Literal["returned", "reopened", "assigned"]
    standing: Standing
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """One absence; `name` is "" for the reader's own, `stand_in` "" for nobody."""

    id: int
    name: str
    from_on: date
    to_on: date
    stand_in: str


@dataclass(frozen=True, slots=True)
class LeavesView(View):
    """A page of the absences that the reader may change; `page` counts from 0."""

    lines: tuple[LeaveLine, ...]
    page: int
    pages: int
    first: int
    others: bool
    news: News | None = None


@dataclass(frozen=True, slots=True)
class StandInView(View):
    """Said to who stands in for somebody, from day to day, both included."""

    name: str
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class RemindingView(View):
    """When a person may be reminded: minutes of the day by the clocks of their zone."""

    quiet_from: int
    quiet_to: int
    digest_at: int
    zone: str
    now: datetime
    news: News | None = None
