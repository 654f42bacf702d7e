"""Finished documents: every version ever made, the newest first."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from bot.store.tables import documents, drafts
from bot.usecases.document_versions import add_changes
from bot.usecases.drafts import build_tag
from bot.usecases.people import Person
from bot.words.interviews import Interviews
from conversations.views import DocumentLine, DocumentView


def count_documents(conn: Connection, person: Person) -> int:
    """Return how many documents the person has made."""
    query = select(func.count()).select_from(documents).where(documents.c.owner == person.id)
    return conn.execute(query).scalar_one()


def list_documents(
    conn: Connection, person: Person, *, limit: int, offset: int = 0
) -> tuple[DocumentLine, ...]:
    """Return a page of the person's documents, without their files, dated in their own zone."""
    zone = ZoneInfo(person.zone)
    rows = conn.execute(
        select(documents.c.id, documents.c.file_name, documents.c.made_at)
        .where(documents.c.owner == person.id)
        .order_by(documents.c.made_at.desc(), documents.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return tuple(DocumentLine(row[0], row[1], row[2].astimezone(zone).date()) for row in rows)


def find_document(
    conn: Connection, person: Person, document_id: int, interviews: Interviews
) -> DocumentView | None:
    """Return the person's document of that id, to be sent again; None when it is not theirs."""
    query = (
        select(
            documents.c.version,
            documents.c.file_name,
            documents.c.characters,
            documents.c.unanswered,
            documents.c.findings,
            drafts.c.id,
            drafts.c.interview,
            drafts.c.period,
        )
        .select_from(documents.join(drafts, drafts.c.id == documents.c.draft_id))
        .where(documents.c.id == document_id, documents.c.owner == person.id)
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        return None
    tag = build_tag(conn, interviews, *row[5:])
    return add_changes(conn, interviews, DocumentView(document_id, tag, *row[:5]))
