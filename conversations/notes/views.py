"""What is shown of notes: one, its topics, the basket, and those that fit a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conversations.definition.terms import Words
from conversations.notes.note import Note
from conversations.views import News, Tag, View

Shelf = Literal["fresh", "earlier", "used"]
"""Where notes that fit a question lie: of its report's period or since, older, used before."""

SHELVES: tuple[Shelf, ...] = ("fresh", "earlier", "used")
"""The shelves, in the order of the numbers that stand for them on buttons."""


@dataclass(frozen=True, slots=True)
class Target:
    """The question that a note could be used at: the present one of the draft that is open."""

    tag: Tag
    question: str
    ask: Words


@dataclass(frozen=True, slots=True)
class NoteView(View):
    """One note in full; one just `taken` says so, and not more than its beginning.

    It is of an `album` if more photos may follow, which are added to it. `ways` names further
    buttons under it, as a Notice's does.
    `topic` is what it is about, `used_in` the report that it was last used in.
    """

    note: Note
    topic: Words | None
    zone: str
    target: Target | None = None
    used_in: Tag | None = None
    taken: bool = False
    album: bool = False
    news: News | None = None
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic to choose: its name and number, and how many notes have it (0: not told)."""

    name: Words
    number: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class NoteTopicsView(View):
    """Which topic the note is about: a page of them, the likeliest first."""

    note: Note
    lines: tuple[TopicLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as one line of a list."""

    note: Note
    topic: Words | None


@dataclass(frozen=True, slots=True)
class BasketView(View):
    """A page of the notes at hand, the newest first, or those of one `topic`.

    `waiting`, `used` and `binned` count all notes that are not used yet, used, thrown away.
    """

    lines: tuple[NoteLine, ...]
    page: int
    pages: int
    waiting: int
    used: int
    binned: int
    zone: str
    topic: TopicLine | None = None
    news: News | None = None


@dataclass(frozen=True, slots=True)
class BasketTopicsView(View):
    """The topics that the notes at hand have, to look at those of one; number 0 has none."""

    lines: tuple[TopicLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class NoteBinView(View):
    """A page of the notes thrown away in the last days, the latest first."""

    lines: tuple[NoteLine, ...]
    page: int
    pages: int
    zone: str


@dataclass(frozen=True, slots=True)
class CleanAskView(View):
    """Whether the notes used already, so many, are really to be thrown away."""

    count: int


@dataclass(frozen=True, slots=True)
class FittingView(View):
    """A page of the notes that fit a question, from one shelf; `counts` has those of each."""

    target: Target
    shelf: Shelf
    lines: tuple[NoteLine, ...]
    page: int
    pages: int
    counts: tuple[int, int, int]
    zone: str
