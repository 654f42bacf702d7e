"""What came of an event, and the card that asks the present question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from conversations.definition.interview import Section
from conversations.definition.questions import BaseQuestion
from conversations.definition.terms import Words
from conversations.drafts.draft import Answer, Entry, Focus
from conversations.drafts.figures import Computed, Mismatch

Outcome = Literal[
    "saved",  # a new answer, or a part of one
    "amended",  # an answer changed
    "moved",  # the person went to another question
    "stale",  # the button was of an older card: nothing changed
    "refused",  # not accepted: a text is kept as an attempt, a press changes nothing
    "ignored",  # nothing to do here: nothing changed
]

Problem = Literal[
    "empty",  # nothing but white space
    "one_line",  # more than one line where one is asked for
    "too_long",  # {longest} characters
    "not_a_number",
    "too_small",  # {least}
    "too_big",  # {most}
    "not_a_decimal",
    "too_many_places",  # {places}
    "not_an_amount",
    "not_a_percentage",
    "not_a_date",
    "not_a_period",
    "wrong_period",  # not of the {kind} that is asked for: month, quarter, half_year, year
    "not_an_option",
    "too_few_chosen",  # {least}
    "too_many_chosen",  # {most}
    "not_a_figure",  # {member}: the label of the number asked for
    "too_many_figures",  # {count} that are left to be given
    "wrong_cells",  # {row} has {given} cells and not {wanted}
    "bad_cell",  # {row}, {column} (its label), {cell}, {kind} of the column
    "rows_full",  # {most}
    "rows_too_few",  # {least}
    "pictures_full",  # {most}
    "pictures_too_few",  # {least}
    "caption_too_long",  # {longest} characters
    "attachments_full",  # {most} of a report
    "pages_full",  # {most} of a report, {pages} that are sent, {left} that still go
    "send_picture",  # a text, where each photo has its caption
    "heading_too_long",  # {longest} characters
    "already_used",  # the list has an entry under this heading
    "items_full",  # {most} entries
    "items_too_few",  # {least} entries with a text
    "split_too_long",  # {number} of the piece whose first sentence has over {longest} characters
    "nothing_open",  # a text, when everything is answered; 写完了, when nothing is being written
    "use_buttons",  # a text, where a button must first say what it is for
    "which_figure",  # a number without a name, where all are given; {member}: a name, for example
]


Params = Mapping[str, int | Decimal | str | Words]
"""What a sentence about a problem names; `Words` are said in the reader's language."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not an answer, with the parameters of the sentence that says so."""

    problem: Problem
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an event.

    `problem` is a key of the chat's words, with its parameters. `question` is the one whose answer
    changed.
    """

    outcome: Outcome
    problem: Problem | None = None
    params: Params = field(default_factory=dict)
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is, in questions that apply, or a whole draft, in steps.

    A question is one step, a list several. An optional question that was skipped counts as
    answered, a required one does not.
    """

    answered: int
    total: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down; 100 only when nothing is open."""
        return 100 * self.answered // self.total if self.total else 100


SectionState = Literal["done", "here", "open"]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of 目录.

    `first` is the question to go to: the first that does not count as answered, or the section's
    first.
    """

    section: Section
    state: SectionState
    progress: Progress
    first: str


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry of the list that a paired list answers, and the index of what answers it."""

    entry: Entry
    answered: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """The present question and all that its message shows.

    `position` counts from 1 among the section's questions that apply. `answer` is None unless it
    fits the question's kind. `focus` says which entry of a list is looked at or asked for.
    `default` is what a button offers as the answer. `slots` are those of a paired list. Of a family
    of figures, `mismatches` say what does not add up, `derived` what a number not given yet must be
    (by the member's index), `computed` the shares and changes.
    """

    section: Section
    question: BaseQuestion
    position: int
    progress: Progress  # of the section, in questions
    overall: Progress  # of the draft, in steps
    answer: Answer | None
    attempt: str | None
    focus: Focus
    revision: int
    first: bool  # no question before it
    last: bool  # no question after it
    default: str | None = None
    slots: tuple[Slot, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    derived: Mapping[int, Decimal] = field(default_factory=dict)
    computed: tuple[Computed, ...] = ()
