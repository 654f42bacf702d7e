"""How a deadline stands, in words and as a coloured square."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sending.voice import Voice
from conversations.deadlines.deadline import Condition, Standing
from conversations.deadlines.shades import Shade

SQUARES: Mapping[Shade, str] = {
    "late": "🟥",
    "soon": "🟧",
    "in_progress": "🟨",
    "not_started": "⬜",
    "finished": "🟦",
    "handed_in": "🟩",
    "waived": "◽",
}
"""The colours of the ledger's lines."""

SHADE_WORDS: Mapping[Shade, str] = {
    "late": "ledger.shade_late",
    "soon": "ledger.shade_soon",
    "in_progress": "ledger.shade_in_progress",
    "not_started": "ledger.shade_not_started",
    "finished": "ledger.shade_finished",
    "handed_in": "ledger.shade_handed_in",
    "waived": "ledger.shade_waived",
}
"""What each colour means."""


def say_state(standing: Standing, voice: Voice) -> str:
    """Return how it stands: 进行中 63%，逾期 3 天."""
    begun = standing.condition in ("in_progress", "to_revise")
    written = begun and standing.deadline.interview is not None
    return voice.plain(
        "ledger.state",
        condition=voice.label(_CONDITIONS[standing.condition]),
        percent=standing.percent if written else None,
        handed_in=not standing.missing,
        days_late=standing.days_late,
    )


_CONDITIONS: Mapping[Condition, str] = {
    "not_started": "ledger.is_not_started",
    "in_progress": "ledger.is_in_progress",
    "to_revise": "ledger.is_to_revise",
    "finished": "ledger.is_finished",
    "handed_in": "ledger.is_handed_in",
    "elsewhere": "ledger.is_elsewhere",
    "waived": "ledger.is_waived",
}
