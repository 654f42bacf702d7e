"""An old report's plain paragraphs as a tree of values: title, opening, numbered parts, closing.

Nothing is lost: every character of the lines stands in exactly one piece of what is recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversations.recognition.frame import split_closing, split_head, split_tail
from conversations.recognition.parts import Part, nest_parts, split_parts
from conversations.recognition.pieces import Junk, Passage, Piece, split_junk
from conversations.recognition.running import split_running


@dataclass(frozen=True, slots=True)
class Recognised:
    """A report taken apart. What it does not have is empty; `parts` hold one another."""

    title: tuple[Passage, ...]
    addressee: Passage | None
    opening: tuple[Passage, ...]
    parts: tuple[Part, ...]
    closing: tuple[Passage, ...]
    signature: tuple[Passage, ...]
    date: Passage | None
    junk: tuple[Junk, ...]

    def pieces(self) -> list[Piece]:
        """Return every piece, junk too, in the order of the text."""
        passages = [piece for passage in self.passages() for piece in passage.pieces]
        junk = [each.piece for each in self.junk]
        return sorted((*passages, *junk), key=lambda piece: (piece.line, piece.start))

    def passages(self) -> Iterator[Passage]:
        """Yield what is of the report, in its order."""
        yield from self.title
        yield from (self.addressee,) if self.addressee else ()
        yield from self.opening
        for part in walk_parts(self.parts):
            yield from (part.marker, part.heading, *part.body)
        yield from (*self.closing, *self.signature)
        yield from (self.date,) if self.date else ()


def walk_parts(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts and those within them, as they follow in the report."""
    for part in parts:
        yield part
        yield from walk_parts(part.parts)


def recognise(lines: Sequence[str]) -> Recognised:
    """Return the report that the lines make, a line a paragraph; whatever they hold, it is one."""
    passages, junk = split_junk(lines)
    rest, tail = split_tail(split_running(passages))
    head, text = split_head(rest)
    flat, closing = split_closing(split_parts(text))
    report = nest_parts(flat)[0]
    return Recognised(
        title=head.title,
        addressee=head.addressee,
        opening=report.body,
        parts=report.parts,
        closing=closing,
        signature=tail.signature,
        date=tail.date,
        junk=tuple(junk),
    )
