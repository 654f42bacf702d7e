"""What can happen to a draft. Times are aware, in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from conversations.definition.blocks import Layout
from conversations.definition.interview import Interview
from conversations.drafts.corrections import Correction
from conversations.drafts.draft import Answer, Attachment, Focus, Part, Unplaced


@dataclass(frozen=True, slots=True)
class Typed:
    """The person sent a text: the answer to the present question, or more of it.

    `today` is the day it was where they are.
    """

    text: str
    source: int
    at: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Amended:
    """The person edited a message that they had sent. `today` is the day it is where they are."""

    text: str
    source: int
    at: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of a card, or the command that says the same.

    `question` is the one it is about (None: the present one), `revision` that of the card it hung
    on (None: a command, about what is there now). Indexes in `value` count from 0; within a list of
    lists they are those of the list that is shown:
    choose (option; of a confirm 1 is yes, 0 no; of a declaration 0 is none, 1 covered) · toggle
    (that option of several) · default (take what is offered) · skip · omit (take the answer back,
    where none is required) · back · next · go (to `question`; the entry, row or number to look at)
    · more (write a text in several messages, after what is there) · done (写完了: closes an open
    text, a list, a table, a choice of several) · suggest (a new entry under that suggestion) ·
    heading, rewrite (retype that part of the entry; of a list of lists, write its list; a row; a
    photo's caption) · up, down, remove (the entry, row or photo) · split (the entry into several,
    see rearranging.py) · join (it and the next one into one) · pair (the next entry answers that
    one of the other list, counted there) · alone (it answers none) · compute (take for that number
    what the others say) · accept (go on with numbers that do not add up) · layout (of the
    section `question`: see layouts.py) · keep (the version that the draft has, `value` being the
    newer one). Without a value, the verbs about an entry, and more, mean the one that is looked at
    or asked for.
    """

    verb: Verb
    question: str | None = None
    revision: int | None = None
    value: int | None = None


Verb = Literal[
    "choose",
    "toggle",
    "default",
    "skip",
    "omit",
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
    "split",
    "join",
    "pair",
    "alone",
    "compute",
    "accept",
    "layout",
    "keep",
]


@dataclass(frozen=True, slots=True)
class Pictured:
    """The person sent a photo, stored under the id `picture`, in the message `source`.

    `name` is that of its file, `caption` what stood under it; both may be "".
    """

    picture: int
    name: str
    caption: str
    source: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The person moves the draft over to this newer version of its interview."""

    to: Interview


@dataclass(frozen=True, slots=True)
class Corrected:
    """The person has texts corrected, as they were shown at `revision` (None: as they are now).

    A correction whose text is another by now is left out. `undoing` says that they take back those
    made before, which then cannot be taken back once more.
    """

    corrections: tuple[Correction, ...]
    revision: int | None = None
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """What a person accepted takes the place of what is there: of a file, of an earlier report, or
    of an earlier state of the draft.

    None as an answer takes it back; one that does not fit its question is left out. `attempts` are
    put beside those at hand. `attachments`, `unplaced`, `layouts` and `past` stay where they are
    None. The person goes on from the question `after` to the next open one, else they stand at
    `focus`, else where they were. Nothing happens unless the draft still has that `revision` (None:
    whatever it has).
    """

    answers: Mapping[str, Answer | None] = field(default_factory=dict)
    attempts: Mapping[str, Part] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] | None = None
    unplaced: tuple[Unplaced, ...] | None = None
    layouts: Mapping[str, Layout] | None = None
    past: str | None = None
    revision: int | None = None
    after: str | None = None
    focus: Focus | None = None


Event = Typed | Amended | Pressed | Pictured | Upgraded | Corrected | Put
