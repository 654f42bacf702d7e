"""How deadlines stand: what is written of their reports, how late they are, which are urgent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conversations.deadlines.deadline import Condition, Deadline, Standing

_STAGES: tuple[Condition, ...] = ("in_progress", "to_revise", "finished")


@dataclass(frozen=True, slots=True)
class Written:
    """A draft of the deadline's report.

    `documents` counts the documents built from it, the last one at `documented_at`. `unsettled`:
    that one left questions unanswered, or had findings. `changed`: answers changed after it.
    """

    draft_id: int
    author_id: int
    percent: int
    documents: int
    unsettled: bool
    changed: bool
    documented_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What `Standing` says of a deadline besides its names: see there."""

    condition: Condition
    percent: int = 0
    days_late: int = 0
    draft_id: int | None = None
    author_id: int | None = None


def judge(
    deadline: Deadline,
    written: Sequence[Written],
    today: date,
    zone: str = "Asia/Shanghai",
) -> Judgement:
    """Return how the deadline stands on that day, by the draft that is furthest.

    `today` is the day of the deadline's unit, and `zone` that by which its settlement's day is
    told. Sent back, it is to be revised until a newer document is finished.
    """
    late = _count_days_late(deadline, today, zone)
    if not written:
        return Judgement(_find_condition(deadline, None), days_late=late)
    best = max(written, key=lambda one: _measure(one, deadline.returned_at))
    condition = _find_condition(deadline, best)
    return Judgement(condition, best.percent, late, best.draft_id, best.author_id)


def sort_by_urgency(standings: Iterable[Standing], today: date) -> list[Standing]:
    """Return the missing ones by due day, the latest of all first, then the settled ones.

    Of those, the ones due nearest to today come first.
    """

    def measure(standing: Standing) -> tuple[bool, int, datetime, int]:
        deadline = standing.deadline
        days = (deadline.due_on - today).days
        return not standing.missing, days if standing.missing else abs(days), *_get_tie(deadline)

    return sorted(standings, key=measure)


def _get_tie(deadline: Deadline) -> tuple[datetime, int]:
    return deadline.due_at, deadline.id


def _find_condition(deadline: Deadline, best: Written | None) -> Condition:
    if deadline.settled is not None:
        return deadline.settled
    stage = _find_stage(best, deadline.returned_at) if best else "not_started"
    returned = deadline.returned_at is not None and stage != "finished"
    return "to_revise" if returned else stage


def _find_stage(one: Written, returned_at: datetime | None) -> Condition:
    if not one.documents:
        return "in_progress"
    if one.unsettled or one.changed or _is_outdated(one, returned_at):
        return "to_revise"
    return "finished"


def _is_outdated(one: Written, returned_at: datetime | None) -> bool:
    if returned_at is None:
        return False
    return one.documented_at is None or one.documented_at <= returned_at


def _measure(one: Written, returned_at: datetime | None) -> tuple[int, int, int]:
    """Return how far a draft is; of two that are equally far, the newer one is further."""
    return _STAGES.index(_find_stage(one, returned_at)), one.percent, one.draft_id


def _count_days_late(deadline: Deadline, today: date, zone: str) -> int:
    """Return the calendar days; none for what is waived, which nobody owes any more."""
    if deadline.settled == "waived":
        return 0
    settled_at = deadline.settled_at if deadline.settled else None
    ended_on = settled_at.astimezone(ZoneInfo(zone)).date() if settled_at else today
    return max(0, (ended_on - deadline.due_on).days)
