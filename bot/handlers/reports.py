"""A draft seen as a whole: 目录, the preview, and making the document."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.checking import show_review
from bot.handlers.lists import offer_hand_in
from bot.handlers.on_draft import on_draft
from bot.handlers.pages import ask_pages
from bot.handlers.visits import Reply, Visit, show
from bot.usecases.document_versions import add_changes
from bot.usecases.drafts import StoredDraft
from bot.usecases.finishing import make_document
from bot.usecases.looking import build_outline_view, build_preview_view
from bot.usecases.pasts import find_candidate
from conversations.buttons import Press
from conversations.drafts.events import Pressed
from conversations.drafts.path import find_missing
from conversations.views import News


def _show_outline(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    opened = visit.person.opened
    waits = opened is not None and opened.id == stored.id and opened.importing
    view = replace(build_outline_view(stored), importing=waits)
    if stored.draft.past:
        return show(view)
    earlier = find_candidate(visit.conn, visit.office.interviews, visit.person, stored)
    return show(replace(view, earlier=earlier.period if earlier else ""))


def _show_preview(_visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show(build_preview_view(stored, press.question))


def _change_layout(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    event = Pressed("layout", press.question, press.revision, press.value)
    changed, result = visit.answer(stored, event)
    toast = News("toast.stale") if result.outcome == "stale" else None
    return show(build_preview_view(changed, press.question), toast)


def _finish(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    review = visit.examiner.review(stored)
    missing = find_missing(stored.interview, stored.draft)
    if review.findings or missing or stored.draft.unplaced:
        return show_review(visit, stored, review)
    return _make(visit, press, stored)


def _make(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    office = visit.office
    with office.meter.time_document("report"):
        review = visit.examiner.review(stored)
        made = make_document(
            visit.conn, visit.person, stored, review, office.load_format, visit.now
        )
        made = add_changes(visit.conn, office.interviews, made, stored)
    if office.previews:
        ask_pages(visit.conn, visit.person, made.id, visit.now)
    return show(offer_hand_in(visit, made, stored), News("toast.sending"))


show_outline = on_draft(_show_outline)
"""Show 目录."""

show_preview = on_draft(_show_preview)
"""Show the section that the button names, or the present one, as the report will have it."""

change_layout = on_draft(_change_layout)
"""Print the section's parts in another layout, and show them so."""

finish = on_draft(_finish)
"""Show what is missing or does not fit together; make the document when nothing is to be said."""

make = on_draft(_make)
"""Make the document of the draft as it is."""
