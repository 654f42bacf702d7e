"""Obligations: the list, one in full, and the office's own working days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending.keyboards import (
    PAGE,
    arrange,
    build_button,
    build_pager,
    build_ways,
)
from bot.sending.messages import Button, Message, clip_line
from bot.sending.say_obligations import (
    say_due,
    say_due_fully,
    say_escalation,
    say_owners,
    say_plan,
    say_rhythm,
    say_weekday,
)
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.deadlines.obligation_views import (
    ObligationEndView,
    ObligationLine,
    ObligationsView,
    ObligationView,
    OfficeDaysView,
)
from conversations.views import News, View

_LONGEST_NAME = 60
_LONGEST_OWNER = 40


def render_obligations(view: ObligationsView, voice: Voice) -> list[Message]:
    """Return a page of the obligations, a button for each."""
    lines = [
        _build_line(number, line, voice)
        for number, line in enumerate(view.lines, view.page * PAGE + 1)
    ]
    text = voice.text("obligation.list", news=_render_news(view.news, voice), lines=lines)
    picks = [
        build_button(
            voice.plain("obligation.pick", number=line["number"], name=line["name"]),
            Press("obligation", value=shown.id),
        )
        for line, shown in zip(lines, view.lines, strict=True)
    ]
    rows = [[pick] for pick in picks] + build_pager(voice, "obligations", view.page, view.pages)
    ways = [("obligation.new", "ob_new"), ("obligation.days", "office_days")]
    rows += [_build_row(voice, *ways), _build_row(voice, ("obligation.import", "plan"))]
    rows[-1] += build_ways(voice, ["home"])
    return [Message(text, rows)]


def render_obligation(view: ObligationView, voice: Voice) -> list[Message]:
    """Return everything about one obligation, and what can be done with it."""
    line, obligation = view.line, view.line.obligation
    text = voice.text(
        "obligation.text",
        news=_render_news(view.news, voice),
        name=clip_line(obligation.name, _LONGEST_NAME),
        state=line.state,
        report=clip_line(voice.say(view.report), _LONGEST_NAME) if view.report else "",
        who=say_owners(line, voice),
        owners=[clip_line(name, _LONGEST_OWNER) for name in view.owners],
        more=0 < len(view.owners) < line.units + line.people,
        rhythm=say_rhythm(obligation, voice, line.periods),
        due=say_due_fully(obligation, voice),
        plan=say_plan(obligation, voice),
        escalation=say_escalation(obligation, voice),
        starts=voice.day(obligation.starts_on),
        ends=voice.day(obligation.ends_on) if obligation.ends_on else "",
        days=_build_days(view, voice),
        unpublished=sorted({day.on.year for day in view.next if not day.published}),
        may_change=view.may_change,
    )
    return [Message(text, [*_build_changes(view, voice), _build_ways_back(voice)])]


def render_obligation_end(view: ObligationEndView, voice: Voice) -> list[Message]:
    """Return the question whether the obligation really ends."""
    name = clip_line(view.name, _LONGEST_NAME)
    text = voice.text("obligation.end_ask", name=name, missing=view.missing)
    back = build_button(voice.label("obligation.back"), Press("obligation", value=view.id))
    end = build_button(voice.label("obligation.end_it"), Press("ob_end_sure", value=view.id))
    return [Message(text, [[back, end]])]


def render_office_days(view: OfficeDaysView, voice: Voice) -> list[Message]:
    """Return which years are published, and the office's own days, to be added and removed."""
    days = [
        {"on": voice.day(day.on), "weekday": say_weekday(day.on, voice), "working": day.working}
        for day in view.days
    ]
    text = voice.text(
        "office_day.text",
        news=_render_news(view.news, voice),
        published=view.published,
        unpublished=view.unpublished,
        days=days,
    )
    rows = _build_day_rows(view, voice) if view.may_change else []
    rows += build_pager(voice, "office_days", view.page, view.pages)
    return [Message(text, [*rows, _build_ways_back(voice)])]


def _build_line(number: int, line: ObligationLine, voice: Voice) -> dict[str, Any]:
    rhythm = voice.plain(
        "phrase.rhythm",
        rhythm=say_rhythm(line.obligation, voice, line.periods),
        due=say_due(line.obligation, voice),
    )
    return {
        "number": number,
        "name": clip_line(line.obligation.name, _LONGEST_NAME),
        "state": line.state,
        "rhythm": rhythm,
        "who": say_owners(line, voice),
        "next": voice.day(line.next_on) if line.next_on else "",
    }


def _build_days(view: ObligationView, voice: Voice) -> list[dict[str, object]]:
    return [
        {"on": voice.day(day.on), "weekday": say_weekday(day.on, voice), "missing": day.missing}
        for day in view.next
    ]


def _build_changes(view: ObligationView, voice: Voice) -> list[list[Button]]:
    """Return the buttons that change the obligation; none for who may only look at it."""
    ways = _CHANGES[view.line.state] if view.may_change else ()
    buttons = [
        build_button(voice.label(key), Press(verb, value=view.line.id)) for key, verb in ways
    ]
    return [buttons] if buttons else []


def _build_day_rows(view: OfficeDaysView, voice: Voice) -> list[list[Button]]:
    ways = ("office_day.add_off", "day_off"), ("office_day.add_working", "day_working")
    removals = [
        build_button(
            voice.label("office_day.remove", month=day.on.month, day=day.on.day),
            Press("day_remove", value=day.on.toordinal()),
        )
        for day in view.days
    ]
    return [_build_row(voice, *ways), *arrange(removals)]


def _build_ways_back(voice: Voice) -> list[Button]:
    return [*_build_row(voice, ("obligation.all", "obligations")), *build_ways(voice, ["home"])]


def _build_row(voice: Voice, *ways: tuple[str, str]) -> list[Button]:
    return [build_button(voice.label(key), Press(verb)) for key, verb in ways]


def _render_news(news: News | None, voice: Voice) -> str:
    return voice.news(news) if news else ""


_CHANGE = ("obligation.change", "ob_change")
_END = ("obligation.end", "ob_end")
_RESUME = ("obligation.resume", "ob_resume")
_CHANGES = {
    "active": (_CHANGE, ("obligation.pause", "ob_pause"), _END),
    "paused": (_CHANGE, _RESUME, _END),
    "ended": (_RESUME,),
}
"""What can be done with an obligation in each state: the words and the verbs of the buttons."""

# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    ObligationsView: render_obligations,
    ObligationView: render_obligation,
    ObligationEndView: render_obligation_end,
    OfficeDaysView: render_office_days,
}
