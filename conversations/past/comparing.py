"""What a new version of an old text adds and leaves out, passage by passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from conversations.definition.questions import BaseQuestion
from conversations.definition.terms import Words
from conversations.drafts.draft import Answer, ItemsAnswer, TextAnswer
from conversations.past.earlier import Earlier, find_entry_like

How = Literal["same", "gone", "new"]

_TOKEN = re.compile("[0-9]+|[A-Za-z]+|.", re.DOTALL)

_SHORTEST_SAME = 2
"""Characters that two versions must share in a row to be shown as the same: fewer do by chance."""

_ALIKE = 0.4
"""From which likeness on a text is a new version of another one, and not simply another text."""

_LONGEST_COMPARED = 6000


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage, and whether it is in both versions or in one of them."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pieces in order, those that are gone before those that took their place."""

    pieces: tuple[Piece, ...]

    @property
    def added(self) -> int:
        """Characters that are new."""
        return _count(self.pieces, "new")

    @property
    def removed(self) -> int:
        """Characters that are gone."""
        return _count(self.pieces, "gone")


def compare(old: str, new: str) -> Comparison | None:
    """Return what became of the old text; None where nothing changed, or it is another text."""
    if old == new or max(len(old), len(new)) > _LONGEST_COMPARED:
        return None
    if Indel.normalized_similarity(old, new) < _ALIKE:
        return None
    return Comparison(tuple(_join(_cut(old, new))))


def _cut(old: str, new: str) -> Iterator[Piece]:
    """Yield the pieces by characters; a number, or a word of letters, is never cut in two."""
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    for block in Indel.opcodes(olds, news):
        before = "".join(olds[block.src_start : block.src_end])
        after = "".join(news[block.dest_start : block.dest_end])
        if block.tag == "equal" and len(before) >= _SHORTEST_SAME:
            yield Piece("same", before)
        else:
            yield Piece("gone", before)
            yield Piece("new", after)


def _join(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those between two that are the same put together."""
    gone = new = ""
    for piece in (*pieces, Piece("same", "")):
        if piece.how == "gone":
            gone += piece.text
        elif piece.how == "new":
            new += piece.text
        else:
            yield from (each for each in (Piece("gone", gone), Piece("new", new)) if each.text)
            gone = new = ""
            yield from [piece] * bool(piece.text)


def _count(pieces: Iterable[Piece], how: How) -> int:
    return sum(len(piece.text) for piece in pieces if piece.how == how)


@dataclass(frozen=True, slots=True)
class Revision:
    """What a text just given makes of that of the earlier report called `name`."""

    name: Words
    comparison: Comparison


def find_revision(
    earlier: Earlier, question: BaseQuestion, answer: Answer | None, source: int
) -> Revision | None:
    """Return what the text that the message brought makes of the old one at the same place.

    None where it has no old one; and of what is sensitive, which is not quoted.
    """
    old = earlier.find_answer(question.id)
    if question.sensitive or old is None:
        return None
    for before, after in _pair(old, answer):
        if any(part.source == source for part in after.parts):
            found = compare(before.text, after.text)
            return Revision(earlier.name, found) if found is not None else None
    return None


def _pair(old: Answer, new: Answer | None) -> Iterator[tuple[TextAnswer, TextAnswer]]:
    """Yield the texts of two answers that stand at the same place."""
    if isinstance(old, TextAnswer) and isinstance(new, TextAnswer):
        yield old, new
    if isinstance(old, ItemsAnswer) and isinstance(new, ItemsAnswer):
        for entry in new.entries:
            before = find_entry_like(old.entries, entry)
            if before is not None and before.text is not None and entry.text is not None:
                yield before.text, entry.text
            if before is not None and before.inner is not None and entry.inner is not None:
                yield from _pair(before.inner, entry.inner)
