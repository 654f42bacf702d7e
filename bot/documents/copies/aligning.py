"""What is alike in two sequences: blocks that stayed, blocks that changed, readable chunks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

MOST_CELLS = 400_000_000
"""Bits of the table by which two sequences are compared; of longer ones only the ends are."""

MOST_PAIRS = 20_000
"""Pairs of blocks that are looked at for which is an edited form of which."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `old_start` to `old_end` of the one and so on of the other: `same`, or in its place."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def size(self) -> int:
        """How long the longer side is."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start)


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """Return both sequences as stretches that are the same and stretches that are not, in turn."""
    numbers: dict[Hashable, int] = {}
    # Numbers of our own, for those of the library are hashes, of which two may be the same.
    one, other = ([numbers.setdefault(each, len(numbers)) for each in part] for part in (old, new))
    found: list[Stretch] = []
    for same, *places in _compare(one, other):
        if found and found[-1].same == same:
            last = found.pop()
            places = [last.old_start, places[1], last.new_start, places[3]]
        found.append(Stretch(same, *places))
    return found


def join_chunks(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches without what is the same between two greater changes.

    People read a clause that was replaced more easily than every second character of one: what
    stayed is part of a change if it is no longer than the change before it and the one behind it.
    """
    found: list[Stretch] = []
    for stretch in stretches:
        found.append(stretch)
        while len(found) >= 3 and not found[-1].same:
            before, kept, behind = found[-3:]
            if kept.size > min(before.size, behind.size):
                break
            places = (before.old_start, behind.old_end, before.new_start, behind.new_end)
            found[-3:] = [Stretch(False, *places)]
    return found


def pair(
    old_count: int, new_count: int, liken: Callable[[int, int], float]
) -> list[tuple[int | None, int | None]]:
    """Return which of the old is which of the new, in order; None beside what has no other.

    `liken` says how much alike two are, 0 for not at all. What is gone comes before what is new.
    """
    if old_count * new_count > MOST_PAIRS:
        likeness: dict[tuple[int, int], float] = {}
    else:
        every = ((one, other) for one in range(old_count) for other in range(new_count))
        likeness = {each: liken(*each) for each in every}
    pairs = _choose_pairs(old_count, new_count, likeness)
    found: list[tuple[int | None, int | None]] = []
    at, place = 0, 0
    for one, other in [*pairs, (old_count, new_count)]:
        found += [(each, None) for each in range(at, one)]
        found += [(None, each) for each in range(place, other)]
        found.append((one, other))
        at, place = one + 1, other + 1
    return found[:-1]


def _compare(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[bool, int, int, int, int]]:
    if len(old) * len(new) <= MOST_CELLS:
        for code in LCSseq.opcodes(old, new):
            yield code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end
        return
    head = _count_alike(old, new)
    tail = _count_alike(old[head:][::-1], new[head:][::-1])
    one, other = len(old), len(new)
    parts = (
        (True, 0, head, 0, head),
        (False, head, one - tail, head, other - tail),
        (True, one - tail, one, other - tail, other),
    )
    yield from (each for each in parts if each[1] < each[2] or each[3] < each[4])


def _count_alike(old: Sequence[int], new: Sequence[int]) -> int:
    """Return how many at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _choose_pairs(
    old_count: int, new_count: int, likeness: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """Return the pairs, in order, that are most alike all together."""
    if not any(likeness.values()):
        return []
    best = [[0.0] * (new_count + 1) for _ in range(old_count + 1)]
    for one in reversed(range(old_count)):
        for other in reversed(range(new_count)):
            alike = likeness[one, other]
            together = best[one + 1][other + 1] + alike if alike else 0.0
            best[one][other] = max(best[one + 1][other], best[one][other + 1], together)
    return list(_follow(best))


def _follow(best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """Walk from the beginning the way that was found best from the end."""
    one = other = 0
    while one < len(best) - 1 and other < len(best[0]) - 1:
        here = best[one][other]
        if here == best[one + 1][other]:
            one += 1
        elif here == best[one][other + 1]:
            other += 1
        else:
            yield one, other
            one, other = one + 1, other + 1
