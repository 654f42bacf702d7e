"""Home, the lists of drafts and documents, and the bin."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.visits import Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.documents import count_documents, find_document, list_documents
from bot.usecases.drafts import (
    StoredDraft,
    bin_draft,
    build_draft_line,
    count_bin,
    count_drafts,
    find_binned,
    list_bin,
    list_drafts,
    purge_draft,
    restore_draft,
)
from bot.usecases.handing_in import find_met
from bot.usecases.home import build_home
from bot.usecases.people import set_open_draft
from conversations.buttons import Press
from conversations.views import (
    BinAskView,
    BinnedView,
    BinView,
    DocumentsView,
    DocumentView,
    DraftsView,
    News,
    PurgeAskView,
    Tag,
)


def show_home(visit: Visit, _press: Press, news: News | None = None) -> Reply:
    """Show the home card."""
    home = build_home(visit.conn, visit.person, visit.office.interviews, visit.now, news)
    return show(home)


def show_drafts(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the drafts at hand, or that there is none."""
    total = count_drafts(visit.conn, visit.person)
    if not total:
        binned = count_bin(visit.conn, visit.person, visit.now) > 0
        return notify("drafts.none", "new", *["binned"] * binned, "home")
    page, pages = _choose_page(press, total)
    lines = list_drafts(
        visit.conn, visit.person, visit.office.interviews, limit=PAGE, offset=page * PAGE
    )
    return show(DraftsView(lines, page, pages, news))


def show_documents(visit: Visit, press: Press) -> Reply:
    """Show a page of the finished documents."""
    page, pages = _choose_page(press, count_documents(visit.conn, visit.person))
    lines = list_documents(visit.conn, visit.person, limit=PAGE, offset=page * PAGE)
    return show(DocumentsView(lines, page, pages))


def send_document(visit: Visit, press: Press) -> Reply:
    """Send a finished document again."""
    found = find_document(visit.conn, visit.person, press.value or 0, visit.office.interviews)
    if found is None:
        return notify("document.gone", "documents", "home")
    stored = visit.find_draft(found.tag.id)
    return show(offer_hand_in(visit, found, stored) if stored else found, News("toast.sending"))


def offer_hand_in(visit: Visit, made: DocumentView, stored: StoredDraft) -> DocumentView:
    """Return the document of that draft with the deadline that it meets, if there is one."""
    met = find_met(visit.conn, visit.person, stored, visit.now)
    return replace(made, deadline=met.id) if met else made


def show_bin(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the bin, or that it is empty."""
    total = count_bin(visit.conn, visit.person, visit.now)
    if not total:
        return notify("bin.empty", "drafts", "home")
    page, pages = _choose_page(press, total)
    lines = list_bin(
        visit.conn,
        visit.person,
        visit.office.interviews,
        visit.now,
        limit=PAGE,
        offset=page * PAGE,
    )
    return show(BinView(lines, page, pages, news))


def ask_bin(visit: Visit, press: Press) -> Reply:
    """Ask whether the draft shall go to the bin."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    line = build_draft_line(stored)
    return show(BinAskView(line.tag, line.progress))


def throw_away(visit: Visit, press: Press) -> Reply:
    """Move the draft to the bin."""
    stored = visit.find_draft(press.draft)
    if stored is None or not bin_draft(visit.conn, visit.person, stored.id, visit.now):
        return choose_draft(visit, press)
    if visit.person.opened and visit.person.opened.id == stored.id:
        set_open_draft(visit.conn, visit.person.id, None)
    return show(BinnedView(stored.tag))


def ask_purge(visit: Visit, press: Press) -> Reply:
    """Ask whether the answers of a draft in the bin shall be erased."""
    tag = _find_binned_tag(visit, press)
    return show(PurgeAskView(tag)) if tag else show_bin(visit, Press("binned"))


def purge(visit: Visit, press: Press) -> Reply:
    """Erase a draft in the bin."""
    tag = _find_binned_tag(visit, press)
    if tag is None or not purge_draft(visit.conn, visit.person, press.draft, visit.now):
        return show_bin(visit, Press("binned"))
    news = News("bin.purged", {"name": tag})
    if count_bin(visit.conn, visit.person, visit.now):
        return show_bin(visit, Press("binned"), news)
    return show_home(visit, press, news)


def restore(visit: Visit, press: Press) -> Reply:
    """Take a draft out of the bin and show the drafts it is among again."""
    tag = _find_binned_tag(visit, press)
    if tag is None or not restore_draft(visit.conn, visit.person, press.draft, visit.now):
        return show_bin(visit, Press("binned"))
    return show_drafts(visit, Press("drafts"), News("bin.restored", {"name": tag}))


def choose_draft(visit: Visit, press: Press) -> Reply:
    """Show the drafts to choose from, for want of the one that was meant."""
    if press.draft and _find_binned_tag(visit, press):
        return show_bin(visit, Press("binned"), News("bin.is_here"))
    key = "drafts.gone" if press.draft else "drafts.choose"
    return show_drafts(visit, Press("drafts"), News(key))


def _find_binned_tag(visit: Visit, press: Press) -> Tag | None:
    return find_binned(visit.conn, visit.person, press.draft, visit.office.interviews, visit.now)


def _choose_page(press: Press, total: int) -> tuple[int, int]:
    """Return the page that a button asks for, within what there is, and how many there are."""
    pages = max(1, -(-total // PAGE))
    return min(max(press.value or 0, 0), pages - 1), pages
