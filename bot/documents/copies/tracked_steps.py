"""How one version's blocks become the other's: what stayed, was edited, came, or went."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.documents.copies.aligning import align, pair
from bot.documents.copies.revisions import Mark
from bot.documents.reading.elements import tell_name

Tell = Callable[[Any], Hashable]
"""Returns what is equal for elements that are the same."""


@dataclass(frozen=True, slots=True)
class Step:
    """A block of the old version, of the new one, or of both; `same` when nothing changed."""

    old: Any | None
    new: Any | None
    same: bool = False

    @property
    def mark(self) -> Mark | None:
        """Whether the block came or went."""
        if self.old is not None and self.new is not None:
            return None
        return "ins" if self.old is None else "del"

    @property
    def block(self) -> Any:
        """The element that stands in the new document."""
        return self.old if self.new is None else self.new


def list_steps(
    old: Sequence[Any],
    new: Sequence[Any],
    tell: tuple[Tell, Tell],
    liken: Callable[[Any, Any], float],
) -> list[Step]:
    """Return the steps from the old blocks to the new ones, in order.

    `tell` tells the blocks of each side apart; `liken` says how much one is like another, 0 when it
    is no edited form of it.
    """
    steps: list[Step] = []
    for stretch in align([tell[0](each) for each in old], [tell[1](each) for each in new]):
        ones = old[stretch.old_start : stretch.old_end]
        others = new[stretch.new_start : stretch.new_end]
        if stretch.same:
            steps += [Step(*both, same=True) for both in zip(ones, others, strict=True)]
        else:
            steps += _pair_blocks(ones, others, liken)
    return steps


def join_ends(steps: list[Step]) -> list[Step]:
    """Return the steps so that the last paragraphs of both sides are one, edited.

    A body or a cell ends with a paragraph, which cannot be taken away: nothing follows that could
    take its place.
    """
    old = max((at for at, step in enumerate(steps) if step.old is not None), default=-1)
    new = max((at for at, step in enumerate(steps) if step.new is not None), default=-1)
    if old < 0 or new < 0 or steps[old].mark != "del" or steps[new].mark != "ins":
        return steps
    joined = Step(steps[old].old, steps[new].new)
    if tell_name(joined.old) != "p" or tell_name(joined.new) != "p":
        return steps
    return [each for at, each in enumerate(steps) if at not in (old, new)] + [joined]


def plan_marks(steps: Sequence[Step]) -> list[Mark | None]:
    """Return whether the end of each paragraph came or went, so that the last one's stays."""
    marks = [step.mark for step in steps]
    if marks and marks[-1] is not None:
        before = find_before_end(steps)
        if before is not None:
            marks[before] = marks[-1]
        marks[-1] = None
    return marks


def find_before_end(steps: Sequence[Step]) -> int | None:
    """Return the paragraph behind which there are only such as all came, or all went.

    Its own end is the first that came, or went. None where there is no such paragraph.
    """
    last = steps[-1].mark if steps else None
    if last is None:
        return None
    at = len(steps) - 1
    while at >= 0 and steps[at].mark == last and tell_name(steps[at].block) == "p":
        at -= 1
    fits = at >= 0 and steps[at].mark is None and tell_name(steps[at].block) == "p"
    return at if fits else None


def _pair_blocks(
    old: Sequence[Any], new: Sequence[Any], liken: Callable[[Any, Any], float]
) -> list[Step]:
    pairs = pair(len(old), len(new), lambda one, other: liken(old[one], new[other]))
    return [
        Step(None if one is None else old[one], None if other is None else new[other])
        for one, other in pairs
    ]
