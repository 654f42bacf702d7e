"""Moving a draft over to a newer version of its template, or not."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.lists import choose_draft
from bot.handlers.visits import Act, Reply, Visit, show, show_present
from bot.usecases.drafts import open_draft
from bot.usecases.upgrading import build_leftovers_view, build_upgrade_view
from conversations.buttons import Press
from conversations.drafts.events import Upgraded
from conversations.drafts.upgrading import find_leftovers
from conversations.views import News


def ask_first(act: Act) -> Act:
    """Return the act on a draft; where there is a newer version, the person is asked about it.

    Whoever has said that they do not want that version for now is not asked again.
    """

    def do(visit: Visit, press: Press) -> Reply:
        stored = visit.find_draft(press.draft)
        if stored is None or stored.unasked is None:
            return act(visit, press)
        open_draft(visit.conn, visit.person, stored.id)
        asked = show(build_upgrade_view(stored, stored.unasked))
        return replace(asked, here=press.verb == "open")

    return do


def show_upgrade(visit: Visit, press: Press) -> Reply:
    """Show what the newer version changes."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    if stored.newer is None:
        return show_present(visit, stored)
    return show(build_upgrade_view(stored, stored.newer))


def take_over(visit: Visit, press: Press) -> Reply:
    """Move the draft over to the newer version, and show what that asks now.

    The button may name the version that was shown: if by now there is yet another, that is shown.
    """
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    if stored.newer is None:
        return show_present(visit, stored)
    if press.value is not None and press.value != stored.newer.version:
        return show_upgrade(visit, press)
    open_draft(visit.conn, visit.person, stored.id)
    changed, _ = visit.answer(stored, Upgraded(stored.newer))
    leftovers = len(find_leftovers(changed.interview, changed.draft))
    return show_present(visit, changed, News("upgrade.taken", {"leftovers": leftovers}))


def show_leftovers(visit: Visit, press: Press) -> Reply:
    """Show the answers that have no place in the draft's version."""
    stored = visit.find_draft(press.draft)
    if stored is None:
        return choose_draft(visit, press)
    return show(build_leftovers_view(visit.conn, visit.office.interviews, stored))
