"""The numbers that head the parts of a written report: 一、 （一） 1. （1） and 一是."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversations.report.numbering import render_numeral

LIST_LEVEL = 5
"""The level of 一是, which may stand within a paragraph too.

Levels are those of conversations.report.outline: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
"""

_NUMERALS = {render_numeral(number): number for number in range(1, 100)}
CHINESE = "[一二三四五六七八九十]{1,3}"
"""A number in words, for use within a pattern."""

_STARTS: Sequence[tuple[int, re.Pattern[str]]] = (
    # not 二、三季度 nor 三、四月, which begin a sentence
    (1, re.compile(rf"\s*({CHINESE})[、.．](?!{CHINESE}[、季月])\s*")),
    (2, re.compile(rf"\s*[（(]\s*({CHINESE})\s*[）)]、?\s*")),
    (3, re.compile(r"\s*([0-9０-９]{1,2})[.．、](?![0-9０-９])\s*")),
    (4, re.compile(r"\s*(?:[（(]\s*)?([0-9０-９]{1,2})\s*[）)]\s*")),
)
_SHI = re.compile(
    rf"(?:^|(?<=[。；：;:！？!?])|(?<=[。；！？][”’）)]))\s*({CHINESE})是"
    rf"(?!\1[非、，；。])\s*"  # not 三是三非, nor 一是一、二是二
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The number of a part; `start` and `end` bound it and the white space around it."""

    level: int
    number: int
    start: int
    end: int


def find_marker(text: str) -> Marker | None:
    """Return the marker of levels 1 to 4 that the line begins with; None when there is none.

    A row of a table, which has tabs in it, has none.
    """
    for level, pattern in _STARTS:
        match = pattern.match(text)
        if match and "\t" not in text[match.end() :].rstrip():
            number = read_number(match[1])
            return Marker(level, number, 0, match.end()) if number else None
    return None


def begins_list(text: str) -> bool:
    """Whether the line begins with 一是, 二是 or the like."""
    return any(marker.start == 0 for marker in _find_sentences(text))


def find_lists(texts: Sequence[str]) -> list[list[Marker]]:
    """Return for each of these consecutive texts the 一是, 二是 in it that belong to a list.

    They count up from 一是 or, in a text that begins with one, from any number and perhaps with a
    gap; each begins a sentence; and there are at least two.
    """
    found: list[list[Marker]] = [[] for _ in texts]
    for run in _find_runs(texts):
        for at, marker in run if len(run) > 1 else ():
            found[at].append(marker)
    return found


def _find_runs(texts: Sequence[str]) -> Iterator[list[tuple[int, Marker]]]:
    run: list[tuple[int, Marker]] = []
    for at, text in enumerate(texts):
        for marker in _find_sentences(text):
            if run and _follows(marker, run[-1][1]):
                run.append((at, marker))
            elif marker.number == 1 or (marker.start == 0 and not run):
                yield run
                run = [(at, marker)]
    yield run


def _find_sentences(text: str) -> Iterator[Marker]:
    for match in _SHI.finditer(text):
        if number := read_number(match[1]):
            yield Marker(LIST_LEVEL, number, match.start(), match.end())


def _follows(marker: Marker, last: Marker) -> bool:
    """Whether it is the next of a list; where it begins a line, numbers may have been lost."""
    step = marker.number - last.number
    return step == 1 or (step > 1 and marker.start == 0)


def read_number(text: str) -> int:
    """Return the number of a marker; 0 when it is none (十十)."""
    return int(text) if text.isdecimal() else _NUMERALS.get(text, 0)
