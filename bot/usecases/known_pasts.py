"""Earlier reports as they were read last: a draft that is written beside one asks at every answer.

They are kept in memory for a few drafts, and for none any more once drafts are deleted.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from conversations.definition.interview import Interview
from conversations.past.earlier import Earlier

_MOST = 64


@dataclass(frozen=True, slots=True)
class Marker:
    """What tells one state of what is stored from another; templates are others when read anew."""

    made_at: datetime
    label: str
    interview: Interview

    def is_same(self, other: Marker) -> bool:
        """Whether nothing has changed."""
        same = self.interview is other.interview
        return same and (self.made_at, self.label) == (other.made_at, other.label)


_kept: OrderedDict[int, tuple[Marker, Earlier]] = OrderedDict()
"""By the draft's id, the latest last."""


def know_past(draft_id: int, marker: Marker, load: Callable[[], Earlier]) -> Earlier:
    """Return the draft's earlier report as it was read when the same was stored; else read it."""
    kept = _kept.pop(draft_id, None)
    past = kept[1] if kept is not None and kept[0].is_same(marker) else load()
    _kept[draft_id] = (marker, past)
    if len(_kept) > _MOST:
        _kept.popitem(last=False)
    return past


def forget_past(draft_id: int) -> None:
    """Read that draft's anew the next time."""
    _kept.pop(draft_id, None)


def forget_pasts() -> None:
    """Keep nothing any more: what is deleted for good shall not stay in memory either."""
    _kept.clear()
