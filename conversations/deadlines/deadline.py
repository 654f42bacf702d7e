"""A deadline (期限): one due date of an obligation, of one unit or person, and its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from conversations.definition.terms import Words

Settled = Literal["handed_in", "elsewhere", "waived"]
"""How a deadline came to an end: 已报送, 已线下报送, 免报."""

Condition = Literal[
    "not_started", "in_progress", "to_revise", "finished", "handed_in", "elsewhere", "waived"
]
"""未开始, 进行中, 待修改, 已完成, 已报送, 已线下报送, 免报."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One stored deadline. Either `unit_id` or `person_id` says whose it is.

    `occurrence` tells the deadlines of one obligation and unit from each other: the period's key,
    or the planned day of `once` and `rrule` (2026-07-10). `period` is that of the report.
    `name` is the obligation's, `interview` its template's id. `paused`: its obligation is.
    """

    id: int
    obligation_id: int
    name: str
    interview: str | None
    period: str
    occurrence: str
    opens_on: date
    due_on: date
    due_at: datetime
    unit_id: int | None = None
    person_id: int | None = None
    assignee_id: int | None = None
    settled: Settled | None = None
    settled_at: datetime | None = None
    returned_at: datetime | None = None
    moved: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a deadline stands: whose it is by name, what there is of its report, how late it is.

    `percent` is that of the furthest draft, `draft_id` that draft's and `author_id` its author's.
    `days_late` counts calendar days after the due day, up to the hand-in or today; 0 when in time.
    `report` is the template's name, where there is one.
    """

    deadline: Deadline
    owner: str
    condition: Condition
    percent: int = 0
    days_late: int = 0
    draft_id: int | None = None
    author_id: int | None = None
    report: Words | None = None

    @property
    def missing(self) -> bool:
        """Whether it is still to be handed in."""
        return self.deadline.settled is None
