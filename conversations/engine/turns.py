"""The turn: what one event is about, and the changes it can make there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from conversations.definition.questions import Items, Question
from conversations.drafts.answers import Answers
from conversations.drafts.draft import (
    Answer,
    Draft,
    Entry,
    Focus,
    ItemsAnswer,
    Part,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.path import Walk
from conversations.drafts.results import Outcome, Refusal, Result
from conversations.engine.editing import put_answer, replace_at
from conversations.engine.texts import is_blank
from conversations.kinds import fits
from conversations.kinds.setting import Setting
from conversations.periods import parse_period


@dataclass(frozen=True, slots=True)
class Change:
    """What an event makes of a draft, and what is to be said about it.

    With `after`, the person goes on from that question to the next open one; otherwise they are
    where the draft's focus says.
    """

    draft: Draft
    result: Result
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What an event is about: a place of a draft, and the answer there (None: none that fits)."""

    walk: Walk
    place: Focus
    question: Question
    answer: Answer | None
    today: date | None = None

    @property
    def draft(self) -> Draft:
        """The draft as it is before the event."""
        return self.walk.draft

    @property
    def setting(self) -> Setting:
        """What a typed text is understood against here."""
        return Setting(parse_period(self.draft.period), self.today)

    @property
    def answers(self) -> Answers:
        """The answers on the path: all that a family of figures or a paired list may look at."""
        return self.walk.answers

    @property
    def home(self) -> Focus:
        """The question itself, or the list within it that is shown: none of its entries."""
        return Focus(self.question.id, area=self.place.area)

    @property
    def listed(self) -> ItemsAnswer:
        """The list that is shown: the question's, or that of one of its entries."""
        answer = self.answer if isinstance(self.answer, ItemsAnswer) else ItemsAnswer()
        if self.place.area is None:
            return answer
        return answer.entries[self.place.area].inner or ItemsAnswer()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of that list; none of anything else."""
        return self.listed.entries

    @property
    def is_begun(self) -> bool:
        """Whether anything has been said here."""
        match self.answer:
            case TextAnswer():
                return bool(self.answer.parts)
            case ItemsAnswer():
                return self.answer.closed or bool(self.answer.entries)
            case TableAnswer():
                return self.answer.closed or bool(self.answer.rows)
            case PicturesAnswer():
                return self.answer.closed or bool(self.answer.pictures)
        return self.answer is not None

    @property
    def is_open(self) -> bool:
        """Whether the text asked for here is open."""
        if not isinstance(self.question, Items):
            return isinstance(self.answer, TextAnswer) and self.answer.open
        if self.place.entry is None:
            return False
        text = self.entries[self.place.entry].text
        return self.place.part == "text" and text is not None and text.open

    @property
    def is_answered(self) -> bool:
        """Whether a new answer would take the place of one."""
        return self.is_begun and not self.is_open and not isinstance(self.answer, Skipped)

    def has_entry(self, index: int) -> bool:
        """Whether the list has an entry at this index."""
        return 0 <= index < len(self.entries)

    def put(self, answer: Answer, focus: Focus | None, outcome: Outcome) -> Change:
        """Return the draft with this answer, the person standing at `focus`."""
        draft = put_answer(self.draft, self.question.id, answer, focus)
        return Change(draft, self._tell(outcome))

    def put_list(self, listed: ItemsAnswer, focus: Focus | None, outcome: Outcome) -> Change:
        """Return the draft with this as the list that is shown, the person standing at `focus`."""
        answer, area = self.answer, self.place.area
        if area is None or not isinstance(answer, ItemsAnswer):
            return self.put(listed, focus, outcome)
        entry = replace(answer.entries[area], inner=listed)
        entries = replace_at(answer.entries, area, entry)
        return self.put(replace(answer, entries=entries), focus, outcome)

    def go_on(self, answer: Answer, outcome: Outcome) -> Change:
        """Return the draft with this answer, the person at the next open question."""
        draft = put_answer(self.draft, self.question.id, answer, self.draft.focus)
        return Change(draft, self._tell(outcome), after=self.question.id)

    def move(self, focus: Focus | None) -> Change:
        """Return the draft with the person standing at `focus`."""
        return Change(replace(self.draft, focus=focus), Result("moved"))

    def refuse(self, refusal: Refusal, part: Part | None = None) -> Change:
        """Return the draft with what was typed kept as an attempt."""
        draft = self.draft
        if part is not None and not is_blank(part.text):
            draft = replace(draft, attempts={**draft.attempts, self.question.id: part})
        return Change(draft, Result("refused", refusal.problem, refusal.params))

    def ignore(self) -> Change:
        """Return the draft as it is."""
        return Change(self.draft, Result("ignored"))

    def _tell(self, outcome: Outcome) -> Result:
        changed = outcome in ("saved", "amended")
        return Result(outcome, question=self.question.id if changed else None)


def build_turn(walk: Walk, place: Focus, today: date | None = None) -> Turn:
    """Return the turn at a place whose question is one of the interview's, on the path or off."""
    question = walk.interview.by_id[place.question]
    answer = walk.draft.answers.get(place.question)
    return Turn(walk, place, question, answer if fits(question, answer) else None, today)
