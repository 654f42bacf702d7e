"""Deadlines as an .ics file (RFC 5545), for the calendars of phones and desks.

A deadline is the half hour that ends when it is due: an event without length is not shown by every
calendar, and one of a whole day says neither when it ends nor, abroad, on which day. It leaves its
reader free (TRANSP) and calls a day and two hours before the end, until it is handed in. Times are
UTC, which every calendar shows by its reader's own clocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from bot.sending.voice import Voice
from bot.usecases.calendars import Entry

LENGTH = timedelta(minutes=30)
ALARMS = (timedelta(days=-1), timedelta(hours=-2))
"""How long an event is, and when it calls, counted from its end."""

REFRESH = timedelta(hours=1)
"""How often a subscriber should look again."""

_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_CONTROLS = dict.fromkeys([*range(32), 127], " ")


def build_ics(entries: Sequence[Entry], voice: Voice, office: str, now: datetime) -> bytes:
    """Return the calendar of these deadlines in the voice's language.

    `office` tells the deadlines of this bot from those of others: its id on the messenger. A
    calendar that had an earlier file of the same office changes its events and doubles none.
    """
    calendar = Calendar()
    name = voice.plain("calendar.name")
    calendar.add("prodid", "-//huibao//deadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_build_event(entry, voice, office, now))
    body: bytes = calendar.to_ical()
    return body


def _build_event(entry: Entry, voice: Voice, office: str, now: datetime) -> Event:
    deadline = entry.deadline
    params = {
        "name": _clean(deadline.name),
        "owner": _clean(entry.owner),
        "period": voice.period(deadline.period),
        "settled": deadline.settled or "",
    }
    event = Event()
    event.add("uid", f"deadline-{deadline.id}@huibao-{office}")
    event.add("summary", voice.plain("calendar.summary", **params))
    event.add("description", voice.plain("calendar.description", **params))
    event.add("dtstart", deadline.due_at - LENGTH)
    event.add("dtend", deadline.due_at)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", _count_sequence(now))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if deadline.settled is None:
        for trigger in ALARMS:
            event.add_component(_build_alarm(trigger, params["name"]))
    return event


def _count_sequence(now: datetime) -> int:
    """Return the number of an event's revision, which only ever grows: seconds since 2026.

    Not a count of its changes: a due day moves with the obligation, with an office's own working
    days and with a newly published year as well as by hand, and a file that was made later is
    always the better one. 31 bits of it last until 2094.
    """
    return max(0, int((now - _FIRST).total_seconds()))


def _clean(text: str) -> str:
    """Return the text on one line, whatever a calendar takes for the end of one."""
    return " ".join(text.translate(_CONTROLS).split())


def _build_alarm(trigger: timedelta, name: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", trigger, parameters={"related": "END"})
    return alarm
