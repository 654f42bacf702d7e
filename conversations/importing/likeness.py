"""Which headings of a file are those of a template: by their words, and by their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

ALIKE = 0.5
"""From here on, of 1, two headings are taken for the same."""

CERTAIN = 0.8
"""From here on they are so even where their order is another."""

_FILLING = re.compile(
    r"[\W_]|(?:[0-9]{2,4}|[二两][零〇一二三四五六七八九]{3})年度?|[上下]半年|本年度?|今年|目前|主要|有关|存在的?|的"
)
_SENSES: Mapping[str, re.Pattern[str]] = {
    "cause": re.compile("原因|剖析|根源|症结"),
    "plan": re.compile("打算|措施|安排|计划|下一?步|下一阶段|今后|方向|对策|建议|思路|展望"),
    "problem": re.compile("问题|不足|差距|短板|薄弱|困难"),
    "work": re.compile("工作(?:情况|进展|完成|开展|回顾|总结|成效)|履职|做法|成效|成绩|基本情况"),
}
"""What parts of official reports are about, and the words that say so."""


def find_likeness(one: str, other: str) -> float:
    """Return how like two headings are, from 0 to 1, without years, numbers and filling words."""
    plain, wanted = _fold(one), _fold(other)
    if not plain or not wanted:
        return float(bool(one.strip()) and one.strip() == other.strip())
    if plain == wanted:
        return 1.0
    alike = fuzz.ratio(plain, wanted) / 100
    senses, others = _find_senses(one), _find_senses(other)
    if senses & others:
        return 0.6 + 0.3 * alike
    return alike * 0.4 if senses and others else alike


def align(headings: Sequence[str], places: Sequence[str]) -> list[int | None]:
    """Return for each heading the index of its place; None where it is none of them.

    Both go in order as far as they are alike; what is certainly the same is so in any order. Where
    half of the headings are found, one that is left between neighbours takes the place that is.
    """
    scores = [[find_likeness(heading, place) for place in places] for heading in headings]
    found = _match_in_order(scores, len(places))
    free = set(range(len(places))) - {each for each in found if each is not None}
    for at, row in enumerate(scores):
        best = max(sorted(free), key=row.__getitem__, default=None)
        if found[at] is None and best is not None and row[best] >= CERTAIN:
            found[at] = best
            free.remove(best)
    if 2 * sum(each is not None for each in found) >= len(places):
        _fill_gaps(found, headings, places)
    return found


def _match_in_order(scores: Sequence[Sequence[float]], count: int) -> list[int | None]:
    """Return the places in ascending order that make the sum of the scores greatest."""
    best = [[0.0] * (count + 1) for _ in range(len(scores) + 1)]
    for at in reversed(range(len(scores))):
        for place in reversed(range(count)):
            score = scores[at][place]
            taken = score + best[at + 1][place + 1] if score >= ALIKE else 0.0
            best[at][place] = max(taken, best[at + 1][place], best[at][place + 1])
    found: list[int | None] = []
    place = 0
    for at in range(len(scores)):
        if best[at][place] == best[at + 1][place]:
            found.append(None)
            continue
        while best[at][place] == best[at][place + 1]:
            place += 1
        found.append(place)
        place += 1
    return found


def _fill_gaps(found: list[int | None], headings: Sequence[str], places: Sequence[str]) -> None:
    """Give a lone heading the lone place between its neighbours' if it speaks of nothing else."""
    for at, heading in enumerate(headings):
        beside = (*found[at - 1 : at], *found[at + 1 : at + 2])
        if found[at] is not None or None in beside:
            continue
        before = max((each for each in found[:at] if each is not None), default=-1)
        behind = min((each for each in found[at + 1 :] if each is not None), default=len(places))
        if behind - before == 2:
            senses, others = _find_senses(heading), _find_senses(places[before + 1])
            if not senses or not others:
                found[at] = before + 1


@lru_cache(maxsize=1024)
def _fold(heading: str) -> str:
    return _FILLING.sub("", unicodedata.normalize("NFKC", heading))


@lru_cache(maxsize=1024)
def _find_senses(heading: str) -> frozenset[str]:
    return frozenset(name for name, words in _SENSES.items() if words.search(heading))
