"""What is shown of a draft's findings."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.checks.finding import Finding
from conversations.checks.reviewing import Remark, Review
from conversations.definition.interview import Section
from conversations.definition.questions import BaseQuestion
from conversations.views import News, Tag, View


@dataclass(frozen=True, slots=True)
class ReviewView(View):
    """What is to be looked at before the document: required questions without an answer, findings.

    `question` restricts it to the findings at one ("" for all), `page` counts from 0, `revision` is
    the draft's. `undoable` says that the last change was corrections, which can be taken back;
    `masks` and `likeness` what else there is to look at; `unplaced` counts the texts of an import
    that are in no place of the report.
    """

    tag: Tag
    review: Review
    missing: tuple[tuple[Section, BaseQuestion], ...] = ()
    page: int = 0
    question: str = ""
    revision: int = 0
    undoable: bool = False
    masks: bool = False
    likeness: bool = False
    news: News | None = None
    unplaced: int = 0

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The lines of the list."""
        listed = self.review.remarks
        return tuple(each for each in listed if self.question in ("", each.finding.question.id))

    @property
    def drafty(self) -> bool:
        """Whether a document made now would be a draft copy only."""
        return bool(self.missing) or self.review.must > 0


@dataclass(frozen=True, slots=True)
class RemarkView(View):
    """One finding: the `at`th (from 0) of the review, and the rule behind it."""

    tag: Tag
    review: Review
    at: int
    source: str
    revision: int
    undoable: bool = False
    news: News | None = None

    @property
    def remark(self) -> Remark:
        """The finding, and why it does not apply, if so."""
        return self.review.remarks[self.at]


@dataclass(frozen=True, slots=True)
class ReasonsView(View):
    """Why the finding does not apply; `sparing` says that its word can be spared for good."""

    tag: Tag
    finding: Finding
    sparing: bool


@dataclass(frozen=True, slots=True)
class MendingView(View):
    """Everything that would be corrected at once, to be agreed to; `page` counts from 0.

    `stamp` tells these corrections from any others.
    """

    tag: Tag
    findings: tuple[Finding, ...]
    page: int
    revision: int
    stamp: int
    news: News | None = None
