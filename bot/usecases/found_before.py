"""What all checks found in a draft, kept for the next press: a list is paged, and looked through.

To run them all over a report of ten pages takes some 50 ms, in which nobody else is answered. It is
kept in memory alone, for a few drafts, and for none any more once drafts are deleted.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from conversations.checks.finding import Finding
from conversations.checks.norms import Norms
from conversations.definition.interview import Interview
from conversations.drafts.draft import Draft
from conversations.past.earlier import Earlier

if TYPE_CHECKING:
    from bot.usecases.others import OtherDraft

_MOST = 64


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that findings depend on."""

    draft: Draft
    interview: Interview
    norms: Norms
    on: date
    own_names: tuple[str, ...]
    spared: frozenset[str]
    masks: tuple[tuple[str, str], ...]
    others: tuple[OtherDraft, ...]
    past: Earlier | None = None

    def is_same(self, other: Known) -> bool:
        """Whether nothing has changed; templates and norms are others when they were read anew."""
        if self.interview is not other.interview or self.norms is not other.norms:
            return False
        if self.past is not other.past:
            return False
        beside = (self.on, self.own_names, self.spared, self.masks)
        if beside != (other.on, other.own_names, other.spared, other.masks):
            return False
        return self.draft == other.draft and _are_same(self.others, other.others)


_kept: OrderedDict[int, tuple[Known, tuple[Finding, ...]]] = OrderedDict()
"""By the draft's id, the latest last."""


def find_before(
    draft_id: int, known: Known, find: Callable[[], list[Finding]]
) -> tuple[Finding, ...]:
    """Return what was found in the draft when the same was known; else what `find` finds now."""
    kept = _kept.pop(draft_id, None)
    found = kept[1] if kept is not None and kept[0].is_same(known) else tuple(find())
    _kept[draft_id] = (known, found)
    if len(_kept) > _MOST:
        _kept.popitem(last=False)
    return found


def forget_found() -> None:
    """Keep nothing any more: what is deleted for good shall not stay in memory either."""
    _kept.clear()


def _are_same(some: tuple[OtherDraft, ...], others: tuple[OtherDraft, ...]) -> bool:
    if len(some) != len(others):
        return False
    return all(
        one.name == other.name
        and one.stored.interview is other.stored.interview
        and one.stored.draft == other.stored.draft
        for one, other in zip(some, others, strict=True)
    )
