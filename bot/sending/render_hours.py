"""When people are reminded: putting a reminder off, absences, quiet hours and zone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.sending.keyboards import arrange, build_button, build_numbers, build_pager, build_way
from bot.sending.messages import Button, Message, clip_line
from bot.sending.render_deadlines import build_back, say_moment, say_standing
from bot.sending.say_due import say_due_day
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.deadlines.views import (
    LeaveLine,
    LeavesView,
    RemindingView,
    SnoozedView,
    SnoozeView,
    StandInView,
)
from conversations.views import View

_LONGEST_NAME = 40


def render_snooze(view: SnoozeView, voice: Voice) -> list[Message]:
    """Return the moments to choose from."""
    deadline_id = view.standing.deadline.id
    text = voice.text(
        "snooze.text",
        news=voice.news(view.news) if view.news else "",
        name=say_standing(view.standing, voice),
        choices=[
            {"name": voice.label(_CHOICES[key]), "moment": say_moment(moment, view.zone, voice)}
            for key, moment in view.choices
        ],
    )
    buttons = [
        build_button(
            voice.label(_CHOICES[key]), Press("snooze_to", question=key, value=deadline_id)
        )
        for key, _ in view.choices
    ]
    own = build_button(voice.label("snooze.own"), Press("snooze_at", value=deadline_id))
    return [Message(text, [*arrange([*buttons, own]), [build_back(view.standing, voice)]])]


def render_snoozed(view: SnoozedView, voice: Voice) -> list[Message]:
    """Return until when it is put off."""
    text = voice.text(
        "snooze.done",
        name=say_standing(view.standing, voice),
        moment=say_moment(view.until, view.zone, voice),
        quiet=view.quiet,
    )
    ways = [build_back(view.standing, voice), build_way(voice, "deadlines")]
    return [Message(text, [ways])]


def render_leaves(view: LeavesView, voice: Voice) -> list[Message]:
    """Return a page of absences, a button to take each back."""
    lines = [
        _build_leave(line, number, voice) for number, line in enumerate(view.lines, view.first)
    ]
    news = voice.news(view.news) if view.news else ""
    text = voice.text("leave.text", news=news, lines=lines, others=view.others)
    drops = [
        build_button(voice.label("leave.drop", number=number), Press("leave_drop", value=line.id))
        for number, line in enumerate(view.lines, view.first)
    ]
    rows = [
        [build_button(voice.label("leave.add"), Press("leave_add"))],
        *build_numbers(drops),
        *build_pager(voice, "leave", view.page, view.pages),
        [build_way(voice, "deadlines"), build_way(voice, "home")],
    ]
    return [Message(text, rows)]


def render_stand_in(view: StandInView, voice: Voice) -> list[Message]:
    """Return for whom the reader stands in, and from when to when."""
    text = voice.text(
        "leave.told",
        name=clip_line(view.name, _LONGEST_NAME),
        from_on=say_due_day(view.from_on, voice),
        to_on=say_due_day(view.to_on, voice),
    )
    return [Message(text, [[build_way(voice, "deadlines")]])]


def render_reminding(view: RemindingView, voice: Voice) -> list[Message]:
    """Return when the person is reminded, a button to change each."""
    text = voice.text(
        "reminding.text",
        news=voice.news(view.news) if view.news else "",
        quiet_from=say_clock(view.quiet_from),
        quiet_to=say_clock(view.quiet_to),
        digest_at=say_clock(view.digest_at),
        zone=clip_line(view.zone, 2 * _LONGEST_NAME),
        city=say_zone(view.zone, voice),
        time=f"{view.now.astimezone(ZoneInfo(view.zone)):%H:%M}",
    )
    changes = (("quiet", 0), ("quiet", 1), ("zone", 0))
    labels = ("reminding.change_quiet", "reminding.change_digest", "reminding.change_zone")
    buttons: list[Button] = [
        build_button(voice.label(label), Press(f"set_{verb}", value=which))
        for label, (verb, which) in zip(labels, changes, strict=True)
    ]
    ways = [build_way(voice, "settings"), build_way(voice, "deadlines"), build_way(voice, "home")]
    return [Message(text, [*arrange(buttons), ways])]


def say_zone(zone: str, voice: Voice) -> str:
    """Return what people call the zone; "" for one that is not among the common ones."""
    key = ZONES.get(zone)
    return voice.label(key) if key else ""


def _build_leave(line: LeaveLine, number: int, voice: Voice) -> dict[str, object]:
    return {
        "number": number,
        "name": clip_line(line.name, _LONGEST_NAME),
        "from_on": say_due_day(line.from_on, voice),
        "to_on": say_due_day(line.to_on, voice),
        "one_day": line.from_on == line.to_on,
        "stand_in": clip_line(line.stand_in, _LONGEST_NAME),
    }


def say_clock(minutes: int) -> str:
    """Return a minute of the day as clocks show it."""
    return f"{minutes // 60}:{minutes % 60:02}"


ZONES: Mapping[str, str] = {
    "Asia/Shanghai": "zone.shanghai",
    "Asia/Urumqi": "zone.urumqi",
    "Asia/Hong_Kong": "zone.hong_kong",
    "Asia/Tokyo": "zone.tokyo",
    "Europe/Moscow": "zone.moscow",
    "Europe/Berlin": "zone.berlin",
    "Europe/London": "zone.london",
    "America/New_York": "zone.new_york",
    "America/Los_Angeles": "zone.los_angeles",
}
"""The zones on offer, and what they are called."""

_CHOICES: Mapping[str, str] = {
    "hour": "snooze.hour",
    "evening": "snooze.evening",
    "morning": "snooze.morning",
}

# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    SnoozeView: render_snooze,
    SnoozedView: render_snoozed,
    LeavesView: render_leaves,
    StandInView: render_stand_in,
    RemindingView: render_reminding,
}
