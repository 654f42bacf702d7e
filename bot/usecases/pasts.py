"""The earlier report that a draft is written beside: finding it, keeping it, what it offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select

from bot.store.tables import documents, drafts, pasts, people
from bot.usecases.drafts import StoredDraft, build_stored
from bot.usecases.known_pasts import Marker, forget_past, know_past
from bot.usecases.people import REVOKED, Person
from bot.words.interviews import Interviews
from conversations.beside import Beside
from conversations.checks.dated_norms import DatedNorms
from conversations.definition.terms import Words
from conversations.drafts.draft import Draft, dump_draft, load_draft
from conversations.drafts.path import build_walk
from conversations.drafts.results import Card
from conversations.drafts.upgrading import upgrade
from conversations.past.comparing import find_revision
from conversations.past.earlier import Earlier
from conversations.past.offering import build_offer
from conversations.past.taking import drop_private
from conversations.periods import parse_period

_ERASED = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier report that a new one could be written beside."""

    period: str
    draft: Draft

    @property
    def label(self) -> str:
        """What it is called: 2025年上半年."""
        return parse_period(self.period).label

    @property
    def name(self) -> Words:
        """What it is called in each language."""
        period = parse_period(self.period)
        return Words(zh_CN=period.label, en=period.label_en)


def find_candidate(
    conn: Connection, interviews: Interviews, person: Person, stored: StoredDraft
) -> Candidate | None:
    """Return the last report of that kind, of the period before or that of a year before.

    The person's own comes first, be it finished or not; else what a colleague of their unit has
    finished, without what is sensitive in it. None when there is none.
    """
    period = parse_period(stored.draft.period)
    keys = dict.fromkeys((period.previous.key, period.last_year.key))
    for own, queries in ((True, _query_own(person, stored)), (False, _query_unit(person))):
        for key in keys:
            for query in queries:
                same = (drafts.c.interview == stored.interview.id, drafts.c.period == key)
                found = _find(conn, interviews, query.where(*same))
                if found is not None:
                    return Candidate(key, found.draft if own else _strip(found))
    return None


def keep_past(conn: Connection, stored: StoredDraft, past: Draft, now: datetime) -> None:
    """Store the earlier report beside the draft, in place of any other one."""
    conn.execute(delete(pasts).where(pasts.c.draft_id == stored.id))
    row = {"draft_id": stored.id, "interview": past.interview, "state": dump_draft(past)}
    conn.execute(insert(pasts), row | {"made_at": now})
    forget_past(stored.id)


def load_past(conn: Connection, stored: StoredDraft) -> Earlier | None:
    """Return the earlier report that the draft is written beside; None when it has none."""
    if not stored.draft.past:
        return None
    one = pasts.c.draft_id == stored.id
    made_at = conn.execute(select(pasts.c.made_at).where(one)).scalar_one_or_none()
    if made_at is None:
        return None

    def load() -> Earlier:
        state = conn.execute(select(pasts.c.state).where(one)).scalar_one()
        return _read(stored, load_draft(state))

    return know_past(stored.id, Marker(made_at, stored.draft.past, stored.interview), load)


def add_past(
    conn: Connection,
    stored: StoredDraft,
    card: Card,
    beside: Beside,
    norms: DatedNorms,
    answered: tuple[str, int],
) -> Beside:
    """Return what is beside the card, with what the draft's earlier report offers there.

    `answered` is the question that was answered just now, and by which message.
    """
    past = load_past(conn, stored)
    if past is None:
        return beside
    name, source = answered
    question, revised = stored.interview.by_id.get(name), None
    if question is not None:
        revised = find_revision(past, question, stored.draft.answers.get(name), source)
    offer = build_offer(past, card, stored.draft.period, norms)
    return replace(beside, past=offer, revised=revised)


def list_earlier(
    conn: Connection, interviews: Interviews, person: Person, stored: StoredDraft
) -> Iterator[tuple[str, Earlier]]:
    """Yield the unit's and the person's own finished reports of that kind, with their periods.

    Of periods before this one, the newest first, each as it was finished last; a colleague's
    without what is sensitive in it.
    """
    columns = (drafts.c.id, drafts.c.interview, documents.c.state, drafts.c.period, drafts.c.owner)
    ours = people.c.id == person.id
    if person.unit_id is not None:
        ours |= people.c.unit_id == person.unit_id
    query = (
        select(*columns)
        .select_from(_finished)
        .where(drafts.c.interview == stored.interview.id, ours, *_COMMON)
        .where(drafts.c.period < stored.draft.period)
        .order_by(drafts.c.period.desc(), documents.c.made_at.desc(), documents.c.id.desc())
        .limit(_MOST_READ)
    )
    seen = set()
    for draft_id, interview, state, period, owner in conn.execute(query).all():
        if draft_id not in seen:
            seen.add(draft_id)
            found = build_stored(conn, interviews, draft_id, interview, state)
            if found is not None:
                past = found.draft if owner == person.id else _strip(found)
                yield period, _read(stored, past)


_MOST_READ = 30
"""Versions of finished reports that are looked at, the newest first."""

_finished = documents.join(drafts, drafts.c.id == documents.c.draft_id).join(
    people, people.c.id == drafts.c.owner
)
_COMMON: tuple[ColumnElement[bool], ...] = (
    documents.c.state.is_not(None),
    drafts.c.binned_at.is_(None),
    people.c.role != REVOKED,
)
_Rows = Select[int, str, str]


def _find(conn: Connection, interviews: Interviews, query: _Rows) -> StoredDraft | None:
    """Return the first report found, if it says anything."""
    row = conn.execute(query.limit(1)).one_or_none()
    if row is None:
        return None
    found = build_stored(conn, interviews, *row)
    return found if found is not None and found.draft.answers else None


def _query_own(person: Person, stored: StoredDraft) -> tuple[_Rows, ...]:
    """Return what finds the person's other drafts, then what they finished, the latest first."""
    mine = (drafts.c.owner == person.id, drafts.c.id != stored.id)
    at_hand = (
        select(drafts.c.id, drafts.c.interview, drafts.c.state)
        .where(*mine, drafts.c.binned_at.is_(None), drafts.c.state != _ERASED)
        .order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())
    )
    return at_hand, _query_finished().where(*mine)


def _query_unit(person: Person) -> tuple[_Rows, ...]:
    if person.unit_id is None:
        return ()
    return (_query_finished().where(people.c.unit_id == person.unit_id),)


def _query_finished() -> _Rows:
    return (
        select(drafts.c.id, drafts.c.interview, documents.c.state)
        .select_from(_finished)
        .where(*_COMMON)
        .order_by(documents.c.made_at.desc(), documents.c.id.desc())
    )


def _strip(found: StoredDraft) -> Draft:
    return drop_private(build_walk(found.interview, found.draft))


def _read(stored: StoredDraft, past: Draft) -> Earlier:
    """Return the earlier report as the draft's interview reads it."""
    interview = stored.interview
    if past.interview == interview.id and past.version != interview.version:
        past = upgrade(interview, past)
    return Earlier(stored.draft.past, build_walk(interview, past))
