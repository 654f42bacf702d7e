"""What a card asks, and how long each of its parts may be."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_NAME = 120
LONGEST_ASK = 450
LONGEST_ANSWER = 1200
LONGEST_ATTEMPT = 400
LONGEST_EXCERPT = 30
"""In UTF-16 units: all of them together stay below what a message holds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question or what stands in its place, a hint, and what there is already (Markup)."""

    ask: str
    hint: str
    body: str
