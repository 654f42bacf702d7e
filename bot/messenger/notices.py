"""What committed jobs make known inside the process: who has to be woken, and for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class UpdateQueued:
    """A bot has an update to fetch."""

    bot_id: int


@dataclass(frozen=True)
class WebhookChanged:
    """A bot's webhook was set, changed or taken away."""

    bot_id: int


@dataclass(frozen=True)
class PressAnswered:
    """A bot answered a button press; `answer` is {text, alert, url}."""

    press_id: str
    answer: Mapping[str, object]


@dataclass(frozen=True)
class PageEvent:
    """Something for the open pages of one person (see page_api for the bodies)."""

    person_id: int
    body: Mapping[str, object]


Notice = UpdateQueued | WebhookChanged | PressAnswered | PageEvent
