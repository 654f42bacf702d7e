"""One person's turn: what they did, who they are, and what is said back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.handlers.incoming import Incoming
from bot.meter import Meter
from bot.sending.voice import Voice
from bot.usecases.answering import amend, answer, build_present
from bot.usecases.beside import build_beside
from bot.usecases.changes import CHANGE, ChangeRow, build_change
from bot.usecases.checking import Examiner
from bot.usecases.drafts import StoredDraft, find_draft, find_open_draft
from bot.usecases.finishing import FormatSource
from bot.usecases.fitting_notes import add_notes
from bot.usecases.pasts import add_past
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from bot.words.norms import NormsSource
from conversations.buttons import Press
from conversations.checks.norms import Norms
from conversations.drafts.events import Amended, Event
from conversations.drafts.results import Result
from conversations.views import CardView, DoneView, News, Notice, View

LinkBuilder = Callable[[str], str]
"""Makes the link that brings an invite's code to the bot, or of another secret its address."""


@dataclass(frozen=True, slots=True)
class Office:
    """What is the same for every update: the kinds of report, the page, the links, the zone.

    `meter` counts what is done. `calendar_url` makes a calendar's private address of its token;
    None without a web address. `load_norms` gives what checks go by;
    `previews` says that pages of reports can be pictured here.
    """

    interviews: Interviews
    load_format: FormatSource
    build_link: LinkBuilder
    zone: str
    meter: Meter
    calendar_url: LinkBuilder | None = None
    load_norms: NormsSource = Norms
    previews: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One update of a person with access, inside its transaction.

    `changed` gathers the drafts that were answered, `replaced` what their changes replaced: stored
    when the act is over, together with those of other people's visits. `voices`, by language, say
    what others are told of the act.
    """

    conn: Connection
    office: Office
    person: Person
    incoming: Incoming
    now: datetime
    changed: list[StoredDraft] = field(default_factory=list)
    replaced: list[ChangeRow] = field(default_factory=list)
    voices: Mapping[str, Voice] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.now.astimezone(ZoneInfo(self.person.zone)).date()

    def answer(
        self, stored: StoredDraft, *events: Event, kind: str = CHANGE
    ) -> tuple[StoredDraft, Result]:
        """Take one step of the draft, and remember to store what it makes and what it replaces.

        Several are one change, taken back as one; what came of the last is returned.
        """
        changed, result = stored, Result("ignored")
        for event in events:
            changed, result = answer(changed, event)
        if changed is not stored:
            self._note(stored, changed, kind)
        return changed, result

    def amend(
        self, candidates: Sequence[StoredDraft], event: Amended
    ) -> tuple[StoredDraft, Result] | None:
        """Change the answer of the edited message, in the first draft that holds it."""
        found = amend(candidates, event)
        if found is not None:
            before = next(each for each in candidates if each.id == found[0].id)
            self._note(before, found[0], CHANGE)
        return found

    def _note(self, before: StoredDraft, after: StoredDraft, kind: str) -> None:
        self.changed.append(after)
        replaced = build_change(before, after, kind)
        if replaced is not None:
            self.replaced.append(replaced)

    @property
    def examiner(self) -> Examiner:
        """What checks the person's drafts."""
        office = self.office
        return Examiner(self.conn, office.interviews, self.person, office.load_norms, self.today)

    def build_present(
        self, stored: StoredDraft, news: News | None = None, page: int = 0, answered: str = ""
    ) -> CardView | DoneView:
        """Return what the draft asks now, with what the checks find there.

        `answered` is the question that was answered just now.
        """
        view = build_present(stored, news, page, self.examiner, answered)
        if isinstance(view, DoneView):
            return view
        beside = build_beside(self.person, stored, view.card)
        if stored.draft.past:
            dated, said = self.office.load_norms().dated, (answered, self.incoming.message_id)
            beside = add_past(self.conn, stored, view.card, beside, dated, said)
        if self.person.notes:
            interviews = self.office.interviews
            beside = add_notes(self.conn, self.person, stored, view.card, beside, interviews)
        return replace(view, beside=beside)

    def find_draft(self, draft_id: int) -> StoredDraft | None:
        """Return the person's draft of that id; of id 0, the one they have open."""
        if draft_id == 0:
            return find_open_draft(self.conn, self.person, self.office.interviews)
        return find_draft(self.conn, self.person, draft_id, self.office.interviews)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said back: messages, and the toast of a button.

    `here` says that a single message may take the place of the one whose button was pressed;
    `language` is given where it is no longer the one the person came with.
    """

    views: tuple[View, ...] = ()
    toast: News | None = None
    here: bool = True
    language: str | None = None


Act = Callable[[Visit, Press], Reply]
"""What a command or a button does."""


def show(view: View, toast: News | None = None) -> Reply:
    """Return the reply that shows `view`, in place of the pressed message if there is one."""
    return Reply((view,), toast)


def show_present(
    visit: Visit, stored: StoredDraft, news: News | None = None, answered: str = ""
) -> Reply:
    """Return the reply that shows what the draft asks now; `answered` is the question before it."""
    return show(visit.build_present(stored, news, answered=answered))


def notify(key: str, *ways: str, **params: object) -> Reply:
    """Return the reply that says one sentence, with buttons to those places."""
    return show(Notice(News(key, params), ways))
