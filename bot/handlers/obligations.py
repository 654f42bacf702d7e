"""Obligations in the chat: the list, one in full, pausing, resuming and ending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.handlers.forms import start_form
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.deadlines import list_deadlines
from bot.usecases.obligation_rights import may_change, may_mind
from bot.usecases.obligation_views import build_obligation_view, build_obligations_view
from bot.usecases.obligations import (
    StoredObligation,
    end,
    find_obligation,
    find_pause,
    pause,
    resume,
)
from conversations.buttons import Press
from conversations.deadlines.obligation_answers import build_answers
from conversations.deadlines.obligation_views import ObligationEndView
from conversations.views import News

_WithObligation = Callable[[Visit, StoredObligation], Reply]


def show_obligations(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the obligations to who minds them."""
    if not may_mind(visit.person):
        return notify("obligation.not_yours", "deadlines", "home")
    known = (visit.conn, visit.office.interviews, visit.today)
    return show(build_obligations_view(*known, press.value or 0, PAGE, news))


def show_obligation(visit: Visit, press: Press) -> Reply:
    """Show the obligation that the button names."""
    stored = _find(visit, press)
    return show_obligations(visit, *_GONE) if stored is None else show_stored(visit, stored.id)


def show_stored(visit: Visit, obligation_id: int, news: News | None = None) -> Reply:
    """Show an obligation as it is stored now, to who minds them; a button shows the news too."""
    stored = find_obligation(visit.conn, obligation_id)
    if stored is None:
        return show_obligations(visit, *_GONE)
    view = build_obligation_view(
        visit.conn,
        visit.office.interviews,
        stored,
        visit.today,
        may_change=may_change(visit.conn, visit.person, stored.obligation),
        news=news,
    )
    return show(view)


def create(visit: Visit, _press: Press) -> Reply:
    """Ask for a new obligation, step by step."""
    if not may_mind(visit.person):
        return notify("obligation.not_yours", "deadlines", "home")
    return start_form(visit, "obligation")


def _on_own(act: _WithObligation) -> Act:
    """Return the act on the obligation that a button names, for who may change it."""

    def do(visit: Visit, press: Press) -> Reply:
        stored = _find(visit, press)
        if stored is None:
            return show_obligations(visit, *_GONE)
        if not may_change(visit.conn, visit.person, stored.obligation):
            return show_stored(visit, stored.id, News("obligation.read_only"))
        return act(visit, stored)

    return do


def _change(visit: Visit, stored: StoredObligation) -> Reply:
    return start_form(visit, "obligation", stored.id, build_answers(stored.obligation))


def _pause(visit: Visit, stored: StoredObligation) -> Reply:
    done = pause(visit.conn, visit.office.interviews, stored.id, visit.person.id, visit.now)
    return show_stored(visit, stored.id, News("obligation.paused") if done else None)


def _resume(visit: Visit, stored: StoredObligation) -> Reply:
    known, by = (visit.conn, visit.office.interviews), visit.person.id
    done = resume(*known, stored.id, by, visit.now, _say_paused(visit))
    news = News("obligation.resumed", {"paused": stored.state == "paused"})
    return show_stored(visit, stored.id, news if done else None)


def _ask_end(visit: Visit, stored: StoredObligation) -> Reply:
    if stored.state == "ended":
        return show_stored(visit, stored.id)
    until = find_pause(visit.conn, stored.id) or visit.now
    listed = list_deadlines(visit.conn, obligation=stored.id)
    late = sum(each.settled is None and each.due_at <= until for each in listed)
    return show(ObligationEndView(stored.id, stored.obligation.name, late))


def _end(visit: Visit, stored: StoredObligation) -> Reply:
    known, by = (visit.conn, visit.office.interviews), visit.person.id
    done = end(*known, stored.id, by, visit.now, _say_paused(visit))
    return show_stored(visit, stored.id, News("obligation.ended") if done else None)


def _say_paused(visit: Visit) -> str:
    """Return why nobody owes what fell due during a pause."""
    return visit.voices[visit.person.language].label("obligation.pause_why")


def _find(visit: Visit, press: Press) -> StoredObligation | None:
    """Return the obligation that the button names; None to who may not see it."""
    known = may_mind(visit.person) and press.value is not None
    return find_obligation(visit.conn, press.value or 0) if known else None


_GONE = (Press("obligations"), News("obligation.gone"))

ACTS: Mapping[str, Act] = {
    "obligations": show_obligations,
    "obligation": show_obligation,
    "ob_new": create,
    "ob_change": _on_own(_change),
    "ob_pause": _on_own(_pause),
    "ob_resume": _on_own(_resume),
    "ob_end": _on_own(_ask_end),
    "ob_end_sure": _on_own(_end),
}
"""The buttons of obligations."""
