"""One person's saved answers to one interview for one period: values, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Discriminator, TypeAdapter


@dataclass(frozen=True, slots=True)
class Part:
    """What one message said.

    `source` is the message's id in the chat (an edit of it amends this part); `at` is when it was
    sent; `joined` says that it goes on where the part before it stopped, without a new line,
    because the messenger split one text in two.
    """

    text: str
    source: int | None = None
    at: AwareDatetime | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """A text, in as many parts as messages.

    `open` while more of it is expected; `until_done` when only 写完了 ends that, and not the end of
    a text that the messenger split. Of a list's entry, no parts mean that its text was passed by.
    """

    parts: tuple[Part, ...] = ()
    open: bool = False
    until_done: bool = False
    kind: Literal["text"] = "text"

    @property
    def text(self) -> str:
        """The parts as one text."""
        return "".join(
            part.text if part.joined or not index else "\n" + part.text
            for index, part in enumerate(self.parts)
        )


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """A whole number, and what was typed for it."""

    value: int
    typed: Part
    kind: Literal["number"] = "number"


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """A day, and what was typed for it."""

    value: date
    typed: Part
    kind: Literal["date"] = "date"


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """The id of the option chosen, and what was typed for it (None: a button)."""

    value: str
    typed: Part | None = None
    kind: Literal["choice"] = "choice"


@dataclass(frozen=True, slots=True)
class ConfirmAnswer:
    """Yes or no, and what was typed for it (None: a button)."""

    value: bool
    typed: Part | None = None
    kind: Literal["confirm"] = "confirm"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its heading, and its text (None while that is still to be asked for)."""

    heading: Part
    text: TextAnswer | None = None


@dataclass(frozen=True, slots=True)
class ItemsAnswer:
    """The entries of a list; `closed` when the person said that these are all."""

    entries: tuple[Entry, ...] = ()
    closed: bool = False
    kind: Literal["items"] = "items"


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person passed the question by; if it is required, it is listed as missing."""

    kind: Literal["skipped"] = "skipped"


Answer = Annotated[
    TextAnswer | NumberAnswer | DateAnswer | ChoiceAnswer | ConfirmAnswer | ItemsAnswer | Skipped,
    Discriminator("kind"),
]


@dataclass(frozen=True, slots=True)
class Focus:
    """A question, or a place within a list.

    `entry` is an index into an items answer; `part` says which of its two texts is asked for
    (None: the entry is looked at).
    """

    question: str
    entry: int | None = None
    part: Literal["heading", "text"] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is saved of one report in the making.

    `focus` is a place the person went to by themselves; None while they simply go on: the position
    then follows from the answers. `attempts` keeps, by question id, what was typed and not
    understood. `revision` grows with every change, so that a button can say what it was made for.
    `period` is "2026H1" or "2026".
    """

    interview: str
    version: int
    period: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    focus: Focus | None = None
    attempts: Mapping[str, Part] = field(default_factory=dict)
    revision: int = 0


_adapter: TypeAdapter[Draft] = TypeAdapter(Draft)

_REMEMBERED = 256
_written: dict[str, Draft] = {}
"""The drafts written last, by their JSON: what a person's next answer is going to read."""


def dump_draft(draft: Draft) -> str:
    """Return the draft as JSON."""
    text = _adapter.dump_json(draft).decode()
    if len(_written) >= _REMEMBERED:
        _written.pop(next(iter(_written)), None)
    _written[text] = draft
    return text


def load_draft(text: str) -> Draft:
    """Return the draft that `dump_draft` wrote; ValueError when it is not one."""
    return _written.pop(text, None) or _adapter.validate_json(text)
