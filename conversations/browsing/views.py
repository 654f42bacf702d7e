"""What is shown of a report that is read through, of what was taken back, and of what was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.browsing.excerpts import Excerpt
from conversations.browsing.overview import Hit, OverviewLine
from conversations.browsing.versions import Version
from conversations.definition.questions import BaseQuestion
from conversations.drafts.draft import Answer
from conversations.views import News, Tag, View


@dataclass(frozen=True, slots=True)
class OverviewView(View):
    """A page of the whole report: its questions, with the beginnings of their answers.

    With `undo`, the change of that revision can be taken back. `page` counts from 0.
    """

    tag: Tag
    lines: tuple[OverviewLine, ...]
    page: int
    pages: int
    undo: int = 0
    news: News | None = None


@dataclass(frozen=True, slots=True)
class AnswerView(View):
    """One answer in full; `page` is that of its text, from 0.

    `before` and `after` are the ids of the questions beside it, "" where there is none; `list_page`
    is that of the list it is on. With `undo`, the change of that revision can be taken back.
    """

    tag: Tag
    line: OverviewLine
    total: int
    page: int
    list_page: int
    before: str
    after: str
    undo: int = 0
    news: News | None = None


@dataclass(frozen=True, slots=True)
class ClearView(View):
    """Whether the answer is to be taken out of the report."""

    tag: Tag
    line: OverviewLine
    revision: int


@dataclass(frozen=True, slots=True)
class ReportHitsView(View):
    """A page of the answers of one report that have the words `text`; `stamp` tells the search."""

    tag: Tag
    text: str
    stamp: int
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An answer that was taken back: what it was, and what it is now (None: nothing)."""

    question: BaseQuestion
    was: Answer | None
    now: Answer | None


@dataclass(frozen=True, slots=True)
class UndoneView(View):
    """What was taken back; with `redone`, what was put again.

    `more` counts the answers that are not listed; `others` says that something beside the answers
    is as it was before. `left` counts what else can be taken back, the next being the change of the
    revision `next`. `revision` is that of the undoing itself, `change` the id of what it undid.
    """

    tag: Tag
    answers: tuple[TakenBack, ...]
    more: int
    others: bool
    left: int
    next: int
    revision: int
    change: int
    redone: bool = False


@dataclass(frozen=True, slots=True)
class HistoryView(View):
    """A page of what an answer said before, the latest first; `first` is its first number.

    The times are said in the zone `zone`.
    """

    tag: Tag
    question: BaseQuestion
    versions: tuple[Version, ...]
    first: int
    page: int
    pages: int
    zone: str
    news: News | None = None


@dataclass(frozen=True, slots=True)
class VersionView(View):
    """One earlier version of an answer, in full; `revision` is the draft's."""

    tag: Tag
    question: BaseQuestion
    version: Version
    revision: int
    zone: str


@dataclass(frozen=True, slots=True)
class Found:
    """A place that has the words: of a draft an answer, a finished document, or a note.

    `id` is that of the draft, document or note. `name` is a document's file name. Of a sensitive
    answer there is no `excerpt`.
    """

    kind: str
    id: int
    on: date
    excerpt: Excerpt
    tag: Tag | None = None
    question: BaseQuestion | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class FoundView(View):
    """A page of what has the words `text`, the latest first; `more` says that there is another.

    `stamp` tells the search from other ones.
    """

    text: str
    stamp: int
    found: tuple[Found, ...]
    page: int
    more: bool
