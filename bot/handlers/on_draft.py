"""Acts on a draft: the one that a button names, or the open one."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from bot.faults import render_fault
from bot.handlers.lists import choose_draft
from bot.handlers.visits import Act, Reply, Visit, notify
from bot.usecases.drafts import StoredDraft, open_draft
from conversations.buttons import Press

log = structlog.get_logger(__name__)


def on_draft(act: Callable[[Visit, Press, StoredDraft], Reply]) -> Act:
    """Return the act on the draft that a button names, or the open one; it is then open."""

    def do(visit: Visit, press: Press) -> Reply:
        stored = visit.find_draft(press.draft)
        if stored is None:
            return choose_draft(visit, press)
        open_draft(visit.conn, visit.person, stored.id)
        try:
            return act(visit, press, stored)
        except ValueError as fault:
            # PhraseError, PageFormatError: a template of the office cannot be used. Trying the
            # update again would not mend it, and nothing has been stored yet.
            kind = stored.interview.id
            log.error("report not built", interview=kind, fault=render_fault(fault))
            return notify("report.broken", "home")

    return do
