"""What is shown where everything starts: the drafts at hand, what is due, where one stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from conversations.definition.terms import Words
from conversations.views import DraftLine, News, Tag, View


@dataclass(frozen=True, slots=True)
class NextDue:
    """The report that is due next, with its obligation's name and its period's key.

    `days` and `working` say how far away that is, as in `DueLine`; `more` counts what else is to be
    handed in by now.
    """

    name: str
    period: str
    due_on: date
    days: int
    working: int
    more: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Where the person stopped: the present question of the draft that they had left open.

    `position` counts from 1 in the section; `days` says how long ago `since` was on their calendar,
    by the clocks of `zone`.
    """

    tag: Tag
    section: Words
    position: int
    since: datetime
    zone: str
    days: int


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """Where everything starts: the latest drafts, and how much there is of the rest.

    `pause` is there when the open draft was left some hours ago.
    """

    drafts: tuple[DraftLine, ...]
    total: int
    documents: int
    binned: int
    administrator: bool
    news: News | None = None
    head: bool = False
    ledger: bool = False
    due: NextDue | None = None
    pause: Pause | None = None
