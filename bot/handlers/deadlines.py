"""/deadlines: a person's own, one in full, and going to its report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.handlers.cards import send_card
from bot.handlers.upgrading import ask_first
from bot.handlers.visits import Act, Reply, Visit, notify, show, show_present
from bot.usecases.deadline_views import (
    build_deadlines_view,
    build_duty_view,
    build_standing,
    list_ways,
)
from bot.usecases.drafts import find_twin, start_draft
from bot.usecases.duty_rights import Duty, find_duty
from bot.usecases.versions import find_newest
from conversations.buttons import Press
from conversations.deadlines.views import ColleagueView, Way
from conversations.views import News

_open_draft = ask_first(send_card)

_WithDuty = Callable[[Visit, Duty], Reply]


def show_deadlines(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show a page of what the person owes."""
    known = (visit.conn, visit.office.interviews, visit.person, visit.now, visit.today)
    return show(build_deadlines_view(*known, page=press.value or 0, news=news))


def show_duty(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show the deadline that the button names."""
    duty = find_duty(visit.conn, visit.person, press.value or 0, visit.now)
    if duty is None:
        return notify("duty.gone", "deadlines", "home")
    known = (visit.conn, visit.office.interviews, visit.person, duty, visit.now, visit.today)
    return show(build_duty_view(*known, news=news))


def find_allowed(visit: Visit, deadline_id: int, way: Way) -> Duty | None:
    """Return the deadline if the person may do that about it now."""
    duty = find_duty(visit.conn, visit.person, deadline_id, visit.now)
    return duty if duty is not None and way in list_ways(duty) else None


def on_duty(way: Way, act: _WithDuty) -> Act:
    """Return the act on the deadline that a button names, for who may do that about it now.

    Others see the deadline, if it is theirs to see, and why they may not.
    """

    def do(visit: Visit, press: Press) -> Reply:
        duty = find_allowed(visit, press.value or 0, way)
        return act(visit, duty) if duty is not None else _refuse(visit, press, way)

    return do


def _refuse(visit: Visit, press: Press, way: Way) -> Reply:
    duty = find_duty(visit.conn, visit.person, press.value or 0, visit.now)
    reason = _find_reason(duty, way) if duty is not None else None
    news = News(reason) if reason else None
    reply = show_duty(visit, press, news)
    # A digest has such a button for each of its lines, and is to stay.
    return replace(reply, toast=news, here=way != "fill")


def _find_reason(duty: Duty, way: Way) -> str | None:
    """Return why that cannot be done about the deadline.

    None of a report that is not written here: its card itself says how it is handed in.
    """
    deciding = way in ("assign", "move", "waive", "send_back")
    decides = duty.watches or (way == "send_back" and duty.leads)
    if deciding and not decides:
        return "duty.not_watching"
    if not deciding and not duty.fills:
        return "duty.not_filling"
    if duty.deadline.settled is not None:
        return "duty.settled"
    return "duty.open" if way == "send_back" else None


def _fill(visit: Visit, duty: Duty) -> Reply:
    """Open the person's own draft of the report; without one, begin it unless a colleague has."""
    return _go_to_report(visit, duty, beside=False)


def _fill_own(visit: Visit, duty: Duty) -> Reply:
    """The same, whoever else is writing."""
    return _go_to_report(visit, duty, beside=True)


def _go_to_report(visit: Visit, duty: Duty, *, beside: bool) -> Reply:
    interviews, deadline = visit.office.interviews, duty.deadline
    interview = find_newest(visit.conn, interviews, deadline.interview or "")
    twin = (
        find_twin(visit.conn, visit.person, interview, deadline.period, interviews)
        if interview
        else None
    )
    if twin is not None:
        return replace(_open_draft(visit, Press("card", twin.id)), here=False)
    offered = interviews.get(deadline.interview or "")
    if offered is None:
        gone = News("duty.template_gone")
        return replace(show_duty(visit, Press("duty", value=deadline.id), gone), here=False)
    other = None if beside else _find_colleague(visit, duty)
    if other is not None:
        return replace(show(other), here=False)
    stored = start_draft(visit.conn, visit.person, offered, deadline.period, visit.now)
    return replace(show_present(visit, stored, News("card.started")), here=False)


def _find_colleague(visit: Visit, duty: Duty) -> ColleagueView | None:
    """Return who else is writing the report, if anybody."""
    standing = build_standing(visit.conn, visit.office.interviews, duty.deadline, visit.now)
    writer = duty.office.find_person(standing.author_id)
    if writer is None or writer.id == visit.person.id:
        return None
    return ColleagueView(standing, writer.name)


ACTS = {
    "deadlines": show_deadlines,
    "duty": show_duty,
    "fillnow": on_duty("fill", _fill),
    "fillown": on_duty("fill", _fill_own),
}
"""The buttons of a person's deadlines."""
