"""A paragraph that was edited, with the changes tracked in readable chunks."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from bot.documents.copies.aligning import Stretch, align, join_chunks
from bot.documents.copies.revisions import Pen
from bot.documents.copies.runs import find_runs, read_piece, split_paragraph
from bot.documents.copies.tracked_steps import Tell
from bot.documents.reading.elements import find_child, list_children, tell_name

_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)
"""What is replaced as a whole: a number, a word in Latin letters, a character."""

_PLAIN = {
    *("pPr", "r", "proofErr", "bookmarkStart", "bookmarkEnd"),
    *("commentRangeStart", "commentRangeEnd"),
}
"""What a paragraph has whose text can be compared word by word."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of a paragraph's text, and what it looks like."""

    text: str
    look: Hashable


def rewrite_paragraph(old: Any, new: Any, tell: tuple[Tell, Tell], pen: Pen) -> None:
    """Make the new paragraph tell what the old one said; its runs are taken out of `old`.

    Text that looks different now is deleted and inserted, so that either way it is exactly as it
    was. What is no plain text, such as a link, is replaced as a whole.
    """
    if not (_is_plain(old) and _is_plain(new)):
        _replace_all(old, new, pen)
        return
    before, after = list(_list_words(old, tell[0])), list(_list_words(new, tell[1]))
    texts = [word.text for word in before], [word.text for word in after]
    chunks = join_chunks(align(before, after))
    _write_chunks(old, new, [_measure(each, *texts) for each in chunks if not each.same], pen)


def _measure(chunk: Stretch, old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int, int]:
    """Return where the chunk begins and ends in characters, of the old text and of the new one."""
    before = list(accumulate(map(len, old[: chunk.old_end]), initial=0))
    after = list(accumulate(map(len, new[: chunk.new_end]), initial=0))
    return before[chunk.old_start], before[-1], after[chunk.new_start], after[-1]


def _write_chunks(
    old: Any, new: Any, chunks: Sequence[tuple[int, int, int, int]], pen: Pen
) -> None:
    split_paragraph(old, {place for chunk in chunks for place in chunk[:2]})
    split_paragraph(new, {place for chunk in chunks for place in chunk[2:]})
    found = [(find_runs(old, *each[:2]), find_runs(new, *each[2:]), each) for each in chunks]
    places = [_find_place(new, chunk[2]) for _, _, chunk in found]
    for (gone, come, _), place in zip(found, places, strict=True):
        for run in gone:
            new.append(run) if place is None else place.addprevious(run)
        pen.delete_runs(gone)
        pen.insert_runs(come)


def _find_place(paragraph: Any, start: int) -> Any | None:
    """Return the run that begins at that character; None at the end."""
    runs = find_runs(paragraph, start, 1 << 62)
    return runs[0] if runs else None


def _replace_all(old: Any, new: Any, pen: Pen) -> None:
    pen.mark_text(new, "ins")
    pen.mark_text(old, "del")
    properties = find_child(new, "pPr")
    gone = [each for each in old if tell_name(each) != "pPr"]
    for each in reversed(gone):
        new.insert(0, each) if properties is None else properties.addnext(each)


def _is_plain(paragraph: Any) -> bool:
    return all(tell_name(child) in _PLAIN for child in paragraph)


def _list_words(paragraph: Any, tell: Tell) -> Iterator[_Word]:
    for run in list_children(paragraph, "r"):
        look = tell(find_child(run, "rPr"))
        for piece in run:
            text = read_piece(piece)
            if tell_name(piece) == "t":
                yield from (_Word(word, look) for word in _WORDS.findall(text))
            elif text:
                yield _Word(text, (look, tell(piece)))
