"""提示: how a question is answered, and how the unit answered it before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, show, show_present
from bot.usecases.drafts import StoredDraft
from bot.usecases.pasts import list_earlier
from conversations.buttons import Press
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Answer, Part
from conversations.drafts.events import Put, Typed
from conversations.drafts.results import Card
from conversations.past.asking import is_question
from conversations.past.earlier import Earlier, find_old_entry
from conversations.past.reuse import count_told
from conversations.past.views import EarlierView, HintView
from conversations.views import News

MOST = 5
"""Earlier answers that can be looked at."""


def read_question(visit: Visit, stored: StoredDraft) -> Reply | None:
    """Answer a typed question about the present one; None when the text is something else.

    It is kept as what was typed there, should it have been meant as the answer.
    """
    incoming = visit.incoming
    card = build_card(stored.interview, stored.draft) if is_question(incoming.text) else None
    if card is None:
        return None
    part = Part(incoming.text, incoming.message_id, incoming.at)
    changed, _ = visit.answer(stored, Put(attempts={card.question.id: part}))
    present = build_card(changed.interview, changed.draft) or card
    return show(replace(_build_hint(visit, changed, present), asked=True))


def _show_hint(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    card = build_card(stored.interview, stored.draft)
    return show(_build_hint(visit, stored, card)) if card else show_present(visit, stored)


def _show_earlier(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Show what one of the earlier reports says to the present question."""
    card = build_card(stored.interview, stored.draft)
    found = _list_answers(visit, stored, card) if card else []
    if card is None or not found:
        return replace(show_present(visit, stored), toast=News("hints.none_earlier"))
    at = min(max(press.value or 0, 0), len(found) - 1)
    return show(EarlierView(stored.tag, card, *found[at], at, len(found)))


def _take_question(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
    """Store the question that was typed as the answer after all."""
    card = build_card(stored.interview, stored.draft)
    typed = stored.draft.attempts.get(press.question)
    named = card is not None and (card.question.id, card.revision) == (
        press.question,
        press.revision,
    )
    if not named or typed is None:
        return replace(show_present(visit, stored), toast=News("toast.stale"), here=False)
    event = Typed(typed.text, typed.source or 0, typed.at or visit.now, visit.today)
    changed, result = visit.answer(stored, event)
    return show_present(visit, changed, News("hints.taken"), result.question or "")


def _build_hint(visit: Visit, stored: StoredDraft, card: Card) -> HintView:
    found = _list_answers(visit, stored, card)
    if not found:
        return HintView(stored.tag, card)
    period, answer = found[0]
    return HintView(stored.tag, card, len(found), period, count_told(card.question, answer))


def _list_answers(visit: Visit, stored: StoredDraft, card: Card) -> list[tuple[str, Answer]]:
    """Return what the unit's earlier reports say to the question, with their periods.

    At an entry of a list, what they say under its heading where they have that.
    """
    if card.question.sensitive:
        return []
    reports = list_earlier(visit.conn, visit.office.interviews, visit.person, stored)
    answers = ((period, _find_answer(report, card)) for period, report in reports)
    return list(islice(((period, each) for period, each in answers if each), MOST))


def _find_answer(report: Earlier, card: Card) -> Answer | None:
    entry = find_old_entry(report, card)
    if entry is not None and entry.text is not None and entry.text.parts:
        return entry.text
    return report.find_answer(card.question.id)


ACTS: Mapping[str, Act] = {
    "hint": on_draft(_show_hint),
    "hint_past": on_draft(_show_earlier),
    "hint_mine": on_draft(_take_question),
}
"""What the buttons do."""
