"""Views of obligations at extreme sizes."""

from __future__ import annotations

from datetime import date

from conversations.deadlines.import_views import Changes, ImportView, PlanView
from conversations.deadlines.obligation import DueRule, Escalation, Obligation, ReminderPlan
from conversations.deadlines.obligation_views import (
    DueDay,
    ObligationEndView,
    ObligationLine,
    ObligationsView,
    ObligationView,
    OfficeDay,
    OfficeDaysView,
)
from conversations.deadlines.sheets import Slip
from conversations.definition.terms import Words as Said
from conversations.views import News, View

_HUGE = "<长&😀>" * 1000
_SAID = Said(zh_CN=_HUGE, en=_HUGE)
_DAY = date(2026, 7, 10)
_NEWS = News("office_day.set_off", {"day": _DAY})
_FULL = Obligation(
    _HUGE,
    "x",
    "once",
    _DAY,
    on=(_DAY,) * 100,
    plan=ReminderPlan(before=tuple(range(60, 0, -1))),
    escalation=Escalation(60, 60),
    ends_on=_DAY,
    units=(1,) * 500,
    people=(1,) * 500,
)
_RULE = Obligation(
    _HUGE, None, "rrule", _DAY, rrule=_HUGE, plan=ReminderPlan(opening=False, before=(), due=False)
)
_SILENT = Obligation(
    "x",
    None,
    "yearly",
    _DAY,
    due=DueRule("last_working_day", 1, 12),
    plan=ReminderPlan(opening=False, before=(), due=False, late=False),
    escalation=Escalation(None, None),
)
_LINES = (
    ObligationLine(36**5, _FULL, "paused", 500, 500, _DAY),
    ObligationLine(36**5, _RULE, "active", 500, 0, None),
    ObligationLine(36**5, _SILENT, "ended", 0, 0, _DAY, "first_half"),
)
_NAMES = Changes((_HUGE,) * 2000, (_HUGE,) * 2000, 2000)
_SLIP = Slip(2000, _HUGE, News("import.bad_due", {"value": _HUGE}), _HUGE)

OBLIGING: list[View] = [
    ObligationsView((_LINES * 3)[:8], 1, 3, _NEWS),
    ObligationsView((), 0, 1),
    *(
        ObligationView(line, _SAID, (_HUGE,) * 8, days, may, _NEWS)
        for line in _LINES
        for days in ((DueDay(_DAY, 500, False),) * 3, ())
        for may in (True, False)
    ),
    ObligationEndView(36**5, _HUGE, 99),
    OfficeDaysView((2026,), (2027,), (OfficeDay(_DAY, True),) * 10, True, 1, 3, _NEWS),
    OfficeDaysView((), (), (), False),
    ImportView(True, _NEWS),
    ImportView(False),
    PlanView(36**5, _HUGE, 2**31 - 1, _NAMES, _NAMES, ((_DAY, True),) * 500, (), _NEWS),
    PlanView(36**5, _HUGE, 2**31 - 1, _NAMES, _NAMES, (), (_SLIP,) * 500, _NEWS),
    PlanView(0, _HUGE, 0, Changes(), Changes()),
]
