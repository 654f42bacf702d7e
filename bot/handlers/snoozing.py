"""稍后提醒: putting a deadline's reminder off, for an hour or to a moment that is typed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.handlers.deadlines import find_allowed, on_duty, show_duty
from bot.handlers.forms import Fault, FormKind, start_form
from bot.handlers.visits import Act, Reply, Visit, show
from bot.sending.say_due import say_report
from bot.usecases.deadline_views import build_standing
from bot.usecases.duty_rights import Duty
from bot.usecases.reminding import load_preferences
from bot.usecases.snoozing import snooze
from conversations.buttons import Press
from conversations.deadlines.moments import build_moment, find_waking, list_snoozes
from conversations.deadlines.typed_hours import parse_day_and_time
from conversations.deadlines.views import SnoozedView, SnoozeView
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form
from conversations.views import News

_FARTHEST = timedelta(days=366)


def _choose(visit: Visit, duty: Duty, news: News | None = None) -> Reply:
    standing = build_standing(visit.conn, visit.office.interviews, duty.deadline, visit.now)
    choices = tuple(_list_choices(visit))
    return show(SnoozeView(standing, choices, visit.person.zone, news), news)


def _snooze_to(visit: Visit, press: Press) -> Reply:
    """Put it off to the moment that the button names, as far as that still lies ahead."""

    def act(visit: Visit, duty: Duty) -> Reply:
        until = dict(_list_choices(visit)).get(press.question)
        if until is None:
            return _choose(visit, duty, News("snooze.gone"))
        return _put_off(visit, duty, until)

    return on_duty("snooze", act)(visit, press)


def _ask_moment(visit: Visit, duty: Duty) -> Reply:
    return start_form(visit, "snooze", duty.deadline.id)


def _build(visit: Visit, filling: Filling) -> Form | None:
    duty = find_allowed(visit, filling.target, "snooze")
    if duty is None:
        return None
    field = Field("at", "snooze.ask", "text", hint="snooze.hint")
    voice = visit.voices[visit.person.language]
    params = {"name": say_report(duty.deadline.name, duty.deadline.period, voice)}
    return Form("snooze", 24, "snooze.title", (field,), confirm=False, params=params)


def _check(visit: Visit, filling: Filling) -> Fault | None:
    """Find what is no moment, or none that lies ahead within a year."""
    moment = _parse(visit, filling)
    if moment is None:
        return "at", News("snooze.not_a_moment")
    if moment <= visit.now:
        return "at", News("snooze.past")
    return ("at", News("snooze.far")) if moment > visit.now + _FARTHEST else None


def _finish(visit: Visit, filling: Filling) -> Reply:
    duty, moment = find_allowed(visit, filling.target, "snooze"), _parse(visit, filling)
    if duty is None or moment is None:
        return _cancel(visit, filling)
    return _put_off(visit, duty, moment)


def _cancel(visit: Visit, filling: Filling) -> Reply:
    return show_duty(visit, Press("duty", value=filling.target))


def _put_off(visit: Visit, duty: Duty, moment: datetime) -> Reply:
    """Put it off to that moment, or to the end of the quiet hours that it lies in."""
    hours = load_preferences(visit.conn, visit.person.id)
    until = find_waking(moment, hours.quiet_from, hours.quiet_to, visit.person.zone)
    if not snooze(visit.conn, visit.person, duty.deadline.id, until):
        return show_duty(visit, Press("duty", value=duty.deadline.id), News("duty.settled"))
    standing = build_standing(visit.conn, visit.office.interviews, duty.deadline, visit.now)
    return show(SnoozedView(standing, until, visit.person.zone, quiet=until > moment))


def _parse(visit: Visit, filling: Filling) -> datetime | None:
    found = parse_day_and_time(str(filling.answers.get("at", "")), visit.today)
    if found is None:
        return None
    on = min(found[0], visit.today + 2 * _FARTHEST)  # the last day of all has no end in UTC
    return build_moment(on, found[1], visit.person.zone)


def _list_choices(visit: Visit) -> list[tuple[str, datetime]]:
    hours = load_preferences(visit.conn, visit.person.id)
    return list_snoozes(visit.now, visit.person.zone, hours.quiet_from, hours.quiet_to)


FORMS = (FormKind("snooze", 24, _build, _finish, _check, _cancel),)
"""The form that asks for a moment."""

ACTS: dict[str, Act] = {
    "snooze": on_duty("snooze", _choose),
    "snooze_to": _snooze_to,
    "snooze_at": on_duty("snooze", _ask_moment),
}
"""The buttons that put a reminder off."""
