"""A person's deadlines in their own calendar: the file, and the address it is read at."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.calendars import has_address, list_entries, make_address, remove_address
from bot.usecases.errands import ask_errand
from conversations.buttons import Press
from conversations.calendars import AddressView
from conversations.views import News


def send_calendar(visit: Visit, _press: Press) -> Reply:
    """Have the file made, which follows in a moment; or say that nothing is due."""
    if not list_entries(visit.conn, visit.person, visit.now):
        return notify("calendar.none", "home")
    ask_errand(visit.conn, "calendar", visit.person.id, {}, visit.now)
    return Reply(toast=News("toast.sending"))


def subscribe(visit: Visit, press: Press) -> Reply:
    """Give the person a private address; of one that they have, ask before it is replaced."""
    if has_address(visit.conn, visit.person.id):
        return notify("calendar.replace", "resubscribe", "unsubscribe", "home")
    return resubscribe(visit, press)


def resubscribe(visit: Visit, _press: Press) -> Reply:
    """Show a new private address; the one before stops working."""
    build_url = visit.office.calendar_url
    if build_url is None:
        return notify("calendar.no_web", "home")
    return show(AddressView(build_url(make_address(visit.conn, visit.person.id, visit.now))))


def unsubscribe(visit: Visit, _press: Press) -> Reply:
    """Have the private address stop working."""
    removed = remove_address(visit.conn, visit.person.id)
    return notify("calendar.removed" if removed else "calendar.not_there", "subscribe", "home")


ACTS: Mapping[str, Act] = {
    "subscribe": subscribe,
    "resubscribe": resubscribe,
    "unsubscribe": unsubscribe,
}
"""What the buttons do."""
