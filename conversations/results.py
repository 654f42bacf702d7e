"""What came of an event, and the card that asks the present question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from conversations.draft import Answer, Focus
from conversations.interview import BaseQuestion, Section

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
    "not_a_date",  # also a day without its year
    "not_an_option",
    "heading_too_long",  # {longest} characters
    "already_used",  # the list has an entry under this heading
    "items_full",  # {most} entries
    "items_too_few",  # {least} entries with a text
    "nothing_open",  # a text, when everything is answered; 写完了, when nothing is being written
    "use_buttons",  # a text, where a button must first say what it is for
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not an answer, with the parameters of the sentence that says so."""

    problem: Problem
    params: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an event. `problem` is a key of the chat's words, with its parameters."""

    outcome: Outcome
    problem: Problem | None = None
    params: Mapping[str, int] = field(default_factory=dict)


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
class Card:
    """The present question and all that its message shows.

    `position` counts from 1 among the section's questions that apply. `answer` is None unless it
    fits the question's kind. `focus` says which entry of a list is looked at or asked for.
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
