"""Punctuality (准时情况): how often a unit handed in on time, late, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.deadlines.deadline import Standing


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How many reports came on time, how many late, by how many days in sum, and how many not.

    What was waived does not count; what is not due yet counts only once it is handed in.
    """

    on_time: int = 0
    late: int = 0
    days_late: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """How many reports were owed."""
        return self.on_time + self.late + self.missing

    @property
    def percent(self) -> int:
        """How many of a hundred came on time."""
        return self.on_time * 100 // self.total if self.total else 100

    @property
    def average_days_late(self) -> float:
        """How many days late the late ones were."""
        return self.days_late / self.late if self.late else 0.0


def count_punctuality(standings: Iterable[Standing]) -> Punctuality:
    """Return the punctuality of whom these deadlines belong to."""
    on_time = late = days_late = missing = 0
    for standing in standings:
        if standing.deadline.settled == "waived":
            continue
        if standing.missing:
            missing += standing.days_late > 0
        elif standing.days_late > 0:
            late += 1
            days_late += standing.days_late
        else:
            on_time += 1
    return Punctuality(on_time, late, days_late, missing)
