"""The private address of a calendar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sending.keyboards import build_ways
from bot.sending.messages import Message
from bot.sending.voice import Voice
from conversations.calendars import AddressView
from conversations.views import View


def render_address(view: AddressView, voice: Voice) -> list[Message]:
    """Return the address, to be copied, and how to put it to use."""
    rows = [build_ways(voice, ["unsubscribe", "home"])]
    return [Message(voice.text("calendar.address", url=view.url), rows)]


# Any: each renderer takes its own kind of view, and the dictionary pairs them.
RENDERERS: dict[type[View], Callable[[Any, Voice], list[Message]]] = {AddressView: render_address}
