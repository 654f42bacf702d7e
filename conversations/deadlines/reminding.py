"""The days on which people are reminded of a deadline, each named by its step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from conversations.deadlines.obligation import Escalation, Obligation
from conversations.deadlines.working_days import WorkingDays

Audience = Literal["people", "head", "leader"]
"""Who is told in a step: those who owe the report, the head above them, or the leader."""

_LATE = "late_"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reminders, and its day.

    It is opening, before_7 (working days), due, late_1 (working days late), head, or leader.
    """

    name: str
    on: date


def list_steps(
    obligation: Obligation, opens_on: date, due_on: date, days: WorkingDays
) -> list[Step]:
    """Return the steps of a deadline in their order, each on a working day.

    Of two on one day the later one is kept (due, not before_1), save that the head and the leader
    are told besides. Only the first late day is among them: `find_next_late` tells the next. A
    deadline that is due on a day off is spoken of on the working day before.
    """
    early = _keep_last(_list_early(obligation, opens_on, due_on, days))
    late = [Step(f"{_LATE}1", days.add(due_on, 1))] if obligation.plan.late else []
    told = _list_told(obligation.escalation, due_on, days)
    return sorted([*early, *late, *told], key=lambda step: step.on)


def find_next_late(
    obligation: Obligation, due_on: date, days: WorkingDays, step_name: str
) -> Step | None:
    """Return the late step after that one (late_2 after late_1); None when there is none."""
    count = step_name.removeprefix(_LATE)
    if not obligation.plan.late or count == step_name or not count.isdecimal():
        return None
    following = int(count) + 1
    return Step(f"{_LATE}{following}", days.add(due_on, following))


def find_audience(step_name: str) -> Audience:
    """Return who is told in the step of that name."""
    if step_name == "head":
        return "head"
    return "leader" if step_name == "leader" else "people"


def _list_early(
    obligation: Obligation, opens_on: date, due_on: date, days: WorkingDays
) -> Iterator[Step]:
    """Yield the steps up to the due day, those of one day in the order of their weight."""
    plan = obligation.plan
    last = days.move(due_on, "before")
    first = min(days.move(opens_on, "after"), last)
    if plan.opening:
        yield Step("opening", first)
    for count in sorted(set(plan.before), reverse=True):
        on = days.add(due_on, -count)
        if on > first or (on == first and not plan.opening):
            yield Step(f"before_{count}", on)
    if plan.due:
        yield Step("due", last)


def _keep_last(steps: Iterable[Step]) -> list[Step]:
    return list({step.on: step for step in steps}.values())


def _list_told(escalation: Escalation, due_on: date, days: WorkingDays) -> Iterator[Step]:
    for name, count in (("head", escalation.head), ("leader", escalation.leader)):
        if count is not None:
            yield Step(name, days.add(due_on, count))
