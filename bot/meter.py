"""What the service counts of itself: plain numbers in memory, read when somebody asks for them.

Counting costs an addition; what the numbers are called outside is the status pages' affair. The
names under which they are kept are the program's own, never a person's or what one wrote.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""The upper bounds between which durations are counted; a last count is of the longer ones."""


@dataclass(slots=True)
class Durations:
    """How long something took, each time: a count for each of SECONDS and one more; their sum."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(SECONDS) + 1))
    total: float = 0.0

    def note(self, seconds: float) -> None:
        """Count one time."""
        self.counts[bisect_left(SECONDS, seconds)] += 1
        self.total += seconds


@dataclass(slots=True)
class Meter:
    """The numbers of one process since its start.

    `updates` are counted by kind, `faults` by the place that logged them, `documents` by kind.
    `now` is monotonic, in seconds.
    """

    updates: Counter[str] = field(default_factory=Counter)
    answers: int = 0
    reminded: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    documents: defaultdict[str, Durations] = field(default_factory=lambda: defaultdict(Durations))
    now: Callable[[], float] = time.monotonic
    _heard_at: float | None = None

    def note_messenger(self) -> None:
        """Note that the messenger has answered a call just now."""
        self._heard_at = self.now()

    def note_fault(self, place: str) -> None:
        """Count a fault that was logged at `place`."""
        self.faults[place] += 1

    @property
    def silence(self) -> float | None:
        """Seconds since the messenger answered; None as long as it never has."""
        return None if self._heard_at is None else self.now() - self._heard_at

    @contextmanager
    def time_document(self, kind: str) -> Iterator[None]:
        """Count how long the block takes to make a document of that kind, unless it raises."""
        began = self.now()
        yield
        self.documents[kind].note(self.now() - began)
