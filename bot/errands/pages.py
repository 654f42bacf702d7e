"""The errands of a report's pages as pictures, and of its PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.documents.file_names import DRAFT, clean_file_name
from bot.documents.office_suite import convert_to_pdf
from bot.errands.errand import Album, Errand, Made, Order, Parcel
from bot.sending.voice import Voice
from bot.store.tables import documents
from bot.usecases.drafts import StoredDraft, find_draft
from bot.usecases.finishing import FormatSource, build_properties
from bot.usecases.pictures import load_pictures
from conversations.report.building import build_outline, build_parts
from conversations.report.outline import Heading
from conversations.views import News, Notice

if TYPE_CHECKING:
    from bot.documents.pages import Pages


@dataclass(frozen=True, slots=True)
class Paper:
    """A report to be laid out; `start` and `stop` are the headings of the part to be shown.

    `draft` is the id of the draft it belongs to.
    """

    name: str
    build: Callable[[], bytes]
    suite: str | None
    draft: int
    start: str = ""
    stop: str = ""


def load_paper(order: Order) -> Paper | None:
    """Return the person's document or draft that was asked for; None when it is not theirs."""
    document, draft = order.params.get("document"), order.params.get("draft")
    if isinstance(document, int):
        return _load_document(order, document)
    stored = isinstance(draft, int) and find_draft(
        order.conn, order.person, draft, order.interviews
    )
    if not stored or order.load_format is None:
        return None
    return _build_paper(order, stored, order.load_format)


def _load_document(order: Order, document: int) -> Paper | None:
    query = select(documents.c.file_name, documents.c.body, documents.c.draft_id)
    mine = query.where(documents.c.id == document, documents.c.owner == order.person.id)
    row = order.conn.execute(mine).one_or_none()
    if row is None:
        return None
    name, body, draft = row
    return Paper(PurePath(name).stem, lambda: body, order.suite, draft)


def _build_paper(order: Order, stored: StoredDraft, load_format: FormatSource) -> Paper:
    from bot.documents.docx import build_docx

    outline = build_outline(stored.interview, stored.draft)
    # A preview is not the final copy, whatever it lacks or not.
    properties = build_properties(outline, order.person, stored, 0, DRAFT, order.now)
    page, pictures = load_format(stored.interview.page), load_pictures(order.conn, stored.id)
    build = partial(build_docx, outline, properties, page, pictures=pictures)
    start, stop = _find_headings(stored, str(order.params.get("section") or ""))
    return Paper(outline.title, build, order.suite, stored.id, start=start, stop=stop)


def _find_headings(stored: StoredDraft, section_id: str) -> tuple[str, str]:
    """Return the heading of the section, and that of the next one that has any; else ""."""
    headings: list[str] = []
    for part in build_parts(stored.interview, stored.draft):
        first = part.blocks[0] if part.blocks else None
        heading = first.text if isinstance(first, Heading) and first.level == 1 else ""
        if part.section.id == section_id:
            headings = [heading]
        elif headings and heading:
            return headings[0], heading
    return (headings[0] if headings else ""), ""


def build_pages(paper: Paper, _voice: Voice) -> Made:
    """Return pictures of the pages, or why there are none."""
    pdf = _convert(paper)
    if isinstance(pdf, Notice):
        return pdf
    from bot.documents.pages import draw_pages

    pages = draw_pages(pdf, paper.start, paper.stop)
    numbered = enumerate(pages.pictures, pages.first)
    pictures = tuple(
        (clean_file_name(f"{paper.name}_{number}", ".png"), body, _say_page(number, pages))
        for number, body in numbered
    )
    return Album(pictures, ways=("card", "home"), draft=paper.draft)


def build_pdf(paper: Paper, _voice: Voice) -> Made:
    """Return the report as a PDF, or why there is none."""
    pdf = _convert(paper)
    if isinstance(pdf, Notice):
        return pdf
    name = clean_file_name(paper.name, ".pdf")
    return Parcel(name, pdf, News("pages.pdf"), ways=("card", "home"), draft=paper.draft)


PAGES: Errand[Paper] = Errand(load_paper, build_pages)
"""Shows what a report looks like on paper."""

PDF: Errand[Paper] = Errand(load_paper, build_pdf)
"""Makes a PDF of a report."""


def _convert(paper: Paper) -> bytes | Notice:
    """Return the report as a PDF; what to say instead where LibreOffice is not there."""
    if paper.suite is None:
        return Notice(News("pages.no_suite"), ("card", "home"))
    return convert_to_pdf(paper.build(), paper.suite)


def _say_page(number: int, pages: Pages) -> News:
    last = pages.first + len(pages.pictures) - 1
    more = pages.more if number == last else 0
    return News("pages.page", {"number": number, "total": pages.total, "more": more})
