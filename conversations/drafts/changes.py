"""What changed between two drafts of one report: which answers, and by how many characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from conversations.definition.questions import BaseQuestion, Declaration, Question
from conversations.drafts.answers import Answers, build_value
from conversations.drafts.draft import (
    Answer,
    DeclaredAnswer,
    FiguresAnswer,
    ItemsAnswer,
    PicturesAnswer,
    Skipped,
    TableAnswer,
)
from conversations.drafts.path import Walk
from conversations.drafts.values import render_decimal
from conversations.report.attached import list_printed
from conversations.report.filters import print_value

ChangeKind = Literal["added", "changed", "removed"]

_UNCOUNTED = str.maketrans("", "", "\n\t")
"""What only parts one text of an answer from the next."""


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer that is not what it was; `added` and `removed` count characters of its text."""

    question: Question
    kind: ChangeKind
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The answers that changed, in the order of the report, those that are gone at the end.

    `attachments` counts those that came, went, or are shown otherwise or elsewhere now.
    """

    answers: tuple[AnswerChange, ...] = ()
    attachments: int = 0

    @property
    def added(self) -> int:
        """Characters that were added."""
        return sum(each.added for each in self.answers)

    @property
    def removed(self) -> int:
        """Characters that were taken away."""
        return sum(each.removed for each in self.answers)


def find_changes(old: Walk, new: Walk) -> Changes:
    """Return what changed from one draft to the other, by the answers that reach the report.

    The drafts may answer different versions of the interview: a question that was renamed since is
    the same one.
    """
    renamed = new.interview.renamed
    before = {renamed.get(told.question.id, told.question.id): told for told in _tell(old)}
    after = {told.question.id: told for told in _tell(new)}
    pairs = [(before.get(key), told) for key, told in after.items()]
    gone = [(told, None) for key, told in before.items() if key not in after]
    found = (_compare(one, other) for one, other in [*pairs, *gone])
    return Changes(tuple(each for each in found if each is not None), _count_attached(old, new))


def _count_attached(old: Walk, new: Walk) -> int:
    """Return how many attachments of the report are not what they were; a new order is one more."""
    before, after = (_tell_attached(each) for each in (old, new))
    changed = {key for key in {**before, **after} if before.get(key) != after.get(key)}
    kept, now = ([key for key in told if key not in changed] for told in (before, after))
    return len(changed) + (kept != now)


def _tell_attached(walk: Walk) -> dict[int, tuple[object, ...]]:
    """Return what is printed of each attachment, by its id, in order."""
    return {
        each.id: (each.pictures, each.caption and each.caption.text, each.group)
        for album in list_printed(walk.interview, walk.draft)
        for each in album
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """A question of the path, its answer as text, and the ids of the photos in it."""

    question: Question
    text: str
    photos: tuple[int, ...]


def _tell(walk: Walk) -> Iterator[_Told]:
    for _, question in walk.path:
        answer = walk.answers.get(question.id)
        photos = answer.pictures if isinstance(answer, PicturesAnswer) else ()
        text = _render(question, answer, walk.answers)
        yield _Told(question, text, tuple(each.picture for each in photos))


def _compare(old: _Told | None, new: _Told | None) -> AnswerChange | None:
    told = new or old
    before, after = ((each.text, each.photos) if each else ("", ()) for each in (old, new))
    if told is None or before == after:
        return None
    kind: ChangeKind = "changed"
    if not any(before) or not any(after):
        kind = "added" if any(after) else "removed"
    was, now = (each[0].translate(_UNCOUNTED) for each in (before, after))
    kept = LCSseq.similarity(was, now)
    return AnswerChange(told.question, kind, len(now) - kept, len(was) - kept)


def _render(question: BaseQuestion, answer: Answer | None, answers: Answers) -> str:
    """Return the answer as a text that differs where it does; "" where there is none."""
    match answer:
        case None | Skipped():
            return ""
        case PicturesAnswer():
            return "\n".join(each.caption.text if each.caption else "" for each in answer.pictures)
        case ItemsAnswer():
            return _render_entries(answer)
        case TableAnswer():
            return "\n".join("\t".join(row.cells) for row in answer.rows)
        case FiguresAnswer():
            return _render_figures(answer)
        case DeclaredAnswer() if isinstance(question, Declaration):
            return question.none if answer.value == "none" else ""
    return str(print_value(build_value(question, answer, answers)))


def _render_entries(answer: ItemsAnswer) -> str:
    lines = []
    for entry in answer.entries:
        lines += [entry.heading.text, entry.text.text if entry.text else ""]
        lines += [_render_entries(entry.inner)] if entry.inner else []
    return "\n".join(filter(None, lines))


def _render_figures(answer: FiguresAnswer) -> str:
    """Return the numbers in the order of their names: how they were typed does not matter."""
    values = (figure.value for _, figure in sorted(answer.figures.items()))
    return "\n".join("" if value is None else render_decimal(value) for value in values)
