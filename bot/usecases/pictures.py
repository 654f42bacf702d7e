"""The bytes of the photos in drafts: kept as long as these, for what was removed may come back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.store.tables import pictures
from conversations.drafts.draft import Draft, PicturesAnswer

_LONGEST_NAME = 255


def store_picture(conn: Connection, draft_id: int, name: str, body: bytes, now: datetime) -> int:
    """Store a photo of the draft, a PNG or JPEG, and return its id."""
    row = {"draft_id": draft_id, "name": name[:_LONGEST_NAME], "body": body, "made_at": now}
    stored: int = conn.execute(insert(pictures).returning(pictures.c.id), row).scalar_one()
    return stored


def load_pictures(conn: Connection, draft_id: int) -> dict[int, bytes]:
    """Return the photos of the draft by their ids."""
    query = select(pictures.c.id, pictures.c.body).where(pictures.c.draft_id == draft_id)
    return {row.id: row.body for row in conn.execute(query)}


def drop_picture(conn: Connection, draft_id: int, picture: int) -> None:
    """Forget a photo that was not taken after all."""
    own = (pictures.c.draft_id == draft_id, pictures.c.id == picture)
    conn.execute(delete(pictures).where(*own))


def list_pictures(draft: Draft) -> frozenset[int]:
    """Return the ids of the photos that the draft's answers name."""
    return frozenset(
        entry.picture
        for answer in draft.answers.values()
        if isinstance(answer, PicturesAnswer)
        for entry in answer.pictures
    )
