"""/leave: a person's absences, and for heads those of their people; who stands in meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

from bot.handlers.forms import Fault, FormKind, start_form
from bot.handlers.telling import tell
from bot.handlers.visits import Act, Reply, Visit, show
from bot.usecases.absences import add_absence, find_stand_in, remove_absence
from bot.usecases.leaving import (
    build_leaves_view,
    list_leavers,
    list_stand_ins,
    load_absences,
)
from bot.usecases.people import Person, list_members
from conversations.buttons import Press
from conversations.deadlines.views import StandInView
from conversations.forms.filling import Filling
from conversations.forms.form import Answers, Field, Form, Option
from conversations.views import News

_LONGEST = timedelta(days=366)
_NOBODY = Option("0", key="leave.nobody")


def show_leaves(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of the absences that the person may change."""
    view = build_leaves_view(visit.conn, visit.person, visit.today, press.value or 0, news)
    return show(view, news)


def _add(visit: Visit, _press: Press) -> Reply:
    return start_form(visit, "leave")


def _drop(visit: Visit, press: Press) -> Reply:
    """Take back the absence that the button names, if it is the person's to change."""
    leavers = {each.id for each in list_leavers(visit.conn, visit.person)}
    known = load_absences(visit.conn, visit.today, leavers)
    found = next((each for each in known if each.id == press.value), None)
    done = found is not None and remove_absence(visit.conn, found.person_id, found.id)
    return show_leaves(visit, Press("leave"), News("leave.dropped" if done else "leave.gone"))


def _build(visit: Visit, filling: Filling) -> Form | None:
    """Return the questions who is away, from when to when, and who stands in."""
    leavers = list_leavers(visit.conn, visit.person)
    leaver = _find_leaver(visit, leavers, filling.answers)
    people = tuple(Option(str(each.id), each.name) for each in leavers)
    stand_ins = list_stand_ins(visit.conn, leaver)
    options = (_NOBODY, *(Option(str(each.id), each.name) for each in stand_ins))
    who = Field("who", "leave.ask_who", "choice", people, label="leave.label_who")
    fields = (
        *([who] if len(leavers) > 1 or "who" in filling.answers else []),
        Field("from", "leave.ask_from", "day", label="leave.label_from"),
        Field("to", "leave.ask_to", "day", hint="leave.to_hint", label="leave.label_to"),
        Field(
            *("stand_in", "leave.ask_stand_in", "choice", options),
            hint="leave.stand_in_hint",
            label="leave.label_stand_in",
        ),
    )
    return Form("leave", 25, "leave.title", fields)


def _check(visit: Visit, filling: Filling) -> Fault | None:
    """Find an end that is over or before the beginning, and who is away at the same time."""
    from_on, to_on = (_read_day(filling.answers, name) for name in ("from", "to"))
    if from_on is None or to_on is None:
        return None
    if to_on < visit.today:
        return "to", News("leave.to_past")
    if to_on < from_on:
        return "to", News("leave.to_before")
    if to_on - from_on > _LONGEST:
        return "to", News("leave.too_long")
    stand_in_id = int(str(filling.answers.get("stand_in", 0)))
    away = load_absences(visit.conn, from_on, [stand_in_id])
    if any(each.from_on <= to_on for each in away):
        return "stand_in", News("leave.stand_in_away")
    return None


def _finish(visit: Visit, filling: Filling) -> Reply:
    answers = filling.answers
    leavers = list_leavers(visit.conn, visit.person)
    leaver = _find_leaver(visit, leavers, answers)
    from_on, to_on = (date.fromisoformat(str(answers[name])) for name in ("from", "to"))
    stand_in_id = int(str(answers["stand_in"])) or None
    stand_ins = list_stand_ins(visit.conn, leaver)
    stand_in = next((each for each in stand_ins if each.id == stand_in_id), None)
    by = visit.person.id
    add_absence(visit.conn, leaver.id, from_on, to_on, stand_in_id, by, visit.now)
    if stand_in is not None:
        tell(visit, [stand_in], StandInView(leaver.name, from_on, to_on))
    name = leaver.name if leaver.id != by else ""
    reminded = _find_reminded(visit, leaver, max(from_on, visit.today))
    told = {"name": name, "stand_in": reminded, "to_on": to_on}
    return show_leaves(visit, Press("leave"), News("leave.done", told))


def _find_reminded(visit: Visit, leaver: Person, on: date) -> str:
    """Return the name of who is reminded in place of the one who is away; "" for nobody else."""
    stand_in_id = find_stand_in(visit.conn, leaver.id, on)
    names = {each.id: each.name for each in list_members(visit.conn)}
    return names.get(stand_in_id or 0, "")


def _cancel(visit: Visit, _filling: Filling) -> Reply:
    return show_leaves(visit, Press("leave"))


def _find_leaver(visit: Visit, leavers: list[Person], answers: Answers) -> Person:
    """Return who is away: the one chosen, if they are the person's to choose, else the person."""
    chosen = (each for each in leavers if str(each.id) == answers.get("who"))
    return next(chosen, visit.person)


def _read_day(answers: Answers, name: str) -> date | None:
    value = answers.get(name)
    return None if value is None else date.fromisoformat(str(value))


FORMS = (FormKind("leave", 25, _build, _finish, _check, _cancel),)
"""The form of an absence."""

ACTS: dict[str, Act] = {"leave": show_leaves, "leave_add": _add, "leave_drop": _drop}
"""The buttons of absences."""
