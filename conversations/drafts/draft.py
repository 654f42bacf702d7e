"""One person's saved answers to one interview for one period: values, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, Discriminator, TypeAdapter

from conversations.definition.blocks import Layout
from conversations.definition.questions import MoneyUnit
from conversations.drafts.corrections import Correction


@dataclass(frozen=True, slots=True)
class Part:
    """What one message said.

    `source` is the message's id in the chat (an edit of it amends this part); `at` is when it was
    sent; `joined` says that it goes on where the part before it stopped, without a new line,
    because the messenger split one text in two; of what has no part before it, that the text begins
    with that of an earlier message.
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
        if len(self.parts) == 1:  # as nearly always, and asked for several times a card
            return self.parts[0].text
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
class DecimalAnswer:
    """A number that may have decimals, and what was typed for it."""

    value: Decimal
    typed: Part
    kind: Literal["decimal"] = "decimal"


@dataclass(frozen=True, slots=True)
class MoneyAnswer:
    """An amount, in `unit`, and what was typed for it."""

    value: Decimal
    unit: MoneyUnit
    typed: Part
    kind: Literal["money"] = "money"


@dataclass(frozen=True, slots=True)
class PercentageAnswer:
    """A share in percent, and what was typed for it."""

    value: Decimal
    typed: Part
    kind: Literal["percentage"] = "percentage"


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """A day, and what was typed for it."""

    value: date
    typed: Part
    kind: Literal["date"] = "date"


@dataclass(frozen=True, slots=True)
class PeriodAnswer:
    """The key of a period, and what was typed for it."""

    value: str
    typed: Part
    kind: Literal["period"] = "period"


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """The id of the option chosen, and what was typed for it (None: a button)."""

    value: str
    typed: Part | None = None
    kind: Literal["choice"] = "choice"


@dataclass(frozen=True, slots=True)
class MultiChoiceAnswer:
    """The ids of the options chosen, in the question's order; `closed` when these are all."""

    values: tuple[str, ...] = ()
    closed: bool = False
    typed: Part | None = None
    kind: Literal["multi_choice"] = "multi_choice"


@dataclass(frozen=True, slots=True)
class ConfirmAnswer:
    """Yes or no, and what was typed for it (None: a button)."""

    value: bool
    typed: Part | None = None
    kind: Literal["confirm"] = "confirm"


@dataclass(frozen=True, slots=True)
class DeclaredAnswer:
    """That there was none, or that what is written elsewhere says so already.

    Particulars are a `TextAnswer`.
    """

    value: Literal["none", "covered"]
    typed: Part | None = None
    kind: Literal["declared"] = "declared"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its heading, and its text (None while that is still to be asked for).

    `id` tells it from the list's others and stays, however they are moved; 0 before it has one.
    `topic` is the id of the suggestion it was made from. `pair` is the id of the entry of another
    list that it answers (None: it stands alone). Of a list of lists, `inner` has what is under the
    heading, and there is no text.
    """

    heading: Part
    text: TextAnswer | None = None
    id: int = 0
    topic: str | None = None
    pair: int | None = None
    inner: ItemsAnswer | None = None


@dataclass(frozen=True, slots=True)
class ItemsAnswer:
    """The entries of a list; `closed` when the person said that these are all."""

    entries: tuple[Entry, ...] = ()
    closed: bool = False
    kind: Literal["items"] = "items"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells as they were understood, and the message that brought it.

    Of a message that brought several rows, the text stands with the first.
    A cell is the plain text of its value: a number in digits, a day as 2026-06-30, an amount as
    "1193.5万元", a share as "98.5%"; "" for an optional one left out.
    """

    cells: tuple[str, ...]
    typed: Part


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """The rows of a table; `closed` when the person said that these are all."""

    rows: tuple[Row, ...] = ()
    closed: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a family and what was typed for it; no value when it was passed by."""

    value: Decimal | None
    typed: Part | None = None


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """The numbers of a family by their ids.

    `accepted` when they do not add up and the person goes on all the same; any change of a number
    takes that back.
    """

    figures: Mapping[str, Figure] = field(default_factory=dict)
    accepted: bool = False
    kind: Literal["figures"] = "figures"


@dataclass(frozen=True, slots=True)
class PictureEntry:
    """A photo by the id under which its bytes are stored, and what is said under it (None: nothing
    yet). `name` is that of the file it came as, "" for one sent as a photo.
    """

    picture: int
    caption: Part | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class PicturesAnswer:
    """Photos in their order; `closed` when the person said that these are all."""

    pictures: tuple[PictureEntry, ...] = ()
    closed: bool = False
    kind: Literal["pictures"] = "pictures"


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person passed the question by; if it is required, it is listed as missing."""

    kind: Literal["skipped"] = "skipped"


Answer = Annotated[
    TextAnswer
    | NumberAnswer
    | DecimalAnswer
    | MoneyAnswer
    | PercentageAnswer
    | DateAnswer
    | PeriodAnswer
    | ChoiceAnswer
    | MultiChoiceAnswer
    | ConfirmAnswer
    | DeclaredAnswer
    | ItemsAnswer
    | TableAnswer
    | FiguresAnswer
    | PicturesAnswer
    | Skipped,
    Discriminator("kind"),
]


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is printed behind the report as an 附件: a photo, or the pages of a PDF.

    `id` tells it from the draft's others and stays, however they are moved. `pictures` are the ids
    of its pages; `name` is that of the file it came as, "" for a photo. `question` is the one that
    it belongs to (None: the whole report), `group` the album that it was sent in ("": alone).
    """

    id: int
    pictures: tuple[int, ...]
    name: str = ""
    caption: Part | None = None
    question: str | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text of an imported file that has no place in the report yet (未归位).

    `id` stays; `about` is the heading that it stood under, "" where there was none.
    """

    id: int
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """A question, or a place within it.

    `area` is the index of the entry of a list of lists whose own list is meant. `entry` is an index
    into that list or the question's own, a table's rows, a family's numbers or photos; `part` says
    which of an entry's two texts is asked for (None: it is looked at). `pair` is the id of the
    entry of the other list that the next entry of a paired list is to answer; 0 means that it is to
    stand alone (None: the first that has none yet).
    """

    question: str
    entry: int | None = None
    part: Literal["heading", "text"] | None = None
    area: int | None = None
    pair: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is saved of one report in the making.

    `answers` also has those off the path, and those without a place in the version (upgrading.py).
    `focus` is a place the person went to by themselves; None while they simply go on: the position
    then follows from the answers. `attempts` keeps, by question id, what was typed and not
    understood. `revision` grows with every change, so that a button can say what it was made for.
    `period` is a period's key ("2026H1", "2026", "2026Q3", "2026M06").

    `version` is that of the interview it answers; `declined` the newer one the person does not want
    for now. `profile` is what was known of the unit when the draft was begun. `layouts` are the
    author's own, by section id and marker ("work:一是"). `corrected` is what the last change was if
    that was corrections, else nothing. `past` is what the earlier report is called that is offered
    question by question ("2025年上半年"); "" without one.
    """

    interview: str
    version: int
    period: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    focus: Focus | None = None
    attempts: Mapping[str, Part] = field(default_factory=dict)
    revision: int = 0
    declined: int = 0
    profile: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    corrected: tuple[Correction, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    past: str = ""


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
