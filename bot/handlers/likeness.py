"""查重: a draft compared with other reports, off the reply path; what comes of it follows."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.on_draft import on_draft
from bot.handlers.visits import Act, Reply, Visit
from bot.usecases.drafts import StoredDraft
from bot.usecases.errands import ask_errand
from conversations.buttons import Press
from conversations.views import News


def _compare(visit: Visit, _press: Press, stored: StoredDraft) -> Reply:
    ask_errand(visit.conn, "likeness", visit.person.id, {"draft": stored.id}, visit.now)
    return Reply(toast=News("likeness.asked"))


ACTS: Mapping[str, Act] = {"likeness": on_draft(_compare)}
"""What the button does."""
