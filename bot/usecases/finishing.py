"""Finishing: a draft's answers become a stored document, one version more each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from bot.documents.file_names import build_file_name
from bot.store.tables import documents
from bot.usecases.drafts import StoredDraft
from bot.usecases.people import Person
from bot.usecases.profiles import save_profile
from conversations.drafts.findings import find_findings
from conversations.drafts.path import build_values, find_missing
from conversations.periods import parse_period
from conversations.report.building import build_outline, count_characters
from conversations.report.outline import Outline
from conversations.views import DocumentView

if TYPE_CHECKING:
    from bot.documents.page_format import PageFormat

FormatSource = Callable[[], "PageFormat"]
"""Gives the page format; read when the first document is made, not at start."""


def make_document(
    conn: Connection, person: Person, stored: StoredDraft, load_format: FormatSource, now: datetime
) -> DocumentView:
    """Build the .docx of the draft as it is, store it as its next version and return it.

    What the draft says of the unit is remembered for the person's next report.
    """
    outline = build_outline(stored.interview, stored.draft)
    version = _find_next_version(conn, stored.id)
    file_name = _build_file_name(stored, version)
    characters = count_characters(outline)
    unanswered = len(find_missing(stored.interview, stored.draft))
    findings = len(find_findings(stored.interview, stored.draft))
    row = {
        "draft_id": stored.id,
        "owner": person.id,
        "version": version,
        "file_name": file_name,
        "body": _build_body(outline, person, version, load_format, now),
        "characters": characters,
        "unanswered": unanswered,
        "findings": findings,
        "made_at": now,
    }
    made = conn.execute(insert(documents).returning(documents.c.id), row).scalar_one()
    save_profile(conn, person, stored.interview, stored.draft, now)
    return DocumentView(made, stored.tag, version, file_name, characters, unanswered, findings)


def _find_next_version(conn: Connection, draft_id: int) -> int:
    """Return the number after the last; the person's lock keeps two processes from the same one."""
    query = select(func.max(documents.c.version)).where(documents.c.draft_id == draft_id)
    return (conn.execute(query).scalar_one_or_none() or 0) + 1


def _build_body(
    outline: Outline, person: Person, version: int, load_format: FormatSource, now: datetime
) -> bytes:
    # Imported here because python-docx takes a while, and the bot should listen before that.
    from bot.documents.docx import DocumentProperties, build_docx

    properties = DocumentProperties(outline.title, person.name, version, now)
    return build_docx(outline, properties, load_format())


def _build_file_name(stored: StoredDraft, version: int) -> str:
    interview, draft = stored.interview, stored.draft
    unit = build_values(interview, draft).get(interview.unit)
    period = parse_period(draft.period).label
    return build_file_name(interview.name.zh_CN, period, str(unit or ""), version)
