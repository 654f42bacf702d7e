"""A draft seen as a whole: 目录, the preview, and making the document."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from bot.faults import render_fault
from bot.handlers.lists import choose_draft, offer_hand_in
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.drafts import StoredDraft, open_draft
from bot.usecases.finishing import make_document
from bot.usecases.looking import build_missing_view, build_outline_view, build_preview_view
from conversations.buttons import Press
from conversations.drafts.events import Pressed
from conversations.views import News

log = structlog.get_logger(__name__)

_WithDraft = Callable[[Visit, Press, StoredDraft], Reply]


def _on_draft(act: _WithDraft) -> Act:
    """Return the act on the draft that a button names, or the open one; it is then open."""

    def do(visit: Visit, press: Press) -> Reply:
        stored = visit.find_draft(press.draft)
        if stored is None:
            return choose_draft(visit, press)
        open_draft(visit.conn, visit.person, stored.id)
        try:
            return act(visit, press, stored)
        except ValueError as fault:
            # PhraseError, PageFormatError: a template of the office cannot be used. Trying the
            # update again would not mend it, and nothing has been stored yet.
            kind = stored.interview.id
            log.error("report not built", interview=kind, fault=render_fault(fault))
            return notify("report.broken", "home")

    return do


def _show_outline(_visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    return show(build_outline_view(stored))


def _show_preview(_visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    return show(build_preview_view(stored, press.question))


def _change_layout(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    event = Pressed("layout", press.question, press.revision, press.value)
    changed, result = visit.answer(stored, event)
    toast = News("toast.stale") if result.outcome == "stale" else None
    return show(build_preview_view(changed, press.question), toast)


def _finish(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    missing = build_missing_view(stored)
    if missing.questions or missing.findings:
        return show(missing)
    return _make(visit, press, stored)


def _make(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    office = visit.office
    with office.meter.time_document("report"):
        made = make_document(visit.conn, visit.person, stored, office.load_format, visit.now)
    return show(offer_hand_in(visit, made, stored), News("toast.sending"))


show_outline = _on_draft(_show_outline)
"""Show 目录."""

show_preview = _on_draft(_show_preview)
"""Show the section that the button names, or the present one, as the report will have it."""

change_layout = _on_draft(_change_layout)
"""Print the section's parts in another layout, and show them so."""

finish = _on_draft(_finish)
"""Show what is missing or does not fit together; make the document when nothing is to be said."""

make = _on_draft(_make)
"""Make the document of the draft as it is."""
