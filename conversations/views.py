"""What a person should see, before any words of the bot: one frozen value a kind of message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from conversations.beside import NOTHING_BESIDE, Beside
from conversations.checks.finding import Finding
from conversations.definition.interview import Section
from conversations.definition.terms import Words
from conversations.drafts.changes import Changes
from conversations.drafts.layouts import Dial
from conversations.drafts.results import Card, Progress, SectionLine
from conversations.drafts.upgrading import Leftover, Upgrade


class View:
    """Something to be shown; bot/sending has a renderer for each kind of it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """Which draft: its id, and what tells it from the person's other ones."""

    id: int
    name: Words
    period: str


@dataclass(frozen=True, slots=True)
class News:
    """What just happened: a key of the chat's words with its parameters.

    A parameter may be a text, a number, a day, a time, `Words`, a `Tag`, or an answer as
    bot/sending says it; the last three are said in the reader's language.
    """

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CardView(View):
    """The present question. `page` is that of the suggested headings, from 0.

    `upgrade` says that there is a newer version of the report's template to move over to.
    `findings` are what checks have to say about the answer that is shown, `noticed` about the one
    just given. `beside` is what else is at hand there.
    """

    tag: Tag
    card: Card
    news: News | None = None
    page: int = 0
    upgrade: bool = False
    findings: tuple[Finding, ...] = ()
    noticed: tuple[Finding, ...] = ()
    beside: Beside = NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class RemovalView(View):
    """Whether an entry of the card's list, with all that is written in it, is to be removed."""

    tag: Tag
    card: Card
    entry: int


@dataclass(frozen=True, slots=True)
class DoneView(View):
    """Every question has been answered or skipped; `missing` counts the required ones skipped.

    `noticed` is what is to be looked at in the answer just given, `unplaced` counts the texts of an
    import that have no place yet.
    """

    tag: Tag
    overall: Progress
    missing: int
    news: News | None = None
    upgrade: bool = False
    noticed: tuple[Finding, ...] = ()
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class OutlineView(View):
    """目录: the sections and how far each one is; `leftovers` counts answers without a place.

    `earlier` is the period of an earlier report that this one could be written beside ("": none).
    `unplaced` counts the texts of an import that have no place; `importing` says that a plan waits.
    `attachments` counts the 附件 of question and report.
    """

    tag: Tag
    lines: tuple[SectionLine, ...]
    overall: Progress
    news: News | None = None
    leftovers: int = 0
    upgrade: bool = False
    earlier: str = ""
    unplaced: int = 0
    importing: bool = False
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class PreviewView(View):
    """A section as it will stand in the report so far, or with None the whole report.

    No paragraphs: there is nothing to show yet. `dials` are the layouts that the author may change.
    """

    tag: Tag
    section: Section | None
    paragraphs: tuple[str, ...]
    dials: tuple[Dial, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class UpgradeView(View):
    """What a newer version of the report's template changes for this draft."""

    tag: Tag
    upgrade: Upgrade


@dataclass(frozen=True, slots=True)
class LeftoversView(View):
    """The answers that have no place in the draft's template (any more), in full."""

    tag: Tag
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class DocumentView(View):
    """One version of a finished document, to be sent as a file.

    `deadline` is the id of the one that its report meets, 0 when there is none to be met. With
    anything `unanswered`, or `findings` that must be settled, it is a draft copy.
    """

    id: int
    tag: Tag
    version: int
    file_name: str
    characters: int
    unanswered: int
    findings: int = 0
    deadline: int = 0
    previous: int = 0
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One line of the finished documents."""

    id: int
    file_name: str
    made_on: date


@dataclass(frozen=True, slots=True)
class DocumentsView(View):
    """A page of the finished documents, the newest first; `page` counts from 0."""

    lines: tuple[DocumentLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the drafts at hand."""

    tag: Tag
    progress: Progress


@dataclass(frozen=True, slots=True)
class DraftsView(View):
    """A page of the drafts at hand, the latest first; `page` counts from 0."""

    lines: tuple[DraftLine, ...]
    page: int
    pages: int
    news: News | None = None


@dataclass(frozen=True, slots=True)
class BinLine:
    """One draft of the bin, and how many days it still has."""

    tag: Tag
    days: int


@dataclass(frozen=True, slots=True)
class BinView(View):
    """A page of the drafts thrown away in the last days; `page` counts from 0."""

    lines: tuple[BinLine, ...]
    page: int
    pages: int
    news: News | None = None


@dataclass(frozen=True, slots=True)
class BinAskView(View):
    """Whether the draft really goes to the bin."""

    tag: Tag
    progress: Progress


@dataclass(frozen=True, slots=True)
class PurgeAskView(View):
    """Whether the draft's answers are really to be erased."""

    tag: Tag


@dataclass(frozen=True, slots=True)
class BinnedView(View):
    """The draft is in the bin now."""

    tag: Tag


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report on offer; `id` is the interview's."""

    id: str
    name: Words
    about: Words


@dataclass(frozen=True, slots=True)
class KindsView(View):
    """Which kind of report it shall be."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class PeriodsView(View):
    """Which period the report is for."""

    kind: Kind
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwinView(View):
    """There is a draft of this kind and period already."""

    line: DraftLine
    kind: str


@dataclass(frozen=True, slots=True)
class HelpView(View):
    """What the bot can do, and how."""

    administrator: bool


@dataclass(frozen=True, slots=True)
class LanguagesView(View):
    """Which language the bot shall speak."""


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """An answer that is remembered under `key`, and what asks for it, if a template still does.

    No `value`: it is sensitive, and not quoted.
    """

    key: str
    ask: Words | None
    value: str | None


@dataclass(frozen=True, slots=True)
class ProfileView(View):
    """What is remembered of the person's unit for the next report."""

    lines: tuple[ProfileLine, ...]
    news: News | None = None


@dataclass(frozen=True, slots=True)
class InviteRolesView(View):
    """Whom the invite is for."""


@dataclass(frozen=True, slots=True)
class InviteView(View):
    """An invite, ready to be passed on; `path` names the unit it is for, if any."""

    code: str
    link: str
    role: str
    expires_at: datetime
    zone: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Notice(View):
    """One message of a sentence or two. `ways` names the buttons under it: home, new, card."""

    news: News
    ways: tuple[str, ...] = ()
