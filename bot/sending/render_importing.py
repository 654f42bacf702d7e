"""A report that exists already: how it is sent, and which new report it is the beginning of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.sending.asked import LONGEST_NAME
from bot.sending.keyboards import arrange, build_button, build_period_value, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.render_cards import render_bar
from bot.sending.say_pieces import sum_up_junk
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.importing.views import (
    ImportingView,
    ReadPeriodsView,
    ReadTwinView,
    ReadView,
)
from conversations.views import View

_MOST_KINDS = 10
_LONGEST_FILE = 100


def render_importing(view: ImportingView, voice: Voice) -> list[Message]:
    """Return how a report is imported."""
    ways = ["open", "outline"] if view.open else ["new", "home"]
    return [Message(voice.text("read.how", open=view.open), [build_ways(voice, ways)])]


def render_read(view: ReadView, voice: Voice) -> list[Message]:
    """Return what was read, and the kinds of report to choose from, the most likely first."""
    text = voice.text(
        "read.text",
        news=voice.news(view.news) if view.news else "",
        file=clip_line(view.name, _LONGEST_FILE),
        paragraphs=view.paragraphs,
        characters=view.characters,
        junk=sum_up_junk(view.junk, voice),
    )
    rows: list[list[Button]] = [
        [build_button(voice.say(kind.name), Press("imp_kind", question=kind.id, value=view.file))]
        for kind in view.kinds[:_MOST_KINDS]
    ]
    note = build_button(voice.label("read.note"), Press("imp_note", value=view.file))
    return [Message(text, [*rows, [note, *build_ways(voice, ["home"])]])]


def render_read_periods(view: ReadPeriodsView, voice: Voice) -> list[Message]:
    """Return the choice of the new report's period."""
    text = voice.text(
        "read.periods",
        name=clip_line(voice.say(view.kind.name), LONGEST_NAME),
        own=voice.period(view.own) if view.own else "",
    )
    buttons = [
        build_button(
            voice.period(period),
            Press("imp_period", view.file, 0, view.kind.id, build_period_value(period)),
        )
        for period in view.periods
    ]
    back = build_button(voice.label("read.other_kind"), Press("imp_offer", value=view.file))
    return [Message(text, [*arrange(buttons), [back, *build_ways(voice, ["home"])]])]


def render_read_twin(view: ReadTwinView, voice: Voice) -> list[Message]:
    """Return the choice between the draft that is there and one more of the same kind."""
    tag, percent = view.line.tag, view.line.progress.percent
    bar = render_bar(percent)
    text = voice.text("read.twin", name=voice.name(tag), bar=bar, percent=percent)
    again = Press("imp_again", view.file, 0, view.kind, build_period_value(tag.period))
    rows = [
        [build_button(voice.label("read.into"), Press("imp_into", tag.id, value=view.file))],
        [build_button(voice.label("twin.again"), again)],
        build_ways(voice, ["home"]),
    ]
    return [Message(text, rows)]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: Mapping[type[View], Callable[[Any, Voice], list[Message]]] = {
    ImportingView: render_importing,
    ReadView: render_read,
    ReadPeriodsView: render_read_periods,
    ReadTwinView: render_read_twin,
}
"""The renderers of what comes before the plan."""
