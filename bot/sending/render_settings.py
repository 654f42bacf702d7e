"""A person's settings, on one card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.sending.keyboards import arrange, build_button, build_way
from bot.sending.messages import Message, clip_line
from bot.sending.render_hours import say_clock, say_zone
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.settings_views import SettingsView
from conversations.views import View

_LONGEST_ZONE = 64


def render_settings(view: SettingsView, voice: Voice) -> list[Message]:
    """Return what is set, a button to change each."""
    text = voice.text(
        "settings.text",
        zone=clip_line(view.zone, _LONGEST_ZONE),
        city=say_zone(view.zone, voice),
        time=f"{view.now.astimezone(ZoneInfo(view.zone)):%H:%M}",
        quiet_from=say_clock(view.quiet_from),
        quiet_to=say_clock(view.quiet_to),
        digest_at=say_clock(view.digest_at),
        compact=view.compact,
    )
    cards = "settings.full" if view.compact else "settings.short"
    buttons = [
        build_way(voice, "language"),
        build_button(voice.label("settings.zone"), Press("set_zone")),
        build_button(voice.label("settings.hours"), Press("reminding")),
        build_button(voice.label(cards), Press("compact", value=int(not view.compact))),
    ]
    return [Message(text, [*arrange(buttons), [build_way(voice, "home")]])]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: Mapping[type[View], Callable[[Any, Voice], list[Message]]] = {
    SettingsView: render_settings
}
