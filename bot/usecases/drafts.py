"""Drafts: starting, opening, listing, throwing away and bringing back. Only the owner's, ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from bot.store.tables import (
    changes,
    dismissals,
    documents,
    drafts,
    imports,
    masks,
    pasts,
    pictures,
)
from bot.usecases.found_before import forget_found
from bot.usecases.known_pasts import forget_pasts
from bot.usecases.people import Person, set_open_draft
from bot.usecases.profiles import load_profile
from bot.usecases.versions import find_interview, find_newest
from bot.words.interviews import Interviews
from conversations.definition.interview import Interview
from conversations.definition.terms import Words
from conversations.drafts.draft import Draft, dump_draft, load_draft
from conversations.drafts.path import build_progress
from conversations.drafts.results import Progress
from conversations.drafts.upgrading import upgrade
from conversations.views import BinLine, DraftLine, Tag

BIN_LIFETIME = timedelta(days=30)
_ERASED = ""
"""The state of a draft whose answers were erased while its finished documents were kept."""


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with its row's id and the interview that it answers, in the version that it pins.

    `offered` is the version on offer, if the interview still is.
    """

    id: int
    interview: Interview
    draft: Draft
    offered: Interview | None = None

    @property
    def tag(self) -> Tag:
        """What tells this draft from others."""
        return Tag(self.id, self.interview.name, self.draft.period)

    @property
    def newer(self) -> Interview | None:
        """The version to which the draft can be moved over, if there is a newer one."""
        offered = self.offered
        return offered if offered and offered.version > self.draft.version else None

    @property
    def unasked(self) -> Interview | None:
        """The newer version, unless the person has said that they do not want it for now."""
        newer = self.newer
        return newer if newer and newer.version > self.draft.declined else None


_save = (
    update(drafts)
    .where(drafts.c.id == bindparam("draft_id"))
    .values(state=bindparam("new_state"), changed_at=bindparam("now"))
)

_columns = (drafts.c.id, drafts.c.interview, drafts.c.state)


def find_open_draft(conn: Connection, person: Person, interviews: Interviews) -> StoredDraft | None:
    """Return the draft that the person has open, already loaded with them."""
    opened = person.opened
    if opened is None:
        return None
    return build_stored(conn, interviews, opened.id, opened.interview, opened.state)


def find_draft(
    conn: Connection, person: Person, draft_id: int, interviews: Interviews
) -> StoredDraft | None:
    """Return the person's draft of that id unless it is in the bin or not theirs."""
    if person.opened and person.opened.id == draft_id:
        return find_open_draft(conn, person, interviews)
    query = select(*_columns).where(drafts.c.id == draft_id, *_at_hand(person))
    row = conn.execute(query).one_or_none()
    return row and build_stored(conn, interviews, *row)


def list_stored(conn: Connection, person: Person, interviews: Interviews) -> Sequence[StoredDraft]:
    """Return all of the person's drafts at hand, the latest changed first."""
    query = select(*_columns).where(*_at_hand(person)).order_by(*_latest_first)
    stored = (build_stored(conn, interviews, *row) for row in conn.execute(query))
    return [one for one in stored if one is not None]


def open_draft(conn: Connection, person: Person, draft_id: int) -> None:
    """Make this the draft that what the person types belongs to."""
    if person.opened is None or person.opened.id != draft_id:
        set_open_draft(conn, person.id, draft_id)


def start_draft(
    conn: Connection, person: Person, interview: Interview, period: str, now: datetime
) -> StoredDraft:
    """Store a new draft, empty but for what is known of the person's unit, and open it."""
    profile = load_profile(conn, person)
    draft = Draft(interview.id, interview.version, period, profile=profile)
    row = {"owner": person.id, "interview": interview.id, "period": period}
    row |= {"state": dump_draft(draft), "made_at": now, "changed_at": now}
    made = conn.execute(insert(drafts).returning(drafts.c.id), row).scalar_one()
    set_open_draft(conn, person.id, made)
    return StoredDraft(made, interview, draft, interview)


def find_twin(
    conn: Connection, person: Person, interview: Interview, period: str, interviews: Interviews
) -> StoredDraft | None:
    """Return the person's latest draft of the same kind and period, if there is one at hand."""
    same = (drafts.c.interview == interview.id, drafts.c.period == period)
    query = select(*_columns).where(*same, *_at_hand(person)).order_by(*_latest_first).limit(1)
    row = conn.execute(query).one_or_none()
    return row and build_stored(conn, interviews, *row)


def save_drafts(conn: Connection, changed: Sequence[StoredDraft], now: datetime) -> None:
    """Store the new states of drafts that changed."""
    rows = [{"draft_id": one.id, "new_state": dump_draft(one.draft), "now": now} for one in changed]
    if rows:
        conn.execute(_save, rows)


def build_draft_line(stored: StoredDraft) -> DraftLine:
    """Return the draft as one line of a list."""
    return DraftLine(stored.tag, build_progress(stored.interview, stored.draft))


def count_drafts(conn: Connection, person: Person) -> int:
    """Return how many drafts the person has at hand."""
    return _count(conn, _at_hand(person))


def list_drafts(
    conn: Connection, person: Person, interviews: Interviews, *, limit: int, offset: int = 0
) -> tuple[DraftLine, ...]:
    """Return a page of the person's drafts at hand, the latest changed first."""
    columns = (*_columns, drafts.c.period)
    query = select(*columns).where(*_at_hand(person)).order_by(*_latest_first)
    rows = conn.execute(query.limit(limit).offset(offset))
    return tuple(_build_line(conn, interviews, *row) for row in rows)


