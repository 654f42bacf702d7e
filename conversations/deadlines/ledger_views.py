"""What the ledger shows: who owes what, units to choose from, punctuality, the morning's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.deadlines.deadline import Standing
from conversations.deadlines.ledger_filter import LedgerFilter
from conversations.deadlines.punctuality import Punctuality
from conversations.deadlines.shades import Shade
from conversations.views import News, View


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One deadline in its colour."""

    standing: Standing
    shade: Shade


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """Lines of one round on a page; the counts are of the whole round, without what was waived."""

    name: str
    period: str
    due_on: date
    handed_in: int
    owed: int
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True)
class LedgerView(View):
    """A page of the ledger, `first` the number of its first line; `page` counts from 0.

    `unit` is the name of the unit that is looked at, "" for all that the person watches; `choice`
    says whether there is another one to choose. `counts` are of all pages. `decides`: the person
    decides about these deadlines, and does not only look on.
    """

    wish: LedgerFilter
    unit: str
    on: date
    groups: tuple[LedgerGroup, ...]
    counts: tuple[tuple[Shade, int], ...]
    page: int
    pages: int
    first: int = 1
    choice: bool = True
    decides: bool = True
    news: News | None = None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit to choose, how deep it stands in the tree, and how much it owes by now."""

    id: int
    name: str
    depth: int
    missing: int


@dataclass(frozen=True, slots=True)
class LedgerUnitsView(View):
    """A page of the units to choose from; `page` counts from 0."""

    wish: LedgerFilter
    lines: tuple[UnitLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PastLine:
    """The punctuality of one unit."""

    name: str
    past: Punctuality


@dataclass(frozen=True, slots=True)
class PastView(View):
    """A page of the units' punctuality since that day, the worst first; `page` counts from 0."""

    wish: LedgerFilter
    unit: str
    since: date
    overall: Punctuality
    lines: tuple[PastLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    """Who still owes one report: the first of the names, and how many there are."""

    name: str
    period: str
    due_on: date
    owners: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """The first of the groups, and how many deadlines there are in all of them."""

    groups: tuple[SummaryGroup, ...] = ()
    more: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class SummaryView(View):
    """A morning's word to a head: what is late, what is due today, and within a week."""

    on: date
    late: SummaryPart
    today: SummaryPart
    soon: SummaryPart
