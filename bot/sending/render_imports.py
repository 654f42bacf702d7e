"""Importing obligations from a file: how to, and what a file would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.sending.keyboards import build_button, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.deadlines.import_views import Changes, ImportView, PlanView
from conversations.views import View

_MOST_NAMES = 12
_MOST_MISTAKES = 10
_LONGEST_NAME = 40
_LONGEST_MISTAKE = 150


def render_import(view: ImportView, voice: Voice) -> list[Message]:
    """Return how obligations are imported."""
    news = voice.news(view.news) if view.news else ""
    ways = [("plan.blank", "plan_blank")] + [("plan.export", "plan_export")] * view.exports
    rows = [_build_row(voice, *ways), [*_build_row(voice, _ALL), *build_ways(voice, ["home"])]]
    return [Message(voice.text("plan.how", news=news, exports=view.exports), rows)]


def render_plan(view: PlanView, voice: Voice) -> list[Message]:
    """Return what the file would change, with the button that does it; or what is wrong in it."""
    mistakes = [
        {
            "place": clip_line(voice.toast(slip.place), _LONGEST_NAME * 2),
            "sentence": clip_line(voice.toast(slip.news), _LONGEST_MISTAKE),
        }
        for slip in view.mistakes[:_MOST_MISTAKES]
    ]
    text = voice.text(
        "plan.text",
        news=voice.news(view.news) if view.news else "",
        file=clip_line(view.file_name, _LONGEST_NAME * 2),
        mistakes=mistakes,
        more=len(view.mistakes) - len(mistakes),
        units=_say_changes(view.units),
        obligations=_say_changes(view.obligations),
        days=_build_days(view, voice),
        more_days=max(len(view.days) - _MOST_NAMES, 0),
        idle=view.is_idle,
    )
    return [Message(text, _build_rows(view, voice))]


def _build_rows(view: PlanView, voice: Voice) -> list[list[Button]]:
    if view.mistakes or view.is_idle:
        return [_build_row(voice, ("plan.blank", "plan_blank"), _ALL)]
    take = Press("plan_take", revision=view.stamp, value=view.file_id)
    drop = build_button(voice.label("plan.drop"), Press("plan_drop"))
    return [[build_button(voice.label("plan.take"), take), drop]]


def _say_changes(changes: Changes) -> dict[str, object]:
    return {
        "added": _clip_names(changes.added),
        "more_added": max(len(changes.added) - _MOST_NAMES, 0),
        "changed": _clip_names(changes.changed),
        "more_changed": max(len(changes.changed) - _MOST_NAMES, 0),
        "left": changes.left,
    }


def _clip_names(names: Sequence[str]) -> list[str]:
    return [clip_line(name, _LONGEST_NAME) for name in names[:_MOST_NAMES]]


def _build_days(view: PlanView, voice: Voice) -> list[dict[str, object]]:
    return [{"on": voice.day(day), "working": working} for day, working in view.days[:_MOST_NAMES]]


def _build_row(voice: Voice, *ways: tuple[str, str]) -> list[Button]:
    return [build_button(voice.label(key), Press(verb)) for key, verb in ways]


_ALL = ("obligation.all", "obligations")

# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    ImportView: render_import,
    PlanView: render_plan,
}