def bin_draft(conn: Connection, person: Person, draft_id: int, now: datetime) -> bool:
    """Move the draft to the bin; False when the person has no such draft at hand."""
    return _mark(conn, draft_id, _at_hand(person), binned_at=now)


def restore_draft(conn: Connection, person: Person, draft_id: int, now: datetime) -> bool:
    """Take the draft out of the bin; False when it is not there (any more)."""
    return _mark(conn, draft_id, _in_bin(person, now), binned_at=None)


def find_binned(
    conn: Connection, person: Person, draft_id: int, interviews: Interviews, now: datetime
) -> Tag | None:
    """Return the tag of the person's draft of that id if it is in the bin."""
    query = select(drafts.c.interview, drafts.c.period)
    found = conn.execute(query.where(drafts.c.id == draft_id, *_in_bin(person, now)))
    row = found.one_or_none()
    return None if row is None else build_tag(conn, interviews, draft_id, *row)


def count_bin(conn: Connection, person: Person, now: datetime) -> int:
    """Return how many drafts the person's bin holds."""
    return _count(conn, _in_bin(person, now))


def list_bin(
    conn: Connection,
    person: Person,
    interviews: Interviews,
    now: datetime,
    *,
    limit: int,
    offset: int = 0,
) -> tuple[BinLine, ...]:
    """Return a page of the person's bin, the last one thrown away first."""
    query = (
        select(drafts.c.id, drafts.c.interview, drafts.c.period, drafts.c.binned_at)
        .where(*_in_bin(person, now))
        .order_by(drafts.c.binned_at.desc(), drafts.c.id.desc())
    )
    return tuple(
        BinLine(build_tag(conn, interviews, *row[:3]), _count_days(row[3], now))
        for row in conn.execute(query.limit(limit).offset(offset))
    )


def purge_draft(conn: Connection, person: Person, draft_id: int, now: datetime) -> bool:
    """Erase the answers of a draft in the bin for good; False when it is not there."""
    return _purge(conn, (drafts.c.id == draft_id, *_in_bin(person, now))) > 0


def purge_expired(conn: Connection, now: datetime) -> int:
    """Erase every draft that has been in a bin for 30 days; return how many there were."""
    return _purge(conn, (drafts.c.binned_at <= now - BIN_LIFETIME, drafts.c.state != _ERASED))


def build_tag(
    conn: Connection, interviews: Interviews, draft_id: int, interview_id: str, period: str
) -> Tag:
    """Return the tag of a stored draft; one whose template was never stored goes by its id."""
    interview = find_newest(conn, interviews, interview_id)
    name = interview.name if interview else Words(zh_CN=interview_id, en=interview_id)
    return Tag(draft_id, name, period)


_latest_first = (drafts.c.changed_at.desc(), drafts.c.id.desc())

Conditions = tuple[ColumnElement[bool], ...]


def _at_hand(person: Person) -> Conditions:
    return (drafts.c.owner == person.id, drafts.c.binned_at.is_(None))


def _in_bin(person: Person, now: datetime) -> Conditions:
    return (
        drafts.c.owner == person.id,
        drafts.c.binned_at > now - BIN_LIFETIME,
        drafts.c.state != _ERASED,
    )


def _count(conn: Connection, conditions: Conditions) -> int:
    return conn.execute(select(func.count()).select_from(drafts).where(*conditions)).scalar_one()


def _mark(
    conn: Connection, draft_id: int, conditions: Conditions, **values: datetime | None
) -> bool:
    statement = update(drafts).where(drafts.c.id == draft_id, *conditions).values(**values)
    return conn.execute(statement).rowcount == 1


def _purge(conn: Connection, conditions: Conditions) -> int:
    """Delete the drafts, and what lies beside their answers.

    Those with finished documents lose their answers and stay as an anchor.
    """
    chosen = select(drafts.c.id).where(*conditions).scalar_subquery()
    for beside in (pictures, dismissals, masks, changes, imports, pasts):
        conn.execute(delete(beside).where(beside.c.draft_id.in_(chosen)))
    conn.execute(update(documents).where(documents.c.draft_id.in_(chosen)).values(state=None))
    finished = exists().where(documents.c.draft_id == drafts.c.id)
    kept = conn.execute(update(drafts).where(*conditions, finished).values(state=_ERASED))
    gone = conn.execute(delete(drafts).where(*conditions, ~finished))
    forget_found()
    forget_pasts()
    return kept.rowcount + gone.rowcount


def build_stored(
    conn: Connection, interviews: Interviews, draft_id: int, interview_id: str, state: str
) -> StoredDraft | None:
    """Return a stored draft with the interview that it answers; None when there is none at all."""
    draft = load_draft(state)
    interview = find_interview(conn, interviews, interview_id, draft.version)
    if interview is None:
        return None
    if interview.version != draft.version:  # the one it pins cannot be had any more
        draft = upgrade(interview, draft)
    return StoredDraft(draft_id, interview, draft, interviews.get(interview_id))


def _build_line(
    conn: Connection,
    interviews: Interviews,
    draft_id: int,
    interview_id: str,
    state: str,
    period: str,
) -> DraftLine:
    stored = build_stored(conn, interviews, draft_id, interview_id, state)
    if stored is not None:
        return build_draft_line(stored)
    return DraftLine(build_tag(conn, interviews, draft_id, interview_id, period), Progress(0, 0))


def _count_days(binned_at: datetime, now: datetime) -> int:
    """Return the whole days left, counting the one that has begun."""
    return -((now - binned_at - BIN_LIFETIME) // timedelta(days=1))
