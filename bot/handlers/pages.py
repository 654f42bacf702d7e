"""What a report looks like on paper: its pages as pictures, and its PDF, both following soon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.handlers.lists import choose_draft
from bot.handlers.visits import Act, Reply, Visit, notify
from bot.usecases.documents import find_document
from bot.usecases.errands import ask_errand
from bot.usecases.people import Person
from conversations.buttons import Press
from conversations.views import News, Notice


def show_pages(visit: Visit, press: Press) -> Reply:
    """Have pictures made of a document's pages, or of those of a section of a draft."""
    return _ask(visit, press, "pages", News("pages.asked"))


def send_pdf(visit: Visit, press: Press) -> Reply:
    """Have a PDF made of a document or a draft."""
    return _ask(visit, press, "pdf", News("pages.pdf_asked"))


def ask_pages(conn: Connection, person: Person, document_id: int, now: datetime) -> None:
    """Have pictures of the document's pages made and sent."""
    ask_errand(conn, "pages", person.id, {"document": document_id}, now)


def _ask(visit: Visit, press: Press, kind: str, toast: News) -> Reply:
    params: dict[str, object]
    if press.value:
        found = find_document(visit.conn, visit.person, press.value, visit.office.interviews)
        if found is None:
            return notify("document.gone", "documents", "home")
        params = {"document": press.value}
    else:
        stored = visit.find_draft(press.draft)
        if stored is None:
            return choose_draft(visit, press)
        params = {"draft": stored.id, "section": press.question}
    if not visit.office.previews:
        return Reply((Notice(News("pages.no_suite"), ("home",)),), here=False)
    ask_errand(visit.conn, kind, visit.person.id, params, visit.now)
    return Reply(toast=toast)


ACTS: Mapping[str, Act] = {"pages": show_pages, "pdf": send_pdf}
"""What the buttons do."""
