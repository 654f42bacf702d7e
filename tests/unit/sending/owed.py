"""A person's deadlines of extreme sizes, for the tests of views."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from conversations.deadlines.deadline import Standing
from conversations.deadlines.reminder_views import DueLine
from conversations.deadlines.views import (
    Away,
    ChangeLine,
    ColleagueView,
    DeadlinesView,
    DutyView,
    HandedInView,
    HandInAskView,
    Lack,
    LeaveLine,
    LeavesView,
    MineLine,
    RemindingView,
    SnoozedView,
    SnoozeView,
    StandInView,
    ToldView,
)
from conversations.views import News, View
from tests.unit.sending.reminding import DAY, DEADLINE, HUGE, LINE

NOW = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
ZONE, FAR = "America/Argentina/ComodRivadavia", "Australia/Lord_Howe"
NEWS = News("duty.settled")
STANDING = LINE.standing
SETTLED = Standing(replace(DEADLINE, settled="elsewhere", moved=True), HUGE, "elsewhere", 0, 365)
PAUSED = Standing(replace(DEADLINE, paused=True, interview=None), "甲", "not_started")
CHANGES = tuple(
    ChangeLine(what, HUGE, DAY, DAY, HUGE, NOW)
    for what in ("handed_in", "elsewhere", "waived", "returned", "moved")
)
DUTY = DutyView(
    due=LINE,
    shade="late",
    zone=ZONE,
    unit_zone=FAR,
    responsible=(HUGE,) * 500,
    assignee="",
    writer=HUGE,
    away=(Away(HUGE, DAY, HUGE),) * 50,
    changes=CHANGES,
    earlier=999,
    ways=("fill", "hand_in", "snooze", "elsewhere", "assign", "move", "waive"),
    watching=True,
    unpublished=2027,
    news=NEWS,
)

OWED: list[View] = [
    DeadlinesView((MineLine(LINE, "late"),) * 10, 1, 3, 11, True, False, (2027, 2028), NEWS),
    DeadlinesView((MineLine(DueLine(SETTLED, 0, 0), "handed_in"),), 0, 1, 1, False, False),
    DeadlinesView((), 0, 1, 1, ledger=True, alone=True),
    DeadlinesView((), 0, 1, 1, ledger=False, alone=True),
    DeadlinesView((), 0, 1, 1, ledger=False, alone=False),
    DUTY,
    replace(DUTY, assignee=HUGE, responsible=(HUGE,), due=DueLine(SETTLED, 0, 0)),
    replace(DUTY, responsible=(), writer="", away=(), due=DueLine(PAUSED, 2, 0), ways=()),
    replace(DUTY, changes=(ChangeLine("assigned", "", None, None, "", NOW),), watching=False),
    ColleagueView(STANDING, HUGE),
    HandInAskView(STANDING, Lack()),
    HandInAskView(STANDING, Lack(99, 999, 999, changed=True, returned=True)),
    HandedInView(SETTLED, 99),
    HandedInView(STANDING, 0),
    SnoozeView(STANDING, (("hour", NOW), ("evening", NOW), ("morning", NOW)), ZONE, NEWS),
    SnoozedView(STANDING, NOW, FAR, quiet=True),
    ToldView("returned", STANDING, HUGE, HUGE),
    ToldView("reopened", STANDING, HUGE, HUGE),
    ToldView("assigned", PAUSED, HUGE, ""),
    LeavesView((LeaveLine(36**7, HUGE, DAY, DAY, HUGE),) * 10, 1, 3, 11, True, NEWS),
    LeavesView((), 0, 1, 1, others=False),
    StandInView(HUGE, DAY, DAY),
    RemindingView(1260, 480, 510, ZONE, NOW, NEWS),
    RemindingView(0, 0, 0, "Asia/Shanghai", NOW),
]
