"""Copies of a finished document for those who read it once more: tracked changes, comments."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.visits import Act, Reply, Visit, notify
from bot.usecases.documents import find_document
from bot.usecases.errands import ask_errand
from conversations.buttons import Press
from conversations.views import News


def ask_tracked(visit: Visit, press: Press) -> Reply:
    """Have a copy made that shows what changed since the version before; it follows in a moment."""
    return _ask(visit, press, "tracked", News("versions.tracked_asked"))


def ask_review(visit: Visit, press: Press) -> Reply:
    """Have a copy made with the findings as comments; it follows in a moment."""
    return _ask(visit, press, "review", News("versions.review_asked"))


def _ask(visit: Visit, press: Press, kind: str, toast: News) -> Reply:
    found = find_document(visit.conn, visit.person, press.value or 0, visit.office.interviews)
    if found is None:
        return notify("document.gone", "documents", "home")
    if kind == "tracked" and not found.previous:
        return notify("versions.first", "documents", "home")
    ask_errand(visit.conn, kind, visit.person.id, {"document": found.id}, visit.now)
    return Reply(toast=toast)


ACTS: Mapping[str, Act] = {"tracked": ask_tracked, "reviewed": ask_review}
"""What the buttons do."""
