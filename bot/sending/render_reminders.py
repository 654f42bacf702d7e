"""Reminders: one deadline with its buttons, a digest of several, and a group's lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.sending.keyboards import arrange, build_button, build_numbers
from bot.sending.messages import Button, Message, measure
from bot.sending.say_due import say_distance, say_due_day, say_plainly, say_report
from bot.sending.say_shades import say_state
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.deadlines.reminder_views import (
    DigestView,
    DueLine,
    GroupView,
    ReminderView,
    RoundLine,
)
from conversations.views import View

_MOST_ROUNDS = 8
_LONGEST_NAMES = 900
"""Units of all the names in a message: with what stands around them they stay on one page."""


def render_reminder(view: ReminderView, voice: Voice) -> list[Message]:
    """Return one deadline's reminder, with the way to its open question."""
    deadline = view.line.standing.deadline
    fill = [_build(voice, "reminder.fill", "fillnow", deadline.id)]
    others = [
        _build(voice, "reminder.snooze", "snooze", deadline.id),
        _build(voice, "reminder.elsewhere", "elsewhere", deadline.id),
    ]
    text = voice.text("reminder.text", **_build_line(view.line, voice))
    return [Message(text, [*([fill] if deadline.interview else []), *arrange(others)])]


def render_digest(view: DigestView, voice: Voice) -> list[Message]:
    """Return all that a person is told at once."""
    lines = [_build_line(line, voice) for line in view.lines]
    text = voice.text(
        "digest.text",
        tally=view.tally,
        lines=lines,
        more=view.more,
        missing=_build_rounds(view.missing, voice),
        hidden=max(0, len(view.missing) - _MOST_ROUNDS),
        unreachable=_join_names(view.unreachable, _LONGEST_NAMES // 2),
        unnamed=_count_unnamed(view.unreachable, _LONGEST_NAMES // 2),
    )
    return [Message(text, list(_build_digest_rows(view, voice)))]


def render_group(view: GroupView, voice: Voice) -> list[Message]:
    """Return what a group is told: no button, no answer, nobody called."""
    text = voice.text(
        "group.text",
        opened=_build_rounds(view.opened, voice),
        missing=_build_rounds(view.missing, voice),
        complete=_build_rounds(view.complete, voice),
        hidden=sum(
            max(0, len(rounds) - _MOST_ROUNDS)
            for rounds in (view.opened, view.missing, view.complete)
        ),
    )
    return [Message(text)]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {
    ReminderView: render_reminder,
    DigestView: render_digest,
    GroupView: render_group,
}


def _build(voice: Voice, key: str, verb: str, deadline_id: int) -> Button:
    return build_button(voice.label(key), Press(verb, value=deadline_id))


def _build_line(line: DueLine, voice: Voice) -> dict[str, object]:
    standing = line.standing
    return {
        "name": say_report(standing.deadline.name, standing.deadline.period, voice),
        "day": say_due_day(standing.deadline.due_on, voice),
        "distance": say_distance(line.days, line.working, voice),
        "state": say_state(replace(standing, days_late=0), voice),  # `distance` says how late
    }


def _build_digest_rows(view: DigestView, voice: Voice) -> Iterator[Sequence[Button]]:
    yield from build_numbers(
        [
            build_button(
                voice.label("digest.number", number=number),
                Press("fillnow", value=line.standing.deadline.id),
            )
            for number, line in enumerate(view.lines, 1)
        ]
    )
    ways = []
    if view.lines:
        ways.append(build_button(voice.label("digest.deadlines"), Press("deadlines")))
    if view.tally or view.missing:
        ways.append(build_button(voice.label("ledger.way"), Press("ledger")))
    if ways:
        yield ways


def _build_rounds(rounds: Sequence[RoundLine], voice: Voice) -> list[dict[str, object]]:
    shown = rounds[:_MOST_ROUNDS]
    longest = _LONGEST_NAMES // max(1, len(shown))
    return [
        {
            "name": say_plainly(say_report(each.name, each.period, voice), 100),
            "day": say_due_day(each.due_on, voice),
            "distance": say_distance(each.days, each.working, voice),
            "names": _join_names(each.names, longest),
            "count": len(each.names),
            "unnamed": _count_unnamed(each.names, longest),
        }
        for each in shown
    ]


def _join_names(names: Sequence[str], longest: int) -> str:
    return "、".join(_pick_names(names, longest))


def _count_unnamed(names: Sequence[str], longest: int) -> int:
    return len(names) - len(_pick_names(names, longest))


def _pick_names(names: Sequence[str], longest: int) -> list[str]:
    """Return the first names that fit into so many units, in plain words."""
    picked: list[str] = []
    for name in names:
        said = say_plainly(name)
        longest -= measure(said) + 1
        if picked and longest < 0:
            break
        picked.append(said)
    return picked
