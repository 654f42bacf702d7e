"""A .txt or .docx sent as the answer to a long question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import tell_saved
from bot.handlers.visits import Reply, Visit, show
from bot.usecases.drafts import StoredDraft
from bot.usecases.imports import Sent, keep_sent
from conversations.definition.questions import Items, LongText
from conversations.drafts.cards import build_card
from conversations.drafts.events import Typed
from conversations.drafts.results import Card
from conversations.recognition.recognising import recognise
from conversations.views import CardView

LONGEST_ANSWER = 8000
"""Characters of one answer; a paper that has more is a report, whatever its headings."""


def answer_with_paper(visit: Visit, stored: StoredDraft) -> Reply | None:
    """Take the paper as the answer where a long text is asked for; None where it is a report.

    The reply says what was saved; its buttons take it back, or lay it onto all questions.
    """
    incoming = visit.incoming
    card = build_card(stored.interview, stored.draft)
    if card is None or not _asks_for_text(card) or is_whole_report(incoming.lines):
        return None
    text = "\n".join(incoming.lines).strip("\n")
    event = Typed(text, incoming.message_id, incoming.at, visit.today)
    changed, result = visit.answer(stored, event)
    news = tell_saved(changed, result, incoming.message_id)
    view = visit.build_present(changed, news, answered=result.question or "")
    if result.outcome != "saved" or not isinstance(view, CardView):
        return show(view)
    name = incoming.file.name if incoming.file else ""
    kept = keep_sent(visit.conn, incoming.chat_id, Sent(text, incoming.at, name))
    beside = replace(view.beside, undo=changed.draft.revision, paper=kept)
    return show(replace(view, beside=beside))


def is_whole_report(lines: Sequence[str]) -> bool:
    """Whether these are the paragraphs of a report: two parts of the first level, or very long."""
    if sum(map(len, lines)) >= LONGEST_ANSWER:
        return True
    return sum(part.level == 1 for part in recognise(lines).parts) >= 2


def _asks_for_text(card: Card) -> bool:
    """Whether the card asks for paragraphs: a long text, or the text of a list's entry."""
    match card.question:
        case LongText():
            return True
        case Items():
            return card.focus.entry is not None and card.focus.part == "text"
        case _:
            return False
