"""The earlier report that a new one is written beside: its answers, and which apply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.definition.questions import Items
from conversations.definition.terms import Words
from conversations.drafts.draft import Answer, Entry, ItemsAnswer, Skipped, TextAnswer
from conversations.drafts.pairs import get_entries
from conversations.drafts.path import Walk
from conversations.drafts.results import Card
from conversations.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier report: what it is called ("2025年上半年"), and its way through the interview."""

    label: str
    walk: Walk

    @property
    def name(self) -> Words:
        """What it is called in each language; what is no period is called the same in both."""
        period = self.period
        if period is None or period.label != self.label:
            return Words(zh_CN=self.label, en=self.label)
        return Words(zh_CN=period.label, en=period.label_en)

    @property
    def period(self) -> Period | None:
        """What it is about; None when that cannot be read."""
        try:
            return parse_period(self.walk.draft.period)
        except ValueError:
            return None

    def find_answer(self, question_id: str) -> Answer | None:
        """Return what it says to that question; None when it says nothing."""
        answer = self.walk.answers.get(question_id)
        match answer:
            case None | Skipped():
                return None
            case TextAnswer(parts=()) | ItemsAnswer(entries=()):
                return None
        return answer

    def list_plans(self, question: Items) -> tuple[Entry, ...]:
        """Return what it said would be done, of which the list tells what became."""
        return get_entries(self.walk.answers, question.follows)


def fold(text: str) -> str:
    """Return the text without white space: what is the same but for that is the same."""
    return "".join(text.split())


def find_entry_like(entries: Iterable[Entry], entry: Entry) -> Entry | None:
    """Return the entry under the same heading, or made from the same suggestion."""
    known = tuple(entries)
    heading = fold(entry.heading.text)
    same = (each for each in known if fold(each.heading.text) == heading)
    alike = (each for each in known if each.topic is not None and each.topic == entry.topic)
    return next(same, None) or next(alike, None)


def list_shown(card: Card) -> tuple[Entry, ...]:
    """Return the entries of the list that the card shows; none of anything else."""
    if not isinstance(card.answer, ItemsAnswer):
        return ()
    area = card.focus.area
    if area is None:
        return card.answer.entries
    inner = card.answer.entries[area].inner
    return inner.entries if inner is not None else ()


def list_old(earlier: Earlier, card: Card) -> tuple[Entry, ...]:
    """Return the old entries of the list that the card shows, be it within an entry of another."""
    old = get_entries(earlier.walk.answers, card.question.id)
    if card.focus.area is None or not isinstance(card.answer, ItemsAnswer):
        return old
    area = find_entry_like(old, card.answer.entries[card.focus.area])
    return area.inner.entries if area is not None and area.inner is not None else ()


def find_old_entry(earlier: Earlier, card: Card) -> Entry | None:
    """Return the old entry that the one in focus goes on from."""
    shown, at = list_shown(card), card.focus.entry
    if at is None or not 0 <= at < len(shown):
        return None
    return find_entry_like(list_old(earlier, card), shown[at])


def find_plan(earlier: Earlier, card: Card) -> Entry | None:
    """Return the old plan of which the entry in focus tells what became."""
    shown, at = list_shown(card), card.focus.entry
    if not isinstance(card.question, Items) or at is None or not 0 <= at < len(shown):
        return None
    heading = fold(shown[at].heading.text)
    plans = earlier.list_plans(card.question)
    return next((each for each in plans if fold(each.heading.text) == heading), None)
