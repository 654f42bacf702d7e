"""Files with their captions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending.keyboards import build_ways
from bot.sending.messages import Message
from bot.sending.voice import Voice
from conversations.files import FileView
from conversations.views import View


def render_file(view: FileView, voice: Voice) -> list[Message]:
    """Return the file with what is said of it."""
    rows = [build_ways(voice, view.ways, view.draft)] if view.ways else []
    return [Message(voice.news(view.news), rows, file_id=view.file_id, photo=view.photo)]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {FileView: render_file}
