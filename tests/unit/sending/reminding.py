"""Reminders of extreme sizes, for the tests of views."""

from __future__ import annotations

from datetime import UTC, date, datetime

from conversations.deadlines.deadline import Deadline, Standing
from conversations.deadlines.reminder_views import (
    DigestView,
    DueLine,
    GroupView,
    ReminderView,
    RoundLine,
    Tally,
)
from conversations.views import View

HUGE = "<长&😀@/x.cn>" * 1000
DAY = date(2026, 12, 31)
DEADLINE = Deadline(
    id=36**5 - 1,
    obligation_id=1,
    name=HUGE,
    interview="x",
    period="2026M12",
    occurrence="2026M12",
    opens_on=DAY,
    due_on=DAY,
    due_at=datetime(2026, 12, 31, tzinfo=UTC),
)
LINE = DueLine(Standing(DEADLINE, HUGE, "in_progress", 100, 365), -365, 0)
ROUND = RoundLine(HUGE, "2026M12", DAY, -365, 0, (HUGE,) * 2000)

REMINDERS: list[View] = [
    ReminderView(LINE),
    ReminderView(DueLine(Standing(DEADLINE, "甲", "not_started"), 2, 0)),
    DigestView((LINE,) * 10, 9999, (ROUND,) * 200, (HUGE,) * 500, Tally(9999, 9999)),
    DigestView((LINE,)),
    DigestView(missing=(ROUND,)),
    DigestView(unreachable=("张三",)),
    GroupView((ROUND,) * 200, (ROUND,) * 200, (ROUND,) * 200),
    GroupView(complete=(ROUND,)),
]
