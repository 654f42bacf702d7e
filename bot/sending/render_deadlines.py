"""A person's own deadlines: the list, one in full, and what is said when it is handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sending.keyboards import (
    arrange,
    build_button,
    build_numbers,
    build_pager,
    build_way,
    build_ways,
)
from bot.sending.messages import Button, Message, clip_line
from bot.sending.say_due import say_distance, say_due_day, say_report
from bot.sending.say_shades import SQUARES, say_state
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.deadlines.deadline import Standing
from conversations.deadlines.reminder_views import DueLine
from conversations.deadlines.views import (
    Away,
    ChangeLine,
    ColleagueView,
    DeadlinesView,
    DutyView,
    HandedInView,
    HandInAskView,
    MineLine,
    ToldView,
    Way,
)
from conversations.views import View

_LONGEST_NAME = 40
_LONGEST_WHY = 200
_MOST_NAMES = 8
_MOST_AWAY = 5


def render_deadlines(view: DeadlinesView, voice: Voice) -> list[Message]:
    """Return a page of the reader's deadlines, a numbered button to each."""
    text = voice.text(
        "owed.text",
        news=voice.news(view.news) if view.news else "",
        lines=[
            _build_line(line, number, voice) for number, line in enumerate(view.lines, view.first)
        ],
        alone=view.alone,
        ledger=view.ledger,
        unpublished=view.unpublished,
    )
    numbers = [
        build_button(str(number), build_duty_press(line.due.standing))
        for number, line in enumerate(view.lines, view.first)
    ]
    places = [
        *build_ways(voice, ["ledger"] * view.ledger),
        build_button(voice.label("owed.leave"), Press("leave")),
        build_button(voice.label("owed.hours"), Press("reminding")),
        _home(voice),
    ]
    rows = [
        *build_numbers(numbers),
        *build_pager(voice, "deadlines", view.page, view.pages),
        *arrange(places),
    ]
    return [Message(text, rows)]


def render_duty(view: DutyView, voice: Voice) -> list[Message]:
    """Return one deadline in full, with what its reader may do about it."""
    standing = view.due.standing
    deadline = standing.deadline
    end, unit_end = (
        say_moment(deadline.due_at, zone, voice) for zone in (view.zone, view.unit_zone)
    )
    names = view.responsible[:_MOST_NAMES]
    text = voice.text(
        "duty.text",
        news=voice.news(view.news) if view.news else "",
        name=say_standing(standing, voice),
        square=SQUARES[view.shade],
        end=end,
        unit_end=unit_end if unit_end != end else "",
        distance=_say_distance(view.due, voice),
        state=_say_state(standing, voice),
        paused=deadline.paused and standing.missing,
        moved=deadline.moved,
        owner=clip_line(standing.owner, _LONGEST_NAME),
        names=[clip_line(name, _LONGEST_NAME) for name in names],
        unnamed=len(view.responsible) - len(names),
        assignee=clip_line(view.assignee, _LONGEST_NAME),
        writer=clip_line(view.writer, _LONGEST_NAME),
        missing=standing.missing,
        told_how="elsewhere" in view.ways and deadline.interview is None,
        away=[_build_away(each, voice) for each in view.away[:_MOST_AWAY]],
        changes=[_say_change(each, view.zone, voice) for each in view.changes],
        earlier=view.earlier,
        unpublished=view.unpublished,
    )
    labels = _LABELS_OF_WAIVED if deadline.settled == "waived" else _LABELS
    buttons = [
        build_button(voice.label(labels[way]), Press(_VERBS[way], value=deadline.id))
        for way in view.ways
    ]
    places = build_ways(voice, ["deadlines", *["ledger"] * view.watching, "home"])
    return [Message(text, [*arrange(buttons), places])]


def render_colleague(view: ColleagueView, voice: Voice) -> list[Message]:
    """Return that a colleague is writing the report, and the choice to write one all the same."""
    text = voice.text(
        "duty.colleague",
        report=say_standing(view.standing, voice),
        name=clip_line(view.name, _LONGEST_NAME),
        percent=view.standing.percent,
        finished=view.standing.condition == "finished",
    )
    deadline_id = view.standing.deadline.id
    rows = [
        [build_button(voice.label("duty.own"), Press("fillown", value=deadline_id))],
        [build_back(view.standing, voice), _home(voice)],
    ]
    return [Message(text, rows)]


def render_hand_in_ask(view: HandInAskView, voice: Voice) -> list[Message]:
    """Return what speaks against handing in, and the choice."""
    lack, deadline_id = view.lack, view.standing.deadline.id
    text = voice.text(
        "duty.hand_in_ask",
        name=say_standing(view.standing, voice),
        documents=lack.documents,
        percent=view.standing.percent,
        unanswered=lack.unanswered,
        findings=lack.findings,
        changed=lack.changed,
        returned=lack.returned,
    )
    rows = [
        [build_button(voice.label("reminder.fill"), Press("fillnow", value=deadline_id))],
        [build_button(voice.label("duty.hand_in_sure"), Press("handinsure", value=deadline_id))],
        [build_back(view.standing, voice)],
    ]
    return [Message(text, rows)]


