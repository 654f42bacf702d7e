"""What is remembered of a person's unit: seen, and forgotten at their word."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.visits import Reply, Visit, show
from bot.usecases.profiles import build_profile_view, forget, forget_all
from conversations.buttons import Press
from conversations.views import News


def show_profile(visit: Visit, _press: Press) -> Reply:
    """Show what is remembered for the next report."""
    return show(build_profile_view(visit.conn, visit.person, visit.office.interviews))


def forget_one(visit: Visit, press: Press) -> Reply:
    """Forget the answer that the button names."""
    forget(visit.conn, visit.person, press.question)
    return _show_forgotten(visit)


def forget_everything(visit: Visit, _press: Press) -> Reply:
    """Forget every answer."""
    forget_all(visit.conn, visit.person)
    return _show_forgotten(visit)


def _show_forgotten(visit: Visit) -> Reply:
    view = build_profile_view(visit.conn, visit.person, visit.office.interviews)
    news = News("profile.forgotten")
    return show(replace(view, news=news), news)
