"""Files that are kept for a few days: sent to a person, or sent in by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, insert, select

from bot.store.tables import files, outbox

LIFETIME = timedelta(days=7)
"""How long a file is kept; one that is still to be sent stays until it has been."""

LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class File:
    """A stored file's name and bytes."""

    name: str
    body: bytes


def store_file(conn: Connection, owner: int, name: str, body: bytes, now: datetime) -> int:
    """Store a file for the chat `owner` and return its id."""
    row = {"owner": owner, "name": name[:LONGEST_NAME], "body": body, "made_at": now}
    stored: int = conn.execute(insert(files).returning(files.c.id), row).scalar_one()
    return stored


def load_file(conn: Connection, owner: int, file_id: int) -> File | None:
    """Return the file of that id; None when it is not the owner's, or has been pruned."""
    query = select(files.c.name, files.c.body).where(files.c.id == file_id, files.c.owner == owner)
    found = conn.execute(query).one_or_none()
    return None if found is None else File(found.name, found.body)


def prune_files(conn: Connection, before: datetime) -> int:
    """Forget the files made earlier than `before` that are not to be sent; return how many."""
    waiting = exists().where(outbox.c.file_id == files.c.id, outbox.c.given_up.is_(False))
    return conn.execute(delete(files).where(files.c.made_at < before, ~waiting)).rowcount
