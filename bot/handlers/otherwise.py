"""What a typed text may be when it is no answer: each reader takes it, or leaves it to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.handlers.hints import read_question
from bot.handlers.notes import read_forwarded
from bot.handlers.pasted import read_pasted
from bot.handlers.visits import Reply, Visit
from bot.usecases.drafts import StoredDraft

READERS: Sequence[Callable[[Visit, StoredDraft], Reply | None]] = (
    read_forwarded,
    read_question,
    read_pasted,
)
"""They are asked in this order; the text of none of them is the answer to the present question."""


def read_otherwise(visit: Visit, stored: StoredDraft) -> Reply | None:
    """Return what is said to a text that is no answer to what the open draft asks; else None."""
    for read in READERS:
        reply = read(visit, stored)
        if reply is not None:
            return reply
    return None
