"""What an earlier report offers at the place that a card asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.checks.dated_norms import DatedNorms
from conversations.definition.questions import (
    BaseQuestion,
    Declaration,
    Figures,
    Items,
    LongText,
    Pictures,
    ShortText,
    Table,
)
from conversations.definition.terms import Words
from conversations.drafts.draft import (
    Answer,
    DateAnswer,
    Entry,
    ItemsAnswer,
    PeriodAnswer,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.results import Card
from conversations.past.aging import Aged, find_aged
from conversations.past.earlier import (
    Earlier,
    find_entry_like,
    find_old_entry,
    find_plan,
    fold,
    list_old,
    list_shown,
)
from conversations.past.reuse import counts
from conversations.periods import Period, parse_period

_EDITABLE = (ShortText, LongText, Declaration)
"""Questions whose old text can be taken as a beginning."""


@dataclass(frozen=True, slots=True)
class OldEntry:
    """An entry of an old list: its index there, how long it is, and whether some of it has aged.

    `taken` says that the list has an entry under that heading by now, `same` with the same text.
    """

    at: int
    heading: str
    characters: int = 0
    aged: bool = False
    taken: bool = False
    same: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What the earlier report called `name` says at a place, and what can be done with it.

    `answer` is what is quoted, `aged` what has aged in its text (of what is no text: `outdated`);
    it is None of what is sensitive, and of a list, which has `entries`. `plans` are those of last
    time of which the list tells what became; `plan` says that the text quoted is one of them.
    `same` says that the present text is word for word the old one. `folded` that the person wants
    to write it anew: it stays one tap away.
    """

    name: Words
    question: BaseQuestion
    answer: Answer | None = None
    aged: tuple[Aged, ...] = ()
    outdated: bool = False
    entries: tuple[OldEntry, ...] = ()
    plans: tuple[OldEntry, ...] = ()
    plan: bool = False
    takable: bool = False
    editable: bool = False
    whole: bool = False
    same: bool = False
    folded: bool = False

    @property
    def text(self) -> str:
        """The old text, where it is one."""
        return self.answer.text if isinstance(self.answer, TextAnswer) else ""


def build_offer(earlier: Earlier, card: Card, period: str, norms: DatedNorms) -> Offer | None:
    """Return what there is to offer at the card's place; None when there is nothing.

    `period` is the key of the new report's. A text that is being written is left alone.
    """
    if isinstance(card.question, Pictures) or card.focus.part == "heading" or _is_writing(card):
        return None
    ages = _Ages(earlier.period, period, norms)
    if isinstance(card.question, Items):
        if card.focus.entry is None:
            return _offer_list(earlier, card, card.question, ages)
        return _offer_entry(earlier, card, ages)
    return _offer_answer(earlier, card, ages)


@dataclass(frozen=True, slots=True)
class _Ages:
    """What tells how old a text is: the two periods, and the norms of dated phrases."""

    old: Period | None
    period: str
    norms: DatedNorms

    def find(self, text: str) -> tuple[Aged, ...]:
        if self.old is None:
            return ()
        return find_aged(text, self.old, parse_period(self.period), self.norms)

    def is_outdated(self, answer: Answer) -> bool:
        """Whether a day or a period is of the old period."""
        match answer:
            case DateAnswer(value=day):
                return bool(self.find(f"{day.year}年{day.month}月{day.day}日")) or self._is_over(
                    day
                )
            case PeriodAnswer(value=key):
                return bool(self.find(parse_period(key).label))
        return False

    def _is_over(self, day: date) -> bool:
        return day < parse_period(self.period).first_day


def _is_writing(card: Card) -> bool:
    text = card.answer
    if isinstance(text, ItemsAnswer) and card.focus.entry is not None:
        text = list_shown(card)[card.focus.entry].text
    return isinstance(text, TextAnswer) and text.open


def _offer_answer(earlier: Earlier, card: Card, ages: _Ages) -> Offer | None:
    question, answer = card.question, earlier.find_answer(card.question.id)
    if answer is None or (isinstance(answer, TextAnswer) and answer.text == card.default):
        return None
    same = _is_same(answer, card.answer)
    if same and not isinstance(question, LongText):
        return None
    text = answer.text if isinstance(answer, TextAnswer) else ""
    takable = not isinstance(question, Figures) and not same
    if isinstance(question, Table):
        takable = not (isinstance(card.answer, TableAnswer) and card.answer.rows)
    return Offer(
        earlier.name,
        question,
        None if question.sensitive else answer,
        aged=ages.find(text),
        outdated=ages.is_outdated(answer),
        takable=takable,
        editable=bool(text) and isinstance(question, _EDITABLE) and not question.sensitive,
        whole=True,
        same=same and (isinstance(question, LongText) or counts(text)),
    )


def _offer_entry(earlier: Earlier, card: Card, ages: _Ages) -> Offer | None:
    plan = find_plan(earlier, card) if card.focus.part == "text" else None
    old = find_old_entry(earlier, card)
    found = old or plan
    shown = list_shown(card)[card.focus.entry or 0]
    if found is None or found.text is None or not found.text.parts or shown.inner is not None:
        return None
    question, text = card.question, found.text.text
    same = shown.text is not None and fold(shown.text.text) == fold(text)
    return Offer(
        earlier.name,
        question,
        None if question.sensitive else found.text,
        aged=ages.find(text),
        plan=old is None,
        takable=old is not None and not same,
        editable=old is not None and not question.sensitive,
        same=same,
    )


def _offer_list(earlier: Earlier, card: Card, question: Items, ages: _Ages) -> Offer | None:
    shown = list_shown(card)
    old = tuple(_sum_up(*each, shown, ages) for each in enumerate(list_old(earlier, card)))
    plans = earlier.list_plans(question) if card.focus.area is None else ()
    asked = tuple(_sum_up(*each, shown, ages) for each in enumerate(plans))
    if all(each.taken and not each.same for each in (*old, *asked)):
        return None
    return Offer(
        earlier.name,
        question,
        entries=() if question.sensitive else old,
        plans=() if question.sensitive else asked,
        takable=bool(old) and not shown,
    )


def _sum_up(at: int, entry: Entry, shown: tuple[Entry, ...], ages: _Ages) -> OldEntry:
    text = "\n".join(_list_texts(entry))
    aged = bool(ages.find(entry.heading.text) or ages.find(text))
    now = find_entry_like(shown, entry)
    same = bool(text) and now is not None and fold("".join(_list_texts(now))) == fold(text)
    return OldEntry(at, entry.heading.text, len(fold(text)), aged, now is not None, same)


def _list_texts(entry: Entry) -> tuple[str, ...]:
    inner = entry.inner.entries if entry.inner is not None else ()
    own = (entry.text.text,) if entry.text is not None else ()
    return (*own, *(text for each in inner for text in (each.heading.text, *_list_texts(each))))


def _is_same(old: Answer, new: Answer | None) -> bool:
    if isinstance(old, TextAnswer) and isinstance(new, TextAnswer):
        return fold(old.text) == fold(new.text)
    values = [getattr(each, "value", getattr(each, "values", each)) for each in (old, new)]
    return type(old) is type(new) and values[0] == values[1]
