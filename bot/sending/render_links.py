"""The links to a report, its section and its question, each to be copied with one tap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.sending.asked import LONGEST_NAME
from bot.sending.keyboards import build_copy, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.voice import Voice
from conversations.definition.terms import Words
from conversations.link_views import LinksView
from conversations.views import View

_LONGEST_COPIED = 256
"""Characters that a button can copy."""


def render_links(view: LinksView, voice: Voice) -> list[Message]:
    """Return the links, and a button to copy each."""
    text = voice.text(
        "link.text",
        name=voice.name(view.tag),
        report=view.report,
        section=view.section,
        question=view.question,
        section_title=_say(view.section_title, voice),
        ask=_say(view.ask, voice),
    )
    rows = [
        *_build_copy_row(voice, "link.copy_report", view.report),
        *_build_copy_row(voice, "link.copy_section", view.section),
        *_build_copy_row(voice, "link.copy_question", view.question),
        build_ways(voice, ["open", "outline"], view.tag.id),
    ]
    return [Message(text, rows)]


def _say(words: Words | None, voice: Voice) -> str:
    return clip_line(voice.say(words), LONGEST_NAME) if words else ""


def _build_copy_row(voice: Voice, key: str, link: str) -> list[list[Button]]:
    """Return the button; none for a link that is too long for one, which stands in the text."""
    if not 0 < len(link) <= _LONGEST_COPIED:
        return []
    return [[build_copy(voice.label(key), link)]]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: Mapping[type[View], Callable[[Any, Voice], list[Message]]] = {LinksView: render_links}