def render_handed_in(view: HandedInView, voice: Voice) -> list[Message]:
    """Return that it is handed in, warmly, and what is left."""
    name = say_standing(view.standing, voice)
    late = view.standing.days_late
    text = voice.text("duty.handed_in", name=name, late=late, left=view.left)
    return [Message(text, [[build_way(voice, "deadlines"), _home(voice)]])]


def render_told(view: ToldView, voice: Voice) -> list[Message]:
    """Return what somebody decided about a deadline, and the way to it."""
    deadline = view.standing.deadline
    text = voice.text(
        _TOLD[view.what],
        name=say_standing(view.standing, voice),
        day=say_due_day(deadline.due_on, voice),
        by=clip_line(view.by, _LONGEST_NAME),
        why=clip_line(view.why, 2 * _LONGEST_WHY),
        written=deadline.interview is not None,
    )
    fill = build_button(voice.label("reminder.fill"), Press("fillnow", value=deadline.id))
    rows = [*([[fill]] if deadline.interview else []), [build_back(view.standing, voice)]]
    return [Message(text, rows)]


def say_standing(standing: Standing, voice: Voice) -> str:
    """Return which report it is: 月报（2026年6月）."""
    return say_report(standing.deadline.name, standing.deadline.period, voice)


def say_moment(moment: datetime, zone: str, voice: Voice) -> str:
    """Return a moment near by, with its weekday, by the clocks of `zone`."""
    local = moment.astimezone(ZoneInfo(zone))
    return voice.plain("duty.end", day=say_due_day(local.date(), voice), time=f"{local:%H:%M}")


def build_back(standing: Standing, voice: Voice) -> Button:
    """Return the button to the deadline's card."""
    return build_button(voice.label("duty.back"), build_duty_press(standing))


def build_duty_press(standing: Standing) -> Press:
    """Return what the button to the deadline's card says."""
    return Press("duty", value=standing.deadline.id)


def _home(voice: Voice) -> Button:
    return build_way(voice, "home")


def _build_line(line: MineLine, number: int, voice: Voice) -> dict[str, object]:
    standing = line.due.standing
    return {
        "number": number,
        "square": SQUARES[line.shade],
        "name": say_standing(standing, voice),
        "day": say_due_day(standing.deadline.due_on, voice),
        "distance": _say_distance(line.due, voice),
        "state": _say_state(standing, voice),
    }


def _say_distance(due: DueLine, voice: Voice) -> str:
    """Return how far away it is; nothing once it is settled."""
    return say_distance(due.days, due.working, voice) if due.standing.missing else ""


def _say_state(standing: Standing, voice: Voice) -> str:
    """Return the state; how late a missing one is, its distance says."""
    return say_state(replace(standing, days_late=0) if standing.missing else standing, voice)


def _build_away(away: Away, voice: Voice) -> dict[str, str]:
    return {
        "name": clip_line(away.name, _LONGEST_NAME),
        "until": say_due_day(away.until, voice),
        "stand_in": clip_line(away.stand_in, _LONGEST_NAME),
    }


def _say_change(change: ChangeLine, zone: str, voice: Voice) -> str:
    return voice.plain(
        "duty.change",
        moment=say_moment(change.made_at, zone, voice),
        by=clip_line(change.by, _LONGEST_NAME),
        what=voice.label(_CHANGES[change.what]) if change.what in _CHANGES else change.what,
        assigned=change.what == "assigned",
        why=clip_line(change.why, _LONGEST_WHY),
        from_on=say_due_day(change.from_on, voice) if change.from_on else "",
        to_on=say_due_day(change.to_on, voice) if change.to_on else "",
    )


_VERBS: Mapping[Way, str] = {
    "fill": "fillnow",
    "hand_in": "handin",
    "snooze": "snooze",
    "elsewhere": "elsewhere",
    "assign": "assign",
    "move": "moveday",
    "waive": "waive",
    "send_back": "sendback",
}
_LABELS: Mapping[Way, str] = {
    "fill": "reminder.fill",
    "hand_in": "duty.hand_in",
    "snooze": "reminder.snooze",
    "elsewhere": "reminder.elsewhere",
    "assign": "duty.assign",
    "move": "duty.move",
    "waive": "duty.waive",
    "send_back": "duty.send_back",
}
_LABELS_OF_WAIVED: Mapping[Way, str] = {**_LABELS, "send_back": "duty.reopen"}
_CHANGES: Mapping[str, str] = {
    "handed_in": "duty.did_hand_in",
    "elsewhere": "duty.did_elsewhere",
    "waived": "duty.did_waive",
    "returned": "duty.did_send_back",
    "reopened": "duty.did_reopen",
    "moved": "duty.did_move",
    "assigned": "duty.did_assign",
}
_TOLD: Mapping[str, str] = {
    "returned": "duty.told_returned",
    "reopened": "duty.told_reopened",
    "assigned": "duty.told_assigned",
}

# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    DeadlinesView: render_deadlines,
    DutyView: render_duty,
    ColleagueView: render_colleague,
    HandInAskView: render_hand_in_ask,
    HandedInView: render_handed_in,
    ToldView: render_told,
}
