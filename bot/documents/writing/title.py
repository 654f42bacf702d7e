"""Where the lines of a title end (GB/T 9704—2012, 7.3.1): never in a word, and well shaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from bot.documents.writing.paragraphs import measure_text

_MOST_LINES = 4
"""A line of the author's that takes more than these is left to the word processor."""

_LONGEST = 120
"""In characters; no line of so many fits on `_MOST_LINES` lines."""

_OPENING = "（《“‘〈【〔(["
_CLOSING = "）》”’〉】〕)]，。、；：？！,.;:?!%％‰℃°"
_QUOTED = {"《": "》", "“": "”", "〈": "〉", "‘": "’", "（": "）", "〔": "〕"}
_LEANING = "的"
"""It leans on the word before it."""

Widths = Mapping[tuple[int, int], float]
"""How wide a line is from one of the places where it may end to another, by their numbers."""


def break_title(title: str, breaks: Iterable[int], room: float, words: Collection[str] = ()) -> str:
    """Return the title with a newline wherever a line of it ends on a page.

    The newlines that it has are its author's. `breaks` are the places where a line may be broken
    that is longer than `room`, in Chinese characters; without one it is broken as near to its
    middle as no number, quotation or Latin word forbids, nor one of the `words` (of two characters
    each). Lines are as few as can be, in the shape of a trapezium or a lozenge.
    """
    broken, start, marks = [], 0, sorted(breaks)
    for line in title.split("\n"):
        end = start + len(line)
        broken += _break_line(
            line, [each - start for each in marks if start < each < end], room, words
        )
        start = end + 1
    return "\n".join(broken)


def _break_line(line: str, marks: Sequence[int], room: float, words: Collection[str]) -> list[str]:
    if len(line) > _LONGEST or measure_text(line) <= room:
        return [line]
    places = _widen(line, marks, room, words)
    widths = _measure_places(line, places)
    for count in range(2, _MOST_LINES + 1):
        found = list(_find_breakings(widths, count, room))
        if found:
            unmarked = {at for at, place in enumerate(places[:-1]) if place not in marks}
            best = min(found, key=lambda each: _judge(each, widths, unmarked))
            ends = (places[at] for at in best)
            return [line[start:end] for start, end in pairwise([0, *ends])]
    return [line]


def _widen(line: str, marks: Sequence[int], room: float, words: Collection[str]) -> list[int]:
    """Return the places where the line may end: the author's, and more where they are too few."""
    places = [0, *marks, len(line)]
    for start, end in pairwise([0, *marks, len(line)]):
        if measure_text(line[start:end]) > room:
            places += (start + at for at in _find_gaps(line[start:end], words))
    return sorted(set(places))


def _find_gaps(text: str, words: Collection[str]) -> Iterator[int]:
    """Yield the places between two words, as far as one can tell without a dictionary."""
    closing: list[str] = []
    for at, (left, right) in enumerate(pairwise(text), start=1):
        if left in _QUOTED:
            closing.append(_QUOTED[left])
        elif closing and left == closing[-1]:
            closing.pop()
        if not closing and left + right not in words and not _are_together(left, right):
            yield at


def _are_together(left: str, right: str) -> bool:
    """Whether no line may end between the two: within a word of letters or a number, and so on."""
    if right in _CLOSING or right in _LEANING or left in _OPENING or left.isdigit():
        return True
    if unicodedata.combining(right) or "\u200d" in (left, right) or right == "\ufe0f":
        return True
    return measure_text(left + right) == 1 and " " not in (left, right)


def _measure_places(line: str, places: Sequence[int]) -> Widths:
    """Return the width of the line from each place to each behind it."""
    return {
        (first, second): measure_text(line[places[first] : places[second]])
        for first, second in combinations(range(len(places)), 2)
    }


def _find_breakings(
    widths: Widths, count: int, room: float, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Yield the ends of so many lines, as numbers of places, each line no wider than the room."""
    last = max(widths)[1]
    if count == 1:
        if widths[start, last] <= room:
            yield (last,)
        return
    for end in range(start + 1, last):
        if widths[start, end] > room:
            break
        if widths[end, last] <= room * (count - 1):
            yield from ((end, *others) for others in _find_breakings(widths, count - 1, room, end))


def _judge(ends: Sequence[int], widths: Widths, unmarked: Collection[int]) -> float:
    """Return how far the lines are from a good shape; lines that narrow downwards are the best.

    Worse than any shape is an end that is `unmarked`, where the author has not marked one.
    """
    lines = [widths[pair] for pair in pairwise([0, *ends])]
    middle = sum(lines) / len(lines)
    uneven = sum((line - middle) ** 2 for line in lines) / len(lines)
    steps = [after > before for before, after in pairwise(lines)]
    growing = sum(steps)
    waist = any(grows and not grew for grew, grows in pairwise(steps))
    straight = len(set(lines)) == 1
    own = sum(end in unmarked for end in ends)
    return uneven + (growing + straight) * 0.5 + waist * 100 + own * 1000
