"""What is decided about a deadline: assign, move, waive; and, by leaders too, send back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.handlers.deadlines import find_allowed, on_duty, show_duty
from bot.handlers.forms import Fault, FormKind, start_form
from bot.handlers.telling import tell
from bot.handlers.visits import Act, Reply, Visit
from bot.sending.say_due import say_due_day, say_report
from bot.usecases.deadline_views import build_standing
from bot.usecases.duty_rights import Duty
from bot.usecases.marking import LONGEST_WHY, assign, move, send_back, waive
from bot.usecases.working_days import load_working_days
from conversations.buttons import Press
from conversations.deadlines.views import ToldView, Way
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form, Option
from conversations.views import News

_FARTHEST = timedelta(days=366)
_NOBODY = "0"
_MOST_NAMES = 10

_Done = Callable[[Visit, Duty, Filling], News]
"""Does what was decided, and returns what is said of it."""


def _build_assign(visit: Visit, filling: Filling) -> Form | None:
    duty = find_allowed(visit, filling.target, "assign")
    if duty is None:
        return None
    people = duty.office.inside.get(duty.office.find_unit_id(duty.deadline) or 0, ())
    options = [Option(str(each.id), each.name) for each in people]
    field = Field(
        *("who", "duty.ask_assignee", "choice"),
        (Option(_NOBODY, key="duty.everybody"), *options),
        hint="duty.assign_hint",
    )
    return Form(
        "assign", 28, "duty.assign_title", (field,), confirm=False, params=_name(visit, duty)
    )


def _assign(visit: Visit, duty: Duty, filling: Filling) -> News:
    person_id = int(str(filling.answers["who"])) or None
    if not assign(visit.conn, duty.deadline, person_id, visit.person.id, visit.now):
        return News("duty.unchanged")
    if person_id is None:
        return News("duty.assign_nobody")
    if person_id == visit.person.id:
        return News("duty.assign_self")
    person = duty.office.people[person_id]
    standing = build_standing(visit.conn, visit.office.interviews, duty.deadline, visit.now)
    tell(visit, [person], ToldView("assigned", standing, visit.person.name, ""))
    return News("duty.assign_done", {"name": person.name})


def _build_move(visit: Visit, filling: Filling) -> Form | None:
    duty = find_allowed(visit, filling.target, "move")
    if duty is None:
        return None
    fields = (
        Field("day", "duty.ask_day", "day", hint="duty.day_hint", label="duty.label_day"),
        _ask_why("duty.ask_move", "duty.move_hint"),
    )
    voice = visit.voices[visit.person.language]
    params = {**_name(visit, duty), "day": say_due_day(duty.deadline.due_on, voice)}
    return Form("moveday", 22, "duty.move_title", fields, params=params)


def _check_move(visit: Visit, filling: Filling) -> Fault | None:
    """Find a day that is over, too far away, or the one on which it is due already."""
    duty, typed = find_allowed(visit, filling.target, "move"), filling.answers.get("day")
    if duty is None or typed is None:
        return None
    day = date.fromisoformat(str(typed))
    if day < visit.today:
        return "day", News("duty.day_past")
    if day > visit.today + _FARTHEST:
        return "day", News("duty.day_far")
    return ("day", News("duty.day_same")) if day == duty.deadline.due_on else None


def _move(visit: Visit, duty: Duty, filling: Filling) -> News:
    day, why = date.fromisoformat(str(filling.answers["day"])), str(filling.answers["why"])
    if not move(visit.conn, duty.deadline, day, visit.person.id, why, visit.now):
        return News("duty.unchanged")
    working = load_working_days(visit.conn).is_working(day)
    said = say_due_day(day, visit.voices[visit.person.language])
    return News("duty.move_done" if working else "duty.move_done_off", {"day": said})


def _build_waive(visit: Visit, filling: Filling) -> Form | None:
    duty = find_allowed(visit, filling.target, "waive")
    if duty is None:
        return None
    why = _ask_why("duty.ask_waive", "duty.waive_hint")
    return Form("waive", 21, "duty.waive_title", (why,), params=_name(visit, duty))


def _waive(visit: Visit, duty: Duty, filling: Filling) -> News:
    why = str(filling.answers["why"])
    if not waive(visit.conn, duty.deadline, visit.person.id, why, visit.now):
        return News("duty.settled")
    return News("duty.waive_done", {"owner": duty.office.find_owner(duty.deadline)})


def _build_send_back(visit: Visit, filling: Filling) -> Form | None:
    duty = find_allowed(visit, filling.target, "send_back")
    if duty is None:
        return None
    if duty.deadline.settled == "waived":
        title, why = "duty.reopen_title", _ask_why("duty.ask_reopen", "duty.remark_hint")
    else:
        title = "duty.send_back_title"
        why = _ask_why("duty.ask_remark", "duty.remark_hint", "duty.label_remark")
    return Form("sendback", 23, title, (why,), params=_name(visit, duty))


def _send_back(visit: Visit, duty: Duty, filling: Filling) -> News:
    """Reopen it, and tell those who write it at once; in place of who is away, the stand-in."""
    why, away = str(filling.answers["why"]), dict(duty.away)
    if not send_back(visit.conn, duty.deadline, visit.person.id, why, visit.now):
        return News("duty.open")
    standing = build_standing(visit.conn, visit.office.interviews, duty.deadline, visit.now)
    responsible = duty.office.find_responsible(duty.deadline)
    ids = dict.fromkeys(away.get(each.id) or each.id for each in responsible)
    people = [duty.office.people[each] for each in ids if each in duty.office.people]
    waived = duty.deadline.settled == "waived"
    view = ToldView("reopened" if waived else "returned", standing, visit.person.name, why)
    told = tell(visit, people, view)
    names = "、".join(each.name for each in told[:_MOST_NAMES])
    return News("duty.send_back_done", {"names": names, "waived": waived})


def _finish(way: Way, done: _Done) -> Callable[[Visit, Filling], Reply]:
    """Return what does it, if the person still may, and shows the deadline as it is then."""

    def finish(visit: Visit, filling: Filling) -> Reply:
        duty = find_allowed(visit, filling.target, way)
        news = None if duty is None else done(visit, duty, filling)
        return show_duty(visit, Press("duty", value=filling.target), news)

    return finish


def _cancel(visit: Visit, filling: Filling) -> Reply:
    return show_duty(visit, Press("duty", value=filling.target))


def _ask_why(ask: str, hint: str, label: str = "duty.label_why") -> Field:
    return Field("why", ask, "text", hint=hint, longest=LONGEST_WHY, label=label)


def _name(visit: Visit, duty: Duty) -> dict[str, object]:
    """Return what the titles of forms say: whose report it is, and which."""
    owner, deadline = duty.office.find_owner(duty.deadline), duty.deadline
    report = say_report(deadline.name, deadline.period, visit.voices[visit.person.language])
    return {"name": f"{owner} · {report}"}


def _start(way: Way, kind: str) -> Act:
    return on_duty(way, lambda visit, duty: start_form(visit, kind, duty.deadline.id))


FORMS = (
    FormKind("waive", 21, _build_waive, _finish("waive", _waive), cancel=_cancel),
    FormKind("moveday", 22, _build_move, _finish("move", _move), _check_move, _cancel),
    FormKind("sendback", 23, _build_send_back, _finish("send_back", _send_back), cancel=_cancel),
    FormKind("assign", 28, _build_assign, _finish("assign", _assign), cancel=_cancel),
)
"""The forms of what is decided about a deadline."""

ACTS: dict[str, Act] = {
    "assign": _start("assign", "assign"),
    "moveday": _start("move", "moveday"),
    "waive": _start("waive", "waive"),
    "sendback": _start("send_back", "sendback"),
}
"""The buttons of those who watch over a deadline."""
