"""/settings: language, time zone, quiet hours and short cards, all on one card."""

from __future__ import annotations

from bot.handlers.visits import Act, Reply, Visit, show
from bot.usecases.people import set_compact
from bot.usecases.reminding import load_preferences
from conversations.buttons import Press
from conversations.settings_views import SettingsView
from conversations.views import News


def show_settings(visit: Visit, _press: Press) -> Reply:
    """Show what the person has set; the buttons lead to where each is changed."""
    return show(_build(visit, compact=visit.person.compact))


def _choose_cards(visit: Visit, press: Press) -> Reply:
    """Have short cards from now on, or full ones again: the button says which."""
    compact = press.value == 1
    set_compact(visit.conn, visit.person.id, compact=compact)
    news = News("settings.now_short" if compact else "settings.now_full")
    return show(_build(visit, compact=compact), news)


def _build(visit: Visit, *, compact: bool) -> SettingsView:
    hours = load_preferences(visit.conn, visit.person.id)
    stored = (hours.zone, hours.quiet_from, hours.quiet_to, hours.digest_at)
    return SettingsView(*stored, compact, visit.now)


ACTS: dict[str, Act] = {"settings": show_settings, "compact": _choose_cards}
"""The buttons of the settings."""
