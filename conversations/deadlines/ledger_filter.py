"""What of the ledger is looked at, and how a button carries it."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.buttons import Press
from conversations.deadlines.rounds import SPANS, Span


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """A unit with those below it (0: all that the person watches), which rounds, and what of them.

    A wish only: whether the person may see that unit is asked of the database, every time.
    """

    unit_id: int = 0
    span: Span = "open"
    only_missing: bool = False

    def build_press(self, verb: str, page: int = 0) -> Press:
        """Return the button that does `verb` with what is looked at."""
        number = SPANS.index(self.span) * 2 + self.only_missing
        return Press(verb, self.unit_id, number, value=page)


def parse_filter(press: Press) -> LedgerFilter:
    """Return what `build_press` was given; a number that it cannot have made is the first span."""
    number, only_missing = divmod(press.revision, 2)
    span = SPANS[number] if number < len(SPANS) else SPANS[0]
    return LedgerFilter(press.draft, span, bool(only_missing))
