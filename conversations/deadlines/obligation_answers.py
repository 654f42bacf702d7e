"""An obligation as the answers of its form, and back: what is typed there, and what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from conversations.deadlines.obligation import (
    Escalation,
    Obligation,
    ReminderPlan,
    Repeats,
    Shift,
)
from conversations.deadlines.phrases import (
    parse_due,
    parse_escalation,
    parse_reminders,
    write_days,
    write_due,
    write_escalation,
    write_reminders,
)
from conversations.deadlines.recurrence import parse_rule
from conversations.deadlines.sheet_values import compare
from conversations.drafts.results import Refusal
from conversations.forms.form import Answers, Value
from conversations.kinds.date import parse_date
from conversations.kinds.setting import Setting
from conversations.periods import Period

OTHER = "-"
"""Stands for a report that is not written here: no template has this id."""

KEPT = "kept"
"""Who owes it stays as it is: an import can name units and people, the form only either."""

DEFAULT_PLAN = write_reminders(ReminderPlan())
ON_THE_DAY = write_reminders(ReminderPlan(opening=False, before=()))
DEFAULT_ESCALATION = write_escalation(Escalation())
NO_ESCALATION = write_escalation(Escalation(None, None))
"""What stands for the plans and escalations that are offered, as it could be typed."""

NEVER = "无"
"""Stands for no last day."""

NAMED = ("once", "rrule")
"""The repeats whose days are named, so that no rule is asked for."""

_LONGEST_BEFORE = 60
_MOST_DAYS = 100
_SEPARATORS = re.compile(r"[、,，;；\n]+")
_WITH_YEAR = re.compile(r"[0-9]{4}|年")
_WITH_MONTH = re.compile(r"月|[0-9] ?[-/.] ?[0-9]|[0-9]{8}|[A-Za-z]{3}")

T = TypeVar("T")


def build_answers(obligation: Obligation) -> Answers:
    """Return the answers that the form begins with to change this obligation."""
    answers: dict[str, Value] = {
        "report": obligation.interview or OTHER,
        "name": obligation.name,
        "who": _choose_who(obligation),
        "units": tuple(map(str, obligation.units)),
        "people": tuple(map(str, obligation.people)),
        "repeats": obligation.repeats,
        "due": write_due(obligation.due),
        "on": write_days(obligation.on),
        "rule": obligation.rrule,
        "shift": obligation.shift,
        "plan": write_reminders(obligation.plan),
        "escalation": write_escalation(obligation.escalation),
        "starts": obligation.starts_on.isoformat(),
        "ends": obligation.ends_on.isoformat() if obligation.ends_on else NEVER,
    }
    return {name: value for name, value in answers.items() if value not in ("", ())}


def build_obligation(
    answers: Answers,
    name: str,
    today: date,
    reach: Collection[int] = (),
    former: Obligation | None = None,
) -> Obligation:
    """Return the obligation of a full form in which `find_fault` finds nothing.

    `name` is the report's where none was asked for; `reach` are the units of `who` = "mine". What
    the form does not ask comes from the `former` obligation, if there is one.
    """
    given = cast("Mapping[str, str]", answers)
    base = former or Obligation(name, None, "monthly", today)
    repeats = cast("Repeats", given["repeats"])
    units, people = _build_owners(answers, reach, base)
    return replace(
        base,
        name=" ".join(given.get("name", name).split()),
        interview=None if given["report"] == OTHER else given["report"],
        repeats=repeats,
        starts_on=date.fromisoformat(given["starts"]),
        ends_on=_parse_end(given["ends"], today),
        due=_need(parse_due(given["due"])) if repeats not in NAMED else base.due,
        on=_need(parse_days(given["on"], today)) if repeats == "once" else (),
        rrule=given["rule"].strip() if repeats == "rrule" else "",
        units=units,
        people=people,
        shift=cast("Shift", given["shift"]),
        plan=_build_plan(given["plan"], base),
        escalation=_need(parse_escalation(given["escalation"])),
    )


def find_fault(answers: Answers, today: date, taken: Collection[str]) -> tuple[str, str] | None:
    """Return the field that was filled in wrongly so far, and the key of what to say about it.

    `taken` are the names of the other obligations, as `compare` has them.
    """
    for field_id, key in _FAULTS.items():
        value = answers.get(field_id)
        if isinstance(value, str) and not _is_sound(field_id, value, today):
            return field_id, key
    if compare(str(answers.get("name", ""))) in taken:
        return "name", "obform.name_taken"
    starts, ends = answers.get("starts"), _parse_end(str(answers.get("ends", NEVER)), today)
    if isinstance(starts, str) and ends is not None and ends < date.fromisoformat(starts):
        return "ends", "fault.ends"
    return None


def parse_days(text: str, today: date) -> tuple[date, ...] | None:
    """Return the days named, in order; None when one is none. Without a year it is the next one."""
    parts = [part for part in _SEPARATORS.split(text.strip()) if part.strip()]
    found = [_parse_day(part, today) for part in parts[: _MOST_DAYS + 1]]
    days = tuple(sorted({day for day in found if day is not None}))
    return None if None in found or not 0 < len(found) <= _MOST_DAYS else days


def parse_plan(text: str) -> ReminderPlan | None:
    """Return the plan of so many working days before, such as "7,3,1"; None when it is none."""
    plan = parse_reminders(text, ReminderPlan())
    return plan if plan and max(plan.before, default=0) <= _LONGEST_BEFORE else None


def _choose_who(obligation: Obligation) -> str:
    if obligation.units and obligation.people:
        return KEPT
    return "units" if obligation.units else "people" if obligation.people else "all"


def _build_owners(
    answers: Answers, reach: Collection[int], base: Obligation
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the ids of the units and the people who owe it."""
    who = answers["who"]
    if who == KEPT:
        return base.units, base.people
    units = tuple(sorted(reach)) if who == "mine" else _read_ids(answers, "units", who)
    return units, _read_ids(answers, "people", who)


