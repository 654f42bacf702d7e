"""已报送 and 已线下报送: marking a report handed in, by those who write it."""

from __future__ import annotations

from bot.handlers.deadlines import find_allowed, on_duty, show_duty
from bot.handlers.forms import FormKind, start_form
from bot.handlers.visits import Act, Reply, Visit, show
from bot.sending.say_due import say_report
from bot.usecases.deadline_views import build_standing, count_open
from bot.usecases.duty_rights import Duty
from bot.usecases.handing_in import find_lack
from bot.usecases.marking import LONGEST_WHY, hand_in, report_elsewhere
from conversations.buttons import Press
from conversations.deadlines.deadline import Standing
from conversations.deadlines.views import HandedInView, HandInAskView
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form, Option
from conversations.views import News

_HOW = ("duty.by_paper", "duty.by_intranet", "duty.by_mail")


def _hand_in(visit: Visit, duty: Duty) -> Reply:
    """Mark it handed in; when something is amiss, ask first."""
    standing = _build_standing(visit, duty)
    lack = find_lack(visit.conn, standing)
    if lack is not None:
        return show(HandInAskView(standing, lack))
    return _mark(visit, duty)


def _mark(visit: Visit, duty: Duty) -> Reply:
    if not hand_in(visit.conn, duty.deadline, visit.person.id, visit.now):
        return show_duty(visit, Press("duty", value=duty.deadline.id), News("duty.settled"))
    left = count_open(visit.conn, visit.person, visit.today)
    return show(HandedInView(_build_standing(visit, duty), left))


def _ask_how(visit: Visit, duty: Duty) -> Reply:
    return start_form(visit, "elsewhere", duty.deadline.id)


def _build(visit: Visit, filling: Filling) -> Form | None:
    """Return the question how it was handed in; what is tapped is stored as it is said."""
    duty = find_allowed(visit, filling.target, "elsewhere")
    if duty is None:
        return None
    voice = visit.voices[visit.person.language]
    said = [voice.label(key) for key in _HOW]
    options = tuple(Option(each, each) for each in said)
    field = Field(
        *("how", "duty.ask_elsewhere", "text", options),
        hint="duty.elsewhere_hint",
        longest=LONGEST_WHY,
    )
    params = {"name": say_report(duty.deadline.name, duty.deadline.period, voice)}
    return Form("elsewhere", 20, "duty.elsewhere_title", (field,), confirm=False, params=params)


def _finish(visit: Visit, filling: Filling) -> Reply:
    duty, why = find_allowed(visit, filling.target, "elsewhere"), str(filling.answers["how"])
    news = News("duty.settled")
    if duty and report_elsewhere(visit.conn, duty.deadline, visit.person.id, why, visit.now):
        news = News("duty.elsewhere_done", {"why": why})
    return show_duty(visit, Press("duty", value=filling.target), news)


def _cancel(visit: Visit, filling: Filling) -> Reply:
    return show_duty(visit, Press("duty", value=filling.target))


def _build_standing(visit: Visit, duty: Duty) -> Standing:
    return build_standing(visit.conn, visit.office.interviews, duty.deadline, visit.now)


FORMS = (FormKind("elsewhere", 20, _build, _finish, cancel=_cancel),)
"""The form that asks how a report was handed in without the bot."""

ACTS: dict[str, Act] = {
    "handin": on_duty("hand_in", _hand_in),
    "handinsure": on_duty("hand_in", _mark),
    "elsewhere": on_duty("elsewhere", _ask_how),
}
"""The buttons that hand in."""
