"""What each change of a draft replaced: for taking it back, and for finding it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from bot.store.tables import changes
from bot.usecases.drafts import StoredDraft
from conversations.drafts.history import dump_put, find_replaced, is_change

CHANGE = "change"
UNDO = "undo"
ATTEMPT = "attempt"
"""The kinds of changes: the last are of a vain attempt that is not kept with the draft any more."""

_insert = insert(changes)

ChangeRow = Mapping[str, object]


def build_change(before: StoredDraft, after: StoredDraft, kind: str = CHANGE) -> ChangeRow | None:
    """Return the row of what the change replaced; None where it replaced nothing.

    Moving over to a newer version replaces nothing: every answer is kept.
    """
    if before.draft.version != after.draft.version:
        return None
    replaced = find_replaced(before.draft, after.draft)
    if replaced is None:
        return None
    names = tuple(replaced.answers)
    return {
        "draft_id": after.id,
        "revision": after.draft.revision,
        "version": after.draft.version,
        "kind": kind if is_change(replaced) else ATTEMPT,
        "question": names[0] if len(names) == 1 else "",
        "before": dump_put(replaced),
    }


def save_changes(conn: Connection, rows: Sequence[ChangeRow], now: datetime) -> None:
    """Store what changes replaced."""
    if rows:
        conn.execute(_insert, [{**row, "made_at": now} for row in rows])
