"""Finishing: a draft's answers become a stored document, one version more each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from bot.documents.file_names import DRAFT, build_file_name
from bot.store.tables import documents
from bot.usecases.drafts import StoredDraft
from bot.usecases.masks import apply_masks
from bot.usecases.people import Person
from bot.usecases.pictures import load_pictures
from bot.usecases.profiles import save_profile
from conversations.checks.reviewing import Review
from conversations.drafts.draft import dump_draft
from conversations.drafts.path import build_values, find_missing
from conversations.periods import parse_period
from conversations.report.building import build_outline, count_characters
from conversations.report.outline import Outline
from conversations.views import DocumentView

if TYPE_CHECKING:
    from bot.documents.docx import DocumentProperties
    from bot.documents.formats.page_format import PageFormat

FormatSource = Callable[[str | None], "PageFormat"]
"""Gives the page format of that name, for None the office's usual one.

It is read when the first document is made, not at start.
"""


def make_document(
    conn: Connection,
    person: Person,
    stored: StoredDraft,
    review: Review,
    load_format: FormatSource,
    now: datetime,
) -> DocumentView:
    """Build the .docx of the draft as it is, store it as its next version and return it.

    While required questions are unanswered, or the review has findings that must be settled, it is
    a draft copy: file name and header say so. What the draft says of the unit is remembered for the
    person's next report.
    """
    version = _find_next_version(conn, stored.id)
    unanswered = len(find_missing(stored.interview, stored.draft))
    mark = DRAFT if unanswered or review.must else ""
    outline = build_outline(stored.interview, stored.draft)
    if not mark:
        outline = apply_masks(conn, stored, outline)
    characters = count_characters(outline)
    file_name = _build_file_name(stored, version, mark)
    properties = build_properties(outline, person, stored, version, mark, now)
    row = {
        "draft_id": stored.id,
        "owner": person.id,
        "version": version,
        "file_name": file_name,
        "body": _build_body(conn, outline, properties, stored, load_format),
        "characters": characters,
        "unanswered": unanswered,
        "findings": review.must,
        "made_at": now,
        "state": dump_draft(stored.draft),
    }
    made = conn.execute(insert(documents).returning(documents.c.id), row).scalar_one()
    save_profile(conn, person, stored.interview, stored.draft, now)
    return DocumentView(made, stored.tag, version, file_name, characters, unanswered, review.must)


def _find_next_version(conn: Connection, draft_id: int) -> int:
    """Return the number after the last; the person's lock keeps two processes from the same one."""
    query = select(func.max(documents.c.version)).where(documents.c.draft_id == draft_id)
    return (conn.execute(query).scalar_one_or_none() or 0) + 1


def _build_body(
    conn: Connection,
    outline: Outline,
    properties: DocumentProperties,
    stored: StoredDraft,
    load_format: FormatSource,
) -> bytes:
    # Imported here because python-docx takes a while, and the bot should listen before that.
    from bot.documents.docx import build_docx

    page, pictures = load_format(stored.interview.page), load_pictures(conn, stored.id)
    return build_docx(outline, properties, page, pictures=pictures)


def build_properties(
    outline: Outline, person: Person, stored: StoredDraft, version: int, mark: str, now: datetime
) -> DocumentProperties:
    """Return what a file manager shows of the report, with `mark` over its pages."""
    from bot.documents.docx import DocumentProperties

    keywords = (stored.interview.name.zh_CN, parse_period(stored.draft.period).label)
    unit = _find_unit(stored)
    return DocumentProperties(outline.title, person.name, version, now, unit, keywords, mark)


def _build_file_name(stored: StoredDraft, version: int, mark: str) -> str:
    period = parse_period(stored.draft.period).label
    name = stored.interview.name.zh_CN
    return build_file_name(name, period, _find_unit(stored), version, mark)


def _find_unit(stored: StoredDraft) -> str:
    """Return the unit that the report says it is of; "" while it does not say."""
    interview = stored.interview
    return str(build_values(interview, stored.draft).get(interview.unit) or "")
