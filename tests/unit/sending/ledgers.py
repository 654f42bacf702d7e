"""The ledger's views at their largest, for whoever tries that every view fits into messages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from conversations.deadlines.deadline import Deadline, Standing
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.ledger_views import (
    LedgerGroup,
    LedgerLine,
    LedgerUnitsView,
    LedgerView,
    PastLine,
    PastView,
    SummaryGroup,
    SummaryPart,
    SummaryView,
    UnitLine,
)
from conversations.deadlines.punctuality import Punctuality
from conversations.deadlines.shades import SHADES
from conversations.views import News, View

_HUGE = "<长&😀>" * 1000
_DAY = date(2026, 12, 31)
_WISH = LedgerFilter(36**8, "year", only_missing=True)
_DEADLINE = Deadline(
    *(36**8, 36**8, _HUGE, None, "2026H2", "2026H2", _DAY, _DAY),
    datetime(2026, 12, 31, tzinfo=UTC),
)
_STANDING = Standing(_DEADLINE, _HUGE, "to_revise", 100, 9999)
_LINE = LedgerLine(_STANDING, "late")
_GROUP = LedgerGroup(_HUGE, "2026Q3", _DAY, 9999, 9999, (_LINE,))
_PAST = Punctuality(9999, 9999, 99999, 9999)
_COUNTS = tuple((shade, 99999) for shade in SHADES)
_NEWS = News("ledger.unit_gone")
_OWING = SummaryGroup(_HUGE, "2026M12", _DAY, (_HUGE,) * 6, 99999)
_PART = SummaryPart((_OWING,) * 5, 999, 99999)

LEDGERS: list[View] = [
    LedgerView(_WISH, _HUGE, _DAY, (_GROUP,) * 10, _COUNTS, 1, 3, 99991, news=_NEWS),
    LedgerView(LedgerFilter(), "", _DAY, (), (), 0, 1, choice=False),
    LedgerUnitsView(_WISH, tuple(UnitLine(36**8, _HUGE, at * 5, 9999) for at in range(8)), 1, 3),
    LedgerUnitsView(LedgerFilter(), (), 0, 1),
    PastView(_WISH, _HUGE, _DAY, _PAST, (PastLine(_HUGE, _PAST),) * 12, 1, 3),
    PastView(LedgerFilter(), "", _DAY, Punctuality(), (), 0, 1),
    SummaryView(_DAY, _PART, _PART, _PART),
    SummaryView(_DAY, SummaryPart(), SummaryPart((_OWING,), 0, 1), SummaryPart()),
]
