"""Made-up numbers that add up, for all families of figures of an interview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conversations.definition.interview import Interview
from conversations.definition.questions import Figures

_STARTS: tuple[tuple[int, ...], ...] = ((120, 100), (120,), (0,))
"""What numbers that are part of no other begin with, in turn; the last always adds up."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """The parts are the whole, or with `exact` False each of them is at most the whole."""

    whole: str
    parts: tuple[str, ...]
    exact: bool


def choose_numbers(interview: Interview) -> Mapping[str, int]:
    """Return a number for each "question.member"; all sums and sub-counts are right."""
    families = [each for _, each in interview.questions() if isinstance(each, Figures)]
    names = [f"{each.id}.{member.id}" for each in families for member in each.members]
    relations = [relation for each in families for relation in _list_relations(each)]
    tries = (_distribute(names, relations, starts) for starts in _STARTS)
    return next(numbers for numbers in tries if _add_up(numbers, relations))


def _list_relations(question: Figures) -> list[_Relation]:
    def qualify(reference: str) -> str:
        return reference if "." in reference else f"{question.id}.{reference}"

    return [
        *(_Relation(qualify(e.total), tuple(map(qualify, e.parts)), True) for e in question.sums),
        *(_Relation(qualify(e.whole), (qualify(e.part),), False) for e in question.of_which),
    ]


def _add_up(numbers: Mapping[str, int], relations: Iterable[_Relation]) -> bool:
    for each in relations:
        parts = [numbers[part] for part in each.parts]
        if numbers[each.whole] != sum(parts) if each.exact else numbers[each.whole] < max(parts):
            return False
    return min(numbers.values(), default=0) >= 0


def _distribute(
    names: Sequence[str], relations: Sequence[_Relation], starts: Sequence[int]
) -> Mapping[str, int]:
    """Return numbers chosen from the wholes down to their parts."""
    numbers: dict[str, int] = {}
    roots = 0
    for name in _sort_wholes_first(names, relations):
        around = [each for each in relations if name in each.parts]
        if around:
            numbers[name] = _choose(around, numbers)
        else:
            numbers[name] = starts[roots % len(starts)]
            roots += 1
    return numbers


def _sort_wholes_first(names: Sequence[str], relations: Iterable[_Relation]) -> list[str]:
    wholes = {name: {each.whole for each in relations if name in each.parts} for name in names}
    ordered: list[str] = []
    while len(ordered) < len(names):
        left = [name for name in names if name not in ordered]
        ordered.append(next((each for each in left if wholes[each] <= set(ordered)), left[0]))
    return ordered


def _choose(around: Iterable[_Relation], numbers: Mapping[str, int]) -> int:
    """Return a number for a part of those: its share of what is left of a sum."""
    most, shares = [], []
    for each in around:
        whole = numbers.get(each.whole, 0)
        given = [numbers[part] for part in each.parts if part in numbers]
        left = len(each.parts) - len(given)
        if each.exact:
            shares.append((left, (whole - sum(given)) // left))
        else:
            most.append(whole)
    share = min(shares)[1] if shares else min(most) // 2
    return min([share, *most])
