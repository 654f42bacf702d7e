"""Numbers that stand within a line: reports and enumerations written without line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from conversations.recognition.markers import CHINESE, Marker, find_marker, read_number
from conversations.recognition.pieces import Passage

LONGEST_BARE = 30
"""Characters of a heading without a stop behind which the first number under it may follow."""

_WITHIN: Sequence[tuple[int, re.Pattern[str]]] = (
    (1, re.compile(rf"({CHINESE})、(?!{CHINESE}[、季月])\s*")),
    (2, re.compile(rf"[（(]\s*({CHINESE})\s*[）)]、?\s*")),
    (3, re.compile(r"([0-9０-９]{1,2})[.．、](?![0-9０-９])\s*")),
    (4, re.compile(r"[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*")),
)
_ENDED = re.compile(r"(?:[。；：:;！？!?][”’」』）)]*|\s)$")
_CLOSE = 8
"""Characters before a number in which a sentence must have ended."""

_STOP = re.compile("[。，；：！？,;:!?]")

Counts = Mapping[int, int]
"""The last number of each level that is open, by level."""


def split_running(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages cut where a number within a line begins a part.

    Such a number goes on from the last of its level, or is the first of a deeper level with a
    second behind it, and stands where a sentence ends. An enumeration in what comes before the
    first part is left alone, and so is one that counts anew at a level that is open.
    """
    leads = [find_marker(passage.text) for passage in passages]
    first = next((lead for lead in leads if lead), None)
    counts: Counts = {}
    cut: list[Passage] = []
    for passage, lead in zip(passages, leads, strict=True):
        counts = _count(counts, lead) if lead else counts
        if "\t" in passage.text.strip() or (not counts and first and first.number == 1):
            cut.append(passage)
            continue
        found = _find_within(passage.text, lead, counts)
        for marker in found:
            counts = _count(counts, marker)
        cut += (each for each in passage.split(*(one.start for one in found)) if each.pieces)
    return cut


def _count(counts: Counts, marker: Marker) -> Counts:
    kept = {level: number for level, number in counts.items() if level < marker.level}
    return {**kept, marker.level: marker.number}


def _find_within(text: str, lead: Marker | None, counts: Counts) -> list[Marker]:
    begin = lead.end if lead else 0
    markers = sorted(_find_candidates(text, begin), key=lambda each: each.start)
    found: list[Marker] = []
    own: set[int] = set()  # levels of enumerations within the running text
    seconds = {each.level: each.start for each in markers if each.number == 2}
    for marker in markers:
        before = text[found[-1].end if found else begin : marker.start]
        clean = _ENDED.search(text, max(0, marker.start - _CLOSE), marker.start) is not None
        if marker.level in own or (found and marker.start < found[-1].end):
            continue
        if (_goes_on(marker, counts) and clean) or (
            _begins(marker, counts, seconds)
            and (clean or _is_bare(before, headed=bool(found or lead)))
        ):
            found.append(marker)
        else:
            own |= {marker.level} if marker.number == 1 and clean else set()
            continue
        counts = _count(counts, marker)
    return found


def _find_candidates(text: str, begin: int) -> Iterator[Marker]:
    for level, pattern in _WITHIN:
        for match in pattern.finditer(text, begin):
            number = read_number(match[1])
            if number and match.start() > 0:
                yield Marker(level, number, match.start(), match.end())


def _goes_on(marker: Marker, counts: Counts) -> bool:
    return counts.get(marker.level) == marker.number - 1


def _begins(marker: Marker, counts: Counts, seconds: Mapping[int, int]) -> bool:
    """Whether it is the first of a level deeper than those open, and a second one follows."""
    deeper = marker.level > max(counts, default=0)
    return marker.number == 1 and deeper and seconds.get(marker.level, -1) > marker.start


def _is_bare(before: str, *, headed: bool) -> bool:
    """Whether what stands before it can be a heading: 一、工作情况（一）…"""
    return headed and len(before) <= LONGEST_BARE and not _STOP.search(before)
