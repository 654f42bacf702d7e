"""What is at hand beside a question: notes, an earlier report, how long the rest may take."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.past.comparing import Revision
from conversations.past.offering import Offer


@dataclass(frozen=True, slots=True)
class Beside:
    """What a card shows beside its question; nothing of it changes the draft.

    `notes` counts those of the basket that fit the question, `attachments` what is attached to it.
    `minutes` is how long the rest may take at the person's own pace (None: not told yet). With
    `compact` the card says no more than it must. `undo` is the revision that one tap takes back:
    what was just put there may have been meant for something else (0: nothing).

    `offered` is the period of an earlier report that the new one could be written beside ("":
    none), `past` what that one offers here, `revised` what the text just given makes of its.
    `hint` says that there is more to say about how to answer. `paper` is the id of the kept file
    whose text was taken as the answer, and which may have been meant as a report (0: none).
    """

    notes: int = 0
    attachments: int = 0
    minutes: int | None = None
    compact: bool = False
    undo: int = 0
    offered: str = ""
    past: Offer | None = None
    revised: Revision | None = None
    hint: bool = False
    paper: int = 0


NOTHING_BESIDE = Beside()
