"""What a card asks and offers, and how long each of its parts may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.sending.messages import Button

LONGEST_NAME = 120
LONGEST_ASK = 450
LONGEST_ANSWER = 1200
LONGEST_ATTEMPT = 400
LONGEST_EXCERPT = 60
LONGEST_DEFAULT = 200
LONGEST_BODY = 1800
"""In UTF-16 units: all of them together stay below what a message holds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question or what stands in its place, a hint, what there is already, and the buttons.

    `body` is escaped unless it is Markup.
    """

    ask: str
    hint: str
    body: Markup | str
    rows: Sequence[Sequence[Button]]


def join_parts(*parts: Markup | str) -> Markup:
    """Return the parts that say something, escaped, with a blank line between them."""
    return Markup("\n\n").join(filter(None, parts))
