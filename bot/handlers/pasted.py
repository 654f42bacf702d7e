"""Texts that exist already, on their way into a draft: a report, or answers pasted at once.

What is sent without an open draft is kept as a file until its kind and period are chosen. What is
for a draft is stored as its import, one at a time: the text of a typed one that gives way to
another, or is left, goes to the draft's 未归位; a file is still with the person who sent it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.starting import build_kind, choose_kind
from bot.handlers.visits import Reply, Visit, notify, show
from bot.usecases.drafts import StoredDraft
from bot.usecases.imports import (
    Sent,
    build_laying_view,
    close_imports,
    find_typed,
    keep_sent,
    keep_whole,
    load_import,
    open_import,
    save_import,
)
from conversations.buttons import Press
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Part, TextAnswer, Unplaced
from conversations.engine.texts import SPLIT_WITHIN, is_blank, is_rest
from conversations.importing.chunking import build_chunks
from conversations.importing.guessing import has_headings, is_report, rank_interviews
from conversations.importing.pasting import plan_pasted
from conversations.importing.placing import lay_aside
from conversations.importing.plan import Plan
from conversations.importing.planning import plan_report
from conversations.importing.views import ReadView
from conversations.views import News


def read_pasted(visit: Visit, stored: StoredDraft) -> Reply | None:
    """Take a typed text as several answers, if it is that; None where it is one answer."""
    incoming = visit.incoming
    sent = Sent(incoming.text, incoming.at, source=incoming.message_id)
    rest = _take_rest(visit, stored, sent)
    if rest is not None:
        return rest
    plan = plan_pasted(stored.interview, stored.draft, sent.text) or _plan_whole(stored, sent)
    return None if plan is None else _lay(visit, stored, sent, plan, News("laying.pasted"))


def offer_pasted(visit: Visit) -> Reply | None:
    """Offer to import a report that was typed while no draft is open; None for any other text."""
    incoming = visit.incoming
    if incoming.forwarded:  # somebody else's words are noted
        return None
    sent = Sent(incoming.text, incoming.at, source=incoming.message_id)
    before = find_typed(visit.conn, incoming.chat_id, incoming.at - SPLIT_WITHIN)
    if before is None or not _is_rest(sent, before[1]):
        return offer_report(visit, sent) if is_report(sent.lines) else None
    kept, whole = before[0], replace(sent, text=before[1].text + sent.text)
    keep_whole(visit.conn, incoming.chat_id, kept, whole)
    return ask_kind(visit, kept, whole)


def offer_report(visit: Visit, sent: Sent) -> Reply:
    """Keep what was sent, and ask which kind of report it is."""
    if is_blank(sent.text):
        return notify("read.empty", "import", "home")
    return ask_kind(visit, keep_sent(visit.conn, visit.incoming.chat_id, sent), sent)


def lay_report(visit: Visit, stored: StoredDraft, sent: Sent, news: News) -> Reply:
    """Lay a report onto the questions of the draft, and show what of it goes where."""
    plan = plan_report(stored.interview, stored.draft, sent.lines)
    if not plan.chunks:
        return notify("read.empty", "import", "home")
    return _lay(visit, stored, sent, plan, news)


def leave_import(visit: Visit, stored: StoredDraft) -> StoredDraft:
    """Close the draft's import; a text that was typed goes to its 未归位."""
    opened = load_import(visit.conn, stored)
    if opened is None:
        return stored
    close_imports(visit.conn, stored, visit.now)
    if opened.sent.name:
        return stored
    put = lay_aside(stored.draft, Unplaced(0, opened.sent.text))
    return visit.answer(stored, put)[0]


def _lay(visit: Visit, stored: StoredDraft, sent: Sent, plan: Plan, news: News) -> Reply:
    stored = leave_import(visit, stored)
    return show(build_laying_view(open_import(visit.conn, stored, sent, plan), news=news))


def _take_rest(visit: Visit, stored: StoredDraft, sent: Sent) -> Reply | None:
    """Take what the messenger cut off the text that was pasted just before."""
    person = visit.person
    if person.opened is None or not person.opened.importing:
        return None
    opened = load_import(visit.conn, stored)
    if opened is None or opened.sent.source is None or not _is_rest(sent, opened.sent):
        return None
    whole = replace(opened.sent, text=opened.sent.text + sent.text, at=sent.at)
    plan = plan_pasted(stored.interview, stored.draft, whole.text)
    plan = plan or plan_report(stored.interview, stored.draft, whole.lines)
    grown = replace(opened, sent=whole, plan=replace(plan, revision=opened.plan.revision + 1))
    save_import(visit.conn, grown)
    return show(build_laying_view(grown, news=News("laying.pasted")))


def _plan_whole(stored: StoredDraft, sent: Sent) -> Plan | None:
    """Return what goes where of a whole report; None of a text with few headings of this kind."""
    if not is_report(sent.lines):
        return None
    card = build_card(stored.interview, stored.draft)
    if card is not None and isinstance(card.answer, TextAnswer) and card.answer.open:
        return None
    plan = plan_report(stored.interview, stored.draft, sent.lines)
    return plan if has_headings(plan) else None


def _is_rest(sent: Sent, before: Sent) -> bool:
    return is_rest(Part(sent.text, at=sent.at), Part(before.text, at=before.at))


def ask_kind(visit: Visit, kept: int, sent: Sent) -> Reply:
    """Say what was read, and ask which kind of report it is."""
    ranked = rank_interviews(visit.office.interviews.all(), sent.lines)
    if not ranked:
        return choose_kind(visit, Press("new"))
    junk = tuple(each for each in build_chunks(sent.lines) if each.role == "junk")
    paragraphs = sum(not is_blank(line) for line in sent.lines)
    characters = len("".join(sent.text.split()))
    kinds = tuple(map(build_kind, ranked))
    return show(ReadView(kept, sent.name, paragraphs, characters, kinds, junk))
