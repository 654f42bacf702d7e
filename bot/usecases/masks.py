"""The mask ledger of a draft: its masked things, and what the author says they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.store.tables import masks
from bot.usecases.drafts import StoredDraft
from bot.usecases.people import Person
from conversations.checks.mask_ledger import LONGEST_VALUE, Mask, find_masks
from conversations.checks.unmasking import mask_outline, unmask_outline
from conversations.drafts.path import build_walk
from conversations.drafts.typed_texts import list_texts
from conversations.report.outline import Outline


def load_masks(conn: Connection, draft_id: int) -> Mapping[str, str]:
    """Return what the ledger has for the draft's masked things, by their keys."""
    query = select(masks.c.mask, masks.c.value).where(masks.c.draft_id == draft_id)
    return {row[0]: row[1] for row in conn.execute(query)}


def list_masks(conn: Connection, stored: StoredDraft) -> tuple[Mask, ...]:
    """Return the draft's masked things, in order, with what the ledger has for each."""
    texts = list_texts(build_walk(stored.interview, stored.draft))
    return find_masks(texts, load_masks(conn, stored.id))


def save_mask(
    conn: Connection, person: Person, draft_id: int, key: str, value: str, now: datetime
) -> None:
    """Remember what a masked thing stands for; of its own sign, that it stays masked."""
    drop_mask(conn, draft_id, key)
    row = {"draft_id": draft_id, "mask": key, "value": value[:LONGEST_VALUE]}
    conn.execute(insert(masks), {**row, "made_by": person.id, "made_at": now})


def drop_mask(conn: Connection, draft_id: int, key: str) -> bool:
    """Forget what a masked thing stands for; False when nothing was known."""
    same = (masks.c.draft_id == draft_id, masks.c.mask == key)
    return bool(conn.execute(delete(masks).where(*same)).rowcount)


def apply_masks(conn: Connection, stored: StoredDraft, outline: Outline) -> Outline:
    """Return the draft's report with the ledger's real words in it: the real copy."""
    known = list_masks(conn, stored)
    return outline if all(mask.open for mask in known) else unmask_outline(outline, known)


def hide_masks(conn: Connection, stored: StoredDraft, outline: Outline) -> Outline:
    """Return the draft's report without the ledger's real words: the masked copy."""
    return mask_outline(outline, list_masks(conn, stored))
