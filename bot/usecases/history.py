"""Taking changes back, and what an answer said before: from what each change replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, or_, select, update

from bot.store.tables import changes
from bot.usecases.changes import CHANGE, UNDO
from bot.usecases.drafts import StoredDraft
from conversations.browsing.versions import Replaced, Version, list_names, list_versions
from conversations.browsing.views import TakenBack
from conversations.definition.questions import Question
from conversations.drafts.draft import Focus
from conversations.drafts.events import Put
from conversations.drafts.history import load_put

MOST_UNDONE = 10
"""Changes that can be taken back one after the other."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change that can be taken back; buttons name it by the `revision` that it made."""

    id: int
    revision: int


def list_undoable(conn: Connection, stored: StoredDraft) -> Sequence[Undoable]:
    """Return which of the draft's last changes can be taken back, the latest first.

    Moving over to a newer version of the interview ends that: what was before may not fit it.
    """
    query = (
        select(changes.c.id, changes.c.revision, changes.c.undone, changes.c.version)
        .where(changes.c.draft_id == stored.id, changes.c.kind == CHANGE)
        .order_by(changes.c.id.desc())
        .limit(MOST_UNDONE)
    )
    rows = conn.execute(query).all()
    version = stored.draft.version
    return [Undoable(row.id, row.revision) for row in rows if not row[2] and row[3] == version]


def load_undoing(conn: Connection, stored: StoredDraft, change_id: int) -> Put:
    """Return the event that takes the change back, the person then at the question it is about."""
    query = select(changes.c.before).where(changes.c.id == change_id)
    return _aim(stored, load_put(conn.execute(query).scalar_one()))


def load_redoing(
    conn: Connection, stored: StoredDraft, revision: int, change_id: int
) -> Put | None:
    """Return the event that puts again what the undoing of that revision took back.

    None when it was not that change, or anything else happened since.
    """
    own = changes.c.draft_id == stored.id
    latest = (
        select(changes.c.kind, changes.c.revision, changes.c.before)
        .where(own, changes.c.kind.in_((CHANGE, UNDO)))
        .order_by(changes.c.id.desc())
        .limit(1)
    )
    undone = select(changes.c.id).where(own, changes.c.id == change_id, changes.c.undone)
    row = conn.execute(latest).one_or_none()
    if row is None or (row[0], row[1]) != (UNDO, revision):
        return None
    known = conn.execute(undone).one_or_none() is not None
    return _aim(stored, load_put(row[2])) if known else None


def mark_undone(conn: Connection, change_id: int, *, undone: bool) -> None:
    """Remember that the change was taken back, or that it was put again."""
    conn.execute(update(changes).where(changes.c.id == change_id).values(undone=undone))


def find_taken_back(before: StoredDraft, after: StoredDraft, put: Put) -> tuple[TakenBack, ...]:
    """Return the answers that the event made others, in the order of the report."""
    old, new = before.draft.answers, after.draft.answers
    return tuple(
        TakenBack(question, old.get(question.id), new.get(question.id))
        for _, question in before.interview.questions()
        if question.id in put.answers and old.get(question.id) != new.get(question.id)
    )


def find_versions(conn: Connection, stored: StoredDraft, question: Question) -> list[Version]:
    """Return what the answer to the question said before, the latest first."""
    names = list_names(stored.interview, question.id)
    # A key of the stored JSON: within a text its quotation marks would be escaped.
    named = [changes.c.before.contains(f'"{name}":', autoescape=True) for name in names]
    query = (
        select(changes.c.id, changes.c.before, changes.c.kind, changes.c.made_at)
        .where(changes.c.draft_id == stored.id, or_(*named))
        .order_by(changes.c.id.desc())
    )
    rows = [
        Replaced(row[0], load_put(row[1]), row[2] == UNDO, row[3]) for row in conn.execute(query)
    ]
    return list_versions(question, names, rows)


def _aim(stored: StoredDraft, put: Put) -> Put:
    """Return the event with the person going to the first question that it changes."""
    known = (question.id for _, question in stored.interview.questions())
    changed = next((each for each in known if each in put.answers), None)
    return replace(put, focus=Focus(changed)) if changed else put
