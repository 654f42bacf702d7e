"""What is shown of a report that is imported: the file, the plan, its pieces, and 未归位."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.definition.interview import Interview, Section
from conversations.drafts.draft import Unplaced
from conversations.importing.listing import Listed, Place
from conversations.importing.plan import Chunk, Plan
from conversations.views import DraftLine, Kind, News, Tag, View


@dataclass(frozen=True, slots=True)
class ImportingView(View):
    """How a report that exists already is imported; `open` says that a draft is open."""

    open: bool


@dataclass(frozen=True, slots=True)
class ReadView(View):
    """A file or text that was read, kept as `file`: which kind of report is it?

    `name` is the file's, "" of a pasted text. `kinds` come with the most likely first; `junk` is
    what was no part of a report.
    """

    file: int
    name: str
    paragraphs: int
    characters: int
    kinds: tuple[Kind, ...]
    junk: tuple[Chunk, ...] = ()
    news: News | None = None


@dataclass(frozen=True, slots=True)
class ReadPeriodsView(View):
    """Which period the new report is for; `own` is the key of the file's own ("" without one)."""

    file: int
    kind: Kind
    periods: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True, slots=True)
class ReadTwinView(View):
    """There is a draft of this kind and period already, that the file could be imported into."""

    file: int
    kind: str
    line: DraftLine


@dataclass(frozen=True, slots=True)
class PlanOf:
    """Which plan: its import, the draft that it is for, and the interview that this answers.

    `typed` says that it is of a text typed into the chat, which may be one answer after all.
    """

    id: int
    tag: Tag
    interview: Interview
    plan: Plan
    name: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class LayingView(View):
    """What of the file goes where: a page of it, from 0."""

    of: PlanOf
    page: int = 0
    news: News | None = None


@dataclass(frozen=True, slots=True)
class PieceView(View):
    """One piece of the plan and where it could go.

    `number` is the one it has in the list, 0 of what is set aside. The questions of `near`, the
    section that it seems to belong to, are offered at once.
    """

    of: PlanOf
    number: int
    listed: Listed
    targets: tuple[Place, ...]
    near: str = ""


@dataclass(frozen=True, slots=True)
class AsideView(View):
    """A page of what goes nowhere and is no loss, with the reasons."""

    of: PlanOf
    chunks: tuple[Chunk, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class UnplacedView(View):
    """A page of the draft's texts without a place; `revision` is the draft's."""

    tag: Tag
    texts: tuple[Unplaced, ...]
    revision: int = 0
    page: int = 0
    news: News | None = None


@dataclass(frozen=True, slots=True)
class UnplacedTextView(View):
    """One of them, at the draft's `revision`, with the `sections` that it could go to.

    With `targets`, the questions of the one chosen; with `dropping`, whether it is to be removed.
    """

    tag: Tag
    revision: int
    text: Unplaced
    sections: tuple[Section, ...] = ()
    targets: tuple[Place, ...] = ()
    dropping: bool = False
    news: News | None = None
