"""工作日历: which years are published, and the days that the office decided otherwise about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.handlers.forms import FormKind, start_form
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.obligation_rights import may_mind
from bot.usecases.scheduling import schedule
from bot.usecases.working_days import list_office_days, load_working_days, set_office_day
from conversations.buttons import Press
from conversations.deadlines.obligation_views import OfficeDay, OfficeDaysView
from conversations.deadlines.published import build_working_days
from conversations.forms.filling import Filling
from conversations.forms.form import Field, Form
from conversations.views import News

_SHOWN = 10
_AHEAD = 1
"""Years after the present one that the card speaks of."""

_OFF, _WORKING = 0, 1
"""The form's target: what the day is to be."""


def show_office_days(visit: Visit, press: Press, news: News | None = None) -> Reply:
    """Show the calendar to who minds the obligations; administrators can change it."""
    if not may_mind(visit.person):
        return notify("obligation.not_yours", "home")
    listed = list_office_days(visit.conn)
    days = [OfficeDay(on, working) for on, working in listed.items() if on >= visit.today]
    pages = max(1, -(-len(days) // _SHOWN))
    page = min(max(press.value or 0, 0), pages - 1)
    calendar = load_working_days(visit.conn)
    years = range(visit.today.year, visit.today.year + _AHEAD + 1)
    view = OfficeDaysView(
        tuple(year for year in years if calendar.is_published(year)),
        tuple(year for year in years if not calendar.is_published(year)),
        tuple(days[page * _SHOWN : (page + 1) * _SHOWN]),
        visit.person.is_administrator,
        page,
        pages,
        news,
    )
    return show(view)


def add_day_off(visit: Visit, _press: Press) -> Reply:
    """Ask which day is to be a day off."""
    return _add(visit, _OFF)


def add_working_day(visit: Visit, _press: Press) -> Reply:
    """Ask which day is to be worked."""
    return _add(visit, _WORKING)


def remove(visit: Visit, press: Press) -> Reply:
    """Have the day that the button names as it is published."""
    if not visit.person.is_administrator:
        return _refuse(visit)
    day = _read_day(press.value)
    if day is None or day not in list_office_days(visit.conn):
        return show_office_days(visit, Press("office_days"))
    _store(visit, day, None)
    return show_office_days(visit, Press("office_days"), _tell("office_day.removed", day))


def build(visit: Visit, filling: Filling) -> Form | None:
    """Return the question which day it is; None to who may not change the calendar."""
    if not visit.person.is_administrator:
        return None
    working = filling.target == _WORKING
    title = "office_day.working_title" if working else "office_day.off_title"
    ask = "office_day.ask_working" if working else "office_day.ask_off"
    day = Field("day", ask, "day", hint="office_day.hint")
    return Form("office_day", 11, title, (day,), confirm=False)


def finish(visit: Visit, filling: Filling) -> Reply:
    """Store the day, unless it is over or already what it is to be."""
    day, working = date.fromisoformat(str(filling.answers["day"])), filling.target == _WORKING
    calendar = load_working_days(visit.conn)
    if day < visit.today:
        news = _tell("office_day.is_past", day)
    elif calendar.is_working(day) == working:
        news = _tell("office_day.is_working" if working else "office_day.is_off", day)
    else:
        published = build_working_days({}).is_working(day) == working
        _store(visit, day, None if published else working)
        news = _tell("office_day.set_working" if working else "office_day.set_off", day)
    return show_office_days(visit, Press("office_days"), news)


def cancel(visit: Visit, _filling: Filling) -> Reply:
    """Go back to the calendar."""
    return show_office_days(visit, Press("office_days"), News("fill.closed"))


OFFICE_DAY = FormKind("office_day", 11, build, finish, cancel=cancel)


def _add(visit: Visit, target: int) -> Reply:
    if not visit.person.is_administrator:
        return _refuse(visit)
    return start_form(visit, "office_day", target)


def _refuse(visit: Visit) -> Reply:
    return show_office_days(visit, Press("office_days"), News("office_day.not_yours"))


def _store(visit: Visit, day: date, working: bool | None) -> None:
    """Store the day, and have every deadline follow."""
    set_office_day(visit.conn, day, working, visit.person.id, visit.now)
    schedule(visit.conn, visit.office.interviews, visit.now)


def _tell(key: str, day: date) -> News:
    return News(key, {"day": day})


def _read_day(ordinal: int | None) -> date | None:
    if ordinal is None or not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(ordinal)


ACTS: Mapping[str, Act] = {
    "office_days": show_office_days,
    "day_off": add_day_off,
    "day_working": add_working_day,
    "day_remove": remove,
}
"""The buttons of the calendar."""
