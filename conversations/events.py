"""What can happen to a draft. Times are aware, in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Typed:
    """The person sent a text: the answer to the present question, or more of it."""

    text: str
    source: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Amended:
    """The person edited a message that they had sent."""

    text: str
    source: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of a card, or the command that says the same.

    `question` is the one it is about (None: the present one), `revision` that of the card it hung
    on (None: a command, about what is there now). Indexes in `value` count from 0:
    choose (option; of a confirm 1 is yes, 0 no) · skip · back · next · go (to `question`; the entry
    to look at) · more (write a text in several messages, after what is there) · done (写完了:
    closes an open text or a list) · suggest (a new entry under that suggestion) · heading, rewrite
    (retype that part of the entry) · up, down, remove (the entry). Without a value, the verbs about
    an entry, and more, mean the one that is looked at or asked for.
    """

    verb: Verb
    question: str | None = None
    revision: int | None = None
    value: int | None = None


Verb = Literal[
    "choose",
    "skip",
    "back",
    "next",
    "go",
    "more",
    "done",
    "suggest",
    "heading",
    "rewrite",
    "up",
    "down",
    "remove",
]

Event = Typed | Amended | Pressed
