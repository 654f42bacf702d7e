"""A document beside the version before it: what changed, and the two files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from bot.store.tables import documents, drafts
from bot.usecases.drafts import StoredDraft, build_stored
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.drafts.changes import Changes, find_changes
from conversations.drafts.path import Walk, build_walk
from conversations.views import DocumentView


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A version's file; `state` is the JSON of the draft as it was, None where it was not kept."""

    draft: int
    interview: str
    version: int
    file_name: str
    body: bytes
    state: str | None


_files = (
    *(documents.c.draft_id, drafts.c.interview, documents.c.version),
    *(documents.c.file_name, documents.c.body, documents.c.state),
)


def load_version(conn: Connection, person: Person, document_id: int) -> VersionFile | None:
    """Return the person's document of that id; None when it is not theirs."""
    query = (
        select(*_files)
        .select_from(documents.join(drafts, drafts.c.id == documents.c.draft_id))
        .where(documents.c.id == document_id, documents.c.owner == person.id)
    )
    row = conn.execute(query).one_or_none()
    return row and VersionFile(*row)


def load_previous(conn: Connection, person: Person, version: VersionFile) -> VersionFile | None:
    """Return the latest version before that one; None for the first."""
    query = (
        select(documents.c.id)
        .where(
            documents.c.draft_id == version.draft,
            documents.c.owner == person.id,
            documents.c.version < version.version,
        )
        .order_by(documents.c.version.desc())
        .limit(1)
    )
    found = conn.execute(query).scalar_one_or_none()
    return load_version(conn, person, found) if found is not None else None


def restore_draft(
    conn: Connection, interviews: Interviews, version: VersionFile
) -> StoredDraft | None:
    """Return the draft as it was when that version was made; None where it was not kept."""
    if version.state is None:
        return None
    return build_stored(conn, interviews, version.draft, version.interview, version.state)


def add_changes(
    conn: Connection, interviews: Interviews, view: DocumentView, made_of: StoredDraft | None = None
) -> DocumentView:
    """Return the document with what changed in it since the version before, if there is one.

    `made_of` is the draft it was made of, where that is at hand.
    """
    query = (
        select(documents.c.version, documents.c.state, drafts.c.interview)
        .select_from(documents.join(drafts, drafts.c.id == documents.c.draft_id))
        .where(documents.c.draft_id == view.tag.id, documents.c.version <= view.version)
        .order_by(documents.c.version.desc())
        .limit(2)
    )
    rows = conn.execute(query).all()
    if len(rows) < 2:
        return view
    (_, new, interview), (previous, old, _) = rows

    def load(state: str) -> Walk | None:
        stored = build_stored(conn, interviews, view.tag.id, interview, state)
        return build_walk(stored.interview, stored.draft) if stored else None

    at_hand = build_walk(made_of.interview, made_of.draft) if made_of else None
    changes = None if new is None or old is None else _compare(old, new, load, at_hand)
    return replace(view, previous=previous, changes=changes)


def _compare(
    old: str, new: str, load: Callable[[str], Walk | None], at_hand: Walk | None
) -> Changes | None:
    """Return what changed between two states of a draft; None without its template."""
    if old == new:
        return Changes()
    before, after = load(old), at_hand or load(new)
    return find_changes(before, after) if before and after else None