def _build_plan(text: str, base: Obligation) -> ReminderPlan:
    """Return the plan; one that was not touched stays as it is stored."""
    return base.plan if text == write_reminders(base.plan) else _need(parse_plan(text))


def _read_ids(answers: Answers, field_id: str, who: Value) -> tuple[int, ...]:
    value = answers.get(field_id, ()) if who == field_id else ()
    return tuple(map(int, value)) if isinstance(value, tuple) else ()


def _parse_end(text: str, today: date) -> date | None:
    """Return the last day; None for a text that names none, or several."""
    days = parse_days(text, today)
    return days[0] if days and len(days) == 1 else None


def _is_sound(field_id: str, value: str, today: date) -> bool:
    match field_id:
        case "due":
            return parse_due(value) is not None
        case "on":
            return parse_days(value, today) is not None
        case "rule":
            return _is_rule(value, today)
        case "plan":
            return parse_plan(value) is not None
        case "ends":
            return value == NEVER or _parse_end(value, today) is not None
    return parse_escalation(value) is not None


def _is_rule(text: str, today: date) -> bool:
    try:
        parse_rule(text, today)
    except ValueError:
        return False
    return True


def _parse_day(text: str, today: date) -> date | None:
    """Return the day; one without a month (明天) would be another when the form is gone on with."""
    plain = unicodedata.normalize("NFKC", text).strip()
    day = parse_date(plain, Setting(Period(today.year), today))
    if isinstance(day, Refusal) or not _WITH_MONTH.search(plain):
        return None
    if day >= today or _WITH_YEAR.search(plain):
        return day
    return _parse_day(text, date(today.year + 1, 1, 1)) if day.year == today.year else day


def _need(value: T | None) -> T:
    if value is None:
        raise ValueError("the form was not checked")
    return value


_FAULTS = {
    "due": "obform.not_due",
    "on": "obform.not_days",
    "rule": "fault.rule",
    "plan": "obform.not_plan",
    "escalation": "obform.not_escalation",
    "ends": "obform.not_ends",
}
"""What to say of a text that a field cannot read."""
