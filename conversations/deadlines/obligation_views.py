"""What is shown of obligations: the list, one in full, the office's days, and an import's plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.deadlines.obligation import Obligation
from conversations.definition.terms import Words
from conversations.views import News, View


@dataclass(frozen=True, slots=True)
class ObligationLine:
    """One line of the obligations: how many owe it, and when it is next due, if ever.

    `state` is active, paused or ended. `units` counts those that owe it, `people` those named.
    `periods` is how often its template is written, where there is one.
    """

    id: int
    obligation: Obligation
    state: str
    units: int
    people: int
    next_on: date | None
    periods: str | None = None


@dataclass(frozen=True, slots=True)
class ObligationsView(View):
    """A page of the obligations; `page` counts from 0."""

    lines: tuple[ObligationLine, ...]
    page: int
    pages: int
    news: News | None = None


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day on which the obligation is due, and how many of its deadlines are still missing."""

    on: date
    missing: int
    published: bool


@dataclass(frozen=True, slots=True)
class ObligationView(View):
    """One obligation in full: `owners` are the first names of who owes it, of `line`'s many.

    `report` is the template's name where there is one; `next` are the next due days; `may_change`
    is told by who looks at it.
    """

    line: ObligationLine
    report: Words | None
    owners: tuple[str, ...]
    next: tuple[DueDay, ...]
    may_change: bool
    news: News | None = None


@dataclass(frozen=True, slots=True)
class ObligationEndView(View):
    """Whether the obligation really ends; so many of its deadlines are still missing."""

    id: int
    name: str
    missing: int


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """A day that the office itself made a day off, or a working day."""

    on: date
    working: bool


@dataclass(frozen=True, slots=True)
class OfficeDaysView(View):
    """The years whose days are published, those ahead that are not, and the office's own days."""

    published: tuple[int, ...]
    unpublished: tuple[int, ...]
    days: tuple[OfficeDay, ...]
    may_change: bool
    page: int = 0
    pages: int = 1
    news: News | None = None
