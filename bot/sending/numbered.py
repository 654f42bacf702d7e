"""The list that a card shows: its entries, and the numbers under which they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.sending.messages import clip_line
from conversations.definition.blocks import Block, BlockMarker, GroupBlock, ItemsBlock
from conversations.definition.questions import InnerItems, Items, ListShape, Suggestion
from conversations.definition.terms import Words
from conversations.drafts.draft import Entry, ItemsAnswer, PicturesAnswer, TableAnswer
from conversations.drafts.results import Card, Slot
from conversations.report.numbering import render_marker

LONGEST_TITLE = 120
"""Units of an entry's name where it stands alone."""

_LAST = 99
"""The last number that can be written."""

_render_marker = lru_cache(512)(render_marker)
"""A card says each of its few numbers twice, and the next card says them again."""

_FIRST: BlockMarker = "（一）"
_INNER: BlockMarker = "一是"
"""The markers of a list, and of a list within it, that no block of the section prints."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as a card shows it: the question's own, or that of one of its entries.

    `area` names the entry whose list it is ("" for the question's own), `area_number` is its
    number. `slots` are the entries of the other list that a paired one answers. An entry of a list
    that `holds_lists` has a list in place of a text, numbered by `inner_marker`.
    """

    entries: tuple[Entry, ...]
    numbers: tuple[int, ...]
    marker: BlockMarker
    shape: ListShape
    ask: Words
    hint: Words | None
    inner_marker: BlockMarker = _INNER
    area: str = ""
    area_number: str = ""
    slots: tuple[Slot, ...] = ()
    holds_lists: bool = False

    def number(self, at: int) -> str:
        """Return the entry's number: （二）, 二是, 2."""
        return self.count(self.numbers[at])

    def name(self, at: int, longest: int) -> str:
        """Return the entry's number and heading on one line."""
        return clip_line(self.number(at) + self.entries[at].heading.text, longest)

    def name_slot(self, at: int, longest: int) -> str:
        """Return the number and heading of an entry of the other list."""
        return clip_line(self.count(at + 1) + self.slots[at].entry.heading.text, longest)

    def find_slot(self, at: int) -> int | None:
        """Return the index of the slot that the entry answers; None when it stands alone."""
        answered = [slot.answered for slot in self.slots]
        return answered.index(at) if at in answered else None

    def find_suggestion(self, at: int) -> Suggestion | None:
        """Return the suggestion that the entry was made from."""
        entry = self.entries[at]
        for suggestion in self.shape.suggestions:
            same_topic = suggestion.id is not None and suggestion.id == entry.topic
            if same_topic or suggestion.heading == entry.heading.text:
                return suggestion
        return None

    def find_hint(self, at: int) -> Words | None:
        """Return the hint of the suggestion that the entry was made from; None without one."""
        suggestion = self.find_suggestion(at)
        return suggestion.hint if suggestion else None

    def find_unused(self) -> list[tuple[int, Suggestion]]:
        """Return what no entry was made from, with its index; nothing when the list is full."""
        if len(self.entries) >= self.shape.most:
            return []
        headings = {entry.heading.text for entry in self.entries}
        topics = {entry.topic for entry in self.entries if entry.topic}
        return [
            (at, each)
            for at, each in enumerate(self.shape.suggestions)
            if each.heading not in headings and each.id not in topics
        ]

    def count(self, number: int) -> str:
        """Return the number as the list counts."""
        return _render_marker(self.marker, min(number, _LAST))


def find_listed(card: Card, question: Items) -> Listed:
    """Return the list that the card of this question shows."""
    block = _find_block(card.section.body, question.id)
    entries = card.answer.entries if isinstance(card.answer, ItemsAnswer) else ()
    own = Listed(
        entries=entries,
        numbers=_count_entries(entries, card.slots),
        marker=block.marker if block else _FIRST,
        shape=question,
        ask=question.ask,
        hint=question.hint,
        inner_marker=block.inner_marker if block else _INNER,
        slots=card.slots,
        holds_lists=question.inner is not None,
    )
    area, inner = card.focus.area, _find_area(card, entries)
    if question.inner is None or area is None or inner is None:
        return own
    return _build_inner(own, area, question.inner, inner)


def _find_area(card: Card, entries: tuple[Entry, ...]) -> ItemsAnswer | None:
    """Return the list of the entry that the card is within; None where it shows the whole."""
    area = card.focus.area
    return entries[area].inner if area is not None and 0 <= area < len(entries) else None


def _build_inner(own: Listed, area: int, shape: InnerItems, inner: ItemsAnswer) -> Listed:
    return Listed(
        entries=inner.entries,
        numbers=_count_entries(inner.entries, ()),
        marker=own.inner_marker,
        shape=shape,
        ask=shape.ask,
        hint=own.find_hint(area) or shape.hint,
        area=own.name(area, LONGEST_TITLE),
        area_number=own.number(area),
    )


def find_entry(card: Card) -> int | None:
    """Return the index of the list's entry, table's row or photo in focus; None for the whole."""
    at = card.focus.entry
    return at if at is not None and 0 <= at < count_entries(card) else None


def count_entries(card: Card) -> int:
    """Return how many entries the list that is shown has, rows the table, or photos there are."""
    match card.answer:
        case ItemsAnswer(entries=entries):
            inner = _find_area(card, entries)
            return len(inner.entries if inner else entries)
        case TableAnswer(rows=rows):
            return len(rows)
        case PicturesAnswer(pictures=pictures):
            return len(pictures)
    return 0


def _count_entries(entries: tuple[Entry, ...], slots: tuple[Slot, ...]) -> tuple[int, ...]:
    """Return the entries' numbers: that of what each answers; those that stand alone come last."""
    if not slots:
        return tuple(range(1, len(entries) + 1))
    numbers = {slot.answered: at for at, slot in enumerate(slots, 1)}
    alone = [at for at in range(len(entries)) if at not in numbers]
    numbers |= {at: number for number, at in enumerate(alone, len(slots) + 1)}
    return tuple(numbers[at] for at in range(len(entries)))


def _find_block(blocks: Iterable[Block], question_id: str) -> ItemsBlock | None:
    """Return the block that prints the list."""
    for block in blocks:
        if isinstance(block, ItemsBlock) and block.items == question_id:
            return block
        found = _find_block(block.body, question_id) if isinstance(block, GroupBlock) else None
        if found is not None:
            return found
    return None
