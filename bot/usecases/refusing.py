"""Files of an office's templates that were refused: each is told of once, by whichever process."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, update

from bot.store.inserts import build_inserts
from bot.store.tables import refusals as table
from bot.usecases.installing import Refusal


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new about the files: those that are refused now, and the places of those mended."""

    refused: Collection[Refusal]
    mended: Collection[str]


_NOTED = {
    dialect: insert.returning(table.c.file) for dialect, insert in build_inserts(table).items()
}
_NOTED_ANEW = (
    update(table)
    .where(table.c.file == bindparam("place"), table.c.digest != bindparam("content"))
    .values(digest=bindparam("content"), refused_at=bindparam("now"))
)


def note_refusals(conn: Connection, refusals: Collection[Refusal], now: datetime) -> Changes:
    """Store which files are refused now, as they are, and return what nobody was told of yet."""
    refused = [refusal for refusal in refusals if _note(conn, refusal, now)]
    places = [refusal.file.place for refusal in refusals]
    mended = delete(table).where(table.c.file.not_in(places)).returning(table.c.file)
    return Changes(refused, conn.execute(mended).scalars().all())


def _note(conn: Connection, refusal: Refusal, now: datetime) -> bool:
    """Store that the file is refused; False when this content of it was refused before."""
    place, content = refusal.file.place, refusal.file.digest
    row = {"file": place, "digest": content, "refused_at": now}
    if conn.execute(_NOTED[conn.dialect.name], row).one_or_none() is not None:
        return True
    changed = {"place": place, "content": content, "now": now}
    return conn.execute(_NOTED_ANEW, changed).rowcount == 1
