"""/reminders: a person's quiet hours, when their morning is, and by which clocks they live."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.forms import Fault, FormKind, start_form
from bot.handlers.visits import Act, Reply, Visit, show
from bot.sending.render_hours import ZONES
from bot.usecases.reminding import (
    LONGEST_ZONE,
    is_zone,
    load_preferences,
    set_digest,
    set_quiet,
    set_zone,
)
from conversations.buttons import Press
from conversations.deadlines.moments import build_moment, find_waking
from conversations.deadlines.typed_hours import count_minutes, parse_hours
from conversations.deadlines.views import RemindingView
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form, Option
from conversations.views import News

_QUIET, _DIGEST = 0, 1
"""The target of the form: which hours it is about."""

_NONE = "none"
_OFFERED_HOURS = ("21:00-8:00", "22:00-7:30", "20:00-8:30")
_OFFERED_MORNINGS = ("08:00", "08:30", "09:00")


def show_reminding(visit: Visit, _press: Press, news: News | None = None) -> Reply:
    """Show when the person is reminded."""
    hours = load_preferences(visit.conn, visit.person.id)
    stored = (hours.quiet_from, hours.quiet_to, hours.digest_at, hours.zone)
    return show(RemindingView(*stored, visit.now, news), news)


def _ask_hours(visit: Visit, press: Press) -> Reply:
    return start_form(visit, "quiet", _DIGEST if press.value == _DIGEST else _QUIET)


def _ask_zone(visit: Visit, _press: Press) -> Reply:
    return start_form(visit, "zone")


def _build_hours(_visit: Visit, filling: Filling) -> Form | None:
    if filling.target == _DIGEST:
        options = tuple(Option(each, each) for each in _OFFERED_MORNINGS)
        hint = "reminding.digest_hint"
        field = Field("at", "reminding.ask_digest", "time", options, hint=hint)
        return Form("quiet", 26, "reminding.digest_title", (field,), confirm=False)
    offered = (Option(each, each) for each in _OFFERED_HOURS)
    none = Option(_NONE, key="reminding.quiet_none")
    hint = "reminding.quiet_hint"
    field = Field("hours", "reminding.ask_quiet", "text", (*offered, none), hint=hint)
    return Form("quiet", 26, "reminding.quiet_title", (field,), confirm=False)


def _check_hours(_visit: Visit, filling: Filling) -> Fault | None:
    typed = filling.answers.get("hours")
    if typed is None or typed == _NONE or parse_hours(str(typed)) is not None:
        return None
    return "hours", News("reminding.not_hours")


def _finish_hours(visit: Visit, filling: Filling) -> Reply:
    news = _set_digest(visit, filling) if filling.target == _DIGEST else _set_quiet(visit, filling)
    return show_reminding(visit, Press("reminding"), news)


def _set_quiet(visit: Visit, filling: Filling) -> News:
    begins, ends = parse_hours(str(filling.answers["hours"])) or (0, 0)
    set_quiet(visit.conn, visit.person.id, begins, ends)
    return News("reminding.quiet_off" if begins == ends else "reminding.quiet_set")


def _set_digest(visit: Visit, filling: Filling) -> News:
    """Store the morning's hour; say so when it lies in the quiet hours."""
    clock = str(filling.answers["at"])
    set_digest(visit.conn, visit.person.id, count_minutes(clock))
    hours = load_preferences(visit.conn, visit.person.id)
    moment = build_moment(visit.today, hours.digest_at, hours.zone)
    if find_waking(moment, hours.quiet_from, hours.quiet_to, hours.zone) == moment:
        return News("reminding.digest_set", {"time": clock})
    end = f"{hours.quiet_to // 60}:{hours.quiet_to % 60:02}"
    return News("reminding.digest_quiet", {"time": clock, "end": end})


def _build_zone(_visit: Visit, _filling: Filling) -> Form | None:
    options = tuple(Option(zone, key=key) for zone, key in ZONES.items())
    field = Field(
        *("zone", "reminding.ask_zone", "text", options),
        hint="reminding.zone_hint",
        longest=LONGEST_ZONE,
    )
    return Form("zone", 27, "reminding.zone_title", (field,), confirm=False)


def _check_zone(_visit: Visit, filling: Filling) -> Fault | None:
    typed = filling.answers.get("zone")
    if typed is None or is_zone(str(typed)):
        return None
    return "zone", News("reminding.not_a_zone")


def _finish_zone(visit: Visit, filling: Filling) -> Reply:
    zone = str(filling.answers["zone"])
    set_zone(visit.conn, visit.person.id, zone)
    moved = replace(visit, person=replace(visit.person, zone=zone))
    return show_reminding(moved, Press("reminding"), News("reminding.zone_set"))


def _cancel(visit: Visit, _filling: Filling) -> Reply:
    return show_reminding(visit, Press("reminding"))


FORMS = (
    FormKind("quiet", 26, _build_hours, _finish_hours, _check_hours, _cancel),
    FormKind("zone", 27, _build_zone, _finish_zone, _check_zone, _cancel),
)
"""The forms of hours and of the zone."""

ACTS: dict[str, Act] = {
    "reminding": show_reminding,
    "set_quiet": _ask_hours,
    "set_zone": _ask_zone,
}
"""The buttons of when a person is reminded."""
