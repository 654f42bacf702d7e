"""Writing beside an earlier report: choosing it, and what is done with its texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit, show, show_present
from bot.usecases.drafts import StoredDraft
from bot.usecases.pasts import find_candidate, keep_past, load_past
from conversations.buttons import Press
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Answer, ItemsAnswer
from conversations.drafts.events import Pressed, Put
from conversations.drafts.path import build_walk
from conversations.drafts.results import Card
from conversations.past.earlier import Earlier, list_old
from conversations.past.offering import Offer
from conversations.past.taking import follow_plan, take_answer, take_entries
from conversations.past.views import OldTextView
from conversations.views import CardView, News


def offer_past(visit: Visit, stored: StoredDraft) -> Reply | None:
    """Return the first card of a new report, with the earlier one on offer; None without one."""
    found = find_candidate(visit.conn, visit.office.interviews, visit.person, stored)
    if found is None:
        return None
    view = visit.build_present(stored, News("past.started", {"period": found.name}))
    if not isinstance(view, CardView):
        return None
    return show(replace(view, beside=replace(view.beside, offered=found.period)))


def _use(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    """Keep the earlier report beside the draft; from then on each card has what it says there."""
    found = find_candidate(visit.conn, visit.office.interviews, visit.person, stored)
    if found is None:
        return replace(show_present(visit, stored), toast=News("past.gone"))
    keep_past(visit.conn, stored, found.draft, visit.now)
    changed, _ = visit.answer(stored, Put(past=found.label))
    return show_present(visit, changed, News("past.begun"))


def _begin_anew(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    return replace(show_present(visit, stored), toast=News("past.anew"))


Deed = Callable[[Visit, Press, StoredDraft, Earlier, Card], Reply]
"""What is done with the earlier report at the question of the card."""


def _at_card(do: Deed) -> Act:
    """Return the act at the card that the button hung on; of an older one the present is shown."""

    def act(visit: Visit, press: Press, stored: StoredDraft) -> Reply:
        card, past = build_card(stored.interview, stored.draft), load_past(visit.conn, stored)
        asked = (press.revision, press.question)
        if past is None or card is None or asked != (card.revision, card.question.id):
            return _say_stale(visit, stored)
        return do(visit, press, stored, past, card)

    return on_draft(act)


def _take(visit: Visit, press: Press, stored: StoredDraft, past: Earlier, card: Card) -> Reply:
    """Take the old answer over, or the old entry that the button names."""
    if press.value is None:
        return _put(visit, stored, take_answer(past, card, visit.now))
    walk = build_walk(stored.interview, stored.draft)
    return _put(visit, stored, take_entries(past, walk, card, press.value, visit.now))


def _take_all(visit: Visit, _press: Press, stored: StoredDraft, past: Earlier, card: Card) -> Reply:
    walk = build_walk(stored.interview, stored.draft)
    return _put(visit, stored, take_entries(past, walk, card, None, visit.now))


def _follow(visit: Visit, press: Press, stored: StoredDraft, past: Earlier, card: Card) -> Reply:
    """Ask what became of the old plan: under its heading, in the list."""
    at = -1 if press.value is None else press.value
    return _put(visit, stored, follow_plan(past, card, at, visit.now), "past.follow")


def _put(visit: Visit, stored: StoredDraft, put: Put | None, news: str = "past.taken") -> Reply:
    if put is None:
        return replace(show_present(visit, stored), toast=News("past.nothing"))
    changed, result = visit.answer(stored, put)
    shown = show_present(visit, changed, answered=result.question or "")
    return replace(shown, toast=News(news))


def _edit(visit: Visit, press: Press, stored: StoredDraft, _: Earlier, card: Card) -> Reply:
    """Send the old text to be copied; what is typed next is the new one."""
    at, offer = card.focus.entry, _find_offer(visit, stored)
    if offer is None or not offer.editable or offer.answer is None:
        return _say_stale(visit, stored)
    if at is not None and card.focus.part is None:
        visit.answer(stored, Pressed("rewrite", press.question, press.revision, at))
    return show(_build_text(stored, offer, offer.answer, copying=True))


def _see(visit: Visit, _press: Press, stored: StoredDraft, past: Earlier, card: Card) -> Reply:
    """Show all of the old text."""
    offer = _find_offer(visit, stored)
    if offer is None or card.question.sensitive:
        return _say_stale(visit, stored)
    answer = offer.answer or ItemsAnswer(list_old(past, card))
    return show(_build_text(stored, offer, answer))


def _fold(visit: Visit, _press: Press, stored: StoredDraft, _: Earlier, __: Card) -> Reply:
    """Show the card without the old text, which stays one tap away."""
    view = visit.build_present(stored)
    if not isinstance(view, CardView) or view.beside.past is None:
        return show(view)
    past = replace(view.beside.past, folded=True)
    return show(replace(view, beside=replace(view.beside, past=past)))


def _find_offer(visit: Visit, stored: StoredDraft) -> Offer | None:
    view = visit.build_present(stored)
    return view.beside.past if isinstance(view, CardView) else None


def _build_text(
    stored: StoredDraft, offer: Offer, answer: Answer, *, copying: bool = False
) -> OldTextView:
    return OldTextView(stored.tag, offer.name, offer.question, answer, offer.aged, copying)


def _say_stale(visit: Visit, stored: StoredDraft) -> Reply:
    return replace(show_present(visit, stored), toast=News("toast.stale"), here=False)


ACTS: Mapping[str, Act] = {
    "past_use": on_draft(_use),
    "past_no": on_draft(_begin_anew),
    "past_take": _at_card(_take),
    "past_all": _at_card(_take_all),
    "past_plan": _at_card(_follow),
    "past_edit": _at_card(_edit),
    "past_see": _at_card(_see),
    "past_off": _at_card(_fold),
}
"""What the buttons do."""
