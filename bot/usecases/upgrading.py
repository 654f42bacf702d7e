"""A newer version of a draft's template: what it changes, and what has no place in it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.usecases.drafts import StoredDraft
from bot.usecases.versions import find_versions
from bot.words.interviews import Interviews
from conversations.definition.interview import Interview
from conversations.definition.questions import Question
from conversations.drafts.upgrading import find_leftovers, plan_upgrade
from conversations.views import LeftoversView, UpgradeView


def build_upgrade_view(stored: StoredDraft, to: Interview) -> UpgradeView:
    """Return what moving the draft over to that version would do."""
    return UpgradeView(stored.tag, plan_upgrade(stored.interview, to, stored.draft))


def build_leftovers_view(
    conn: Connection, interviews: Interviews, stored: StoredDraft
) -> LeftoversView:
    """Return the draft's answers that have no place, with the questions of old that asked them."""
    leftovers = find_leftovers(stored.interview, stored.draft)
    asked: dict[str, Question] = {}
    if any(leftover.question is None for leftover in leftovers):
        for version in reversed(list(find_versions(conn, interviews, stored.interview.id))):
            asked |= version.by_id
    return LeftoversView(
        stored.tag,
        tuple(
            replace(leftover, question=leftover.question or asked.get(leftover.question_id))
            for leftover in leftovers
        ),
    )
