"""What is shown of an import: how it is done, and what a file would change before it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from conversations.deadlines.sheets import Slip
from conversations.views import News, View


@dataclass(frozen=True, slots=True)
class ImportView(View):
    """How obligations are imported; `exports` says that those there are can be had as a file."""

    exports: bool
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The names of what would be added and changed, and how many stay as they are."""

    added: Sequence[str] = ()
    changed: Sequence[str] = ()
    left: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything to be done."""
        return bool(self.added or self.changed)


@dataclass(frozen=True, slots=True)
class PlanView(View):
    """What a file would change, or what must be corrected in it first.

    `file_id` is that of the stored file, and `stamp` stands for everything that the plan says, so
    that a button does what was shown and nothing else. `days` are the office's own, with whether
    they are worked.
    """

    file_id: int
    file_name: str
    stamp: int
    units: Changes
    obligations: Changes
    days: Sequence[tuple[date, bool]] = ()
    mistakes: Sequence[Slip] = ()
    news: News | None = None

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to be done."""
        return not (self.units.any or self.obligations.any or self.days)
