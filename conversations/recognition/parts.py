"""The numbered parts of a report, each with its heading, its text and the parts within it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from conversations.definition.blocks import Layout
from conversations.kinds.items import LONGEST_LEAD
from conversations.recognition.markers import (
    LIST_LEVEL,
    Marker,
    begins_list,
    find_lists,
    find_marker,
)
from conversations.recognition.pieces import Passage

LONGEST_LINE = 30
"""Characters of a line without a number and a full stop that is taken as a heading."""

_SPACED = re.compile(r"[^。，；：、\s]{2,20}[ \u3000]+(?=\S.*。)")
_LEAD = re.compile(r"[^。]*。?[”’」』）)]*\s*")
_STOPPED = re.compile(r"[。；，：！？…、;,:!?][”’」』）)]*\s*$")
_ENDS = " \t\r\n\u3000。；;：:"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report, at a level of 1 to 5 (conversations.report.outline).

    `marker` is its number as written, empty when it has none; `heading` may be empty too. A heading
    is run in when text follows it in its line, and joined when it shares that with the next or last
    of an enumeration. `body` is the text before the parts within it, a passage for a paragraph.
    """

    level: int
    number: int
    marker: Passage
    heading: Passage
    layout: Layout
    body: tuple[Passage, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def title(self) -> str:
        """The heading without its number, its full stop and white space at its ends."""
        return self.heading.text.strip(_ENDS)

    @property
    def later(self) -> tuple[Passage, ...]:
        """The passages of `body` that have a line of their own."""
        return tuple(each for each in self.body if each.line != self.marker.line)


def is_stopped(text: str) -> bool:
    """Whether the text ends as a sentence or a clause does."""
    return _STOPPED.search(text) is not None


def is_line(text: str, longest: int = LONGEST_LINE) -> bool:
    """Whether it could be a title, heading or name: short, without a number and a stop."""
    plain = text.strip()
    return (
        0 < len(plain) <= longest
        and "。" not in plain
        and "\t" not in plain
        and not is_stopped(plain)
        and find_marker(plain) is None
        and not begins_list(plain)
    )


def split_parts(passages: Sequence[Passage]) -> list[Part]:
    """Return the parts in order, none within another yet.

    The first is of level 0 and stands for the report: its body is what comes before the others. An
    enumeration in it is taken apart only where there are no others. Where nothing is numbered 一、,
    short lines without a full stop are taken for such headings.
    """
    starts = _find_starts(passages)
    opening = [*passages[: starts[0]]] if starts else passages
    listed = [[] for _ in opening] if starts else find_lists([each.text for each in opening])
    flat = _build_parts(opening, listed, _REPORT)
    for begin, end in pairwise((*starts, len(passages))):
        group = passages[begin:end]
        flat += _build_parts(group, _find_markers(group))
    return flat


def nest_parts(flat: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with those of a deeper level, up to the next of the same, within them."""
    nested: list[Part] = []
    at = 0
    while at < len(flat):
        end = next(
            (then for then in range(at + 1, len(flat)) if flat[then].level <= flat[at].level),
            len(flat),
        )
        nested.append(replace(flat[at], parts=nest_parts(flat[at + 1 : end])))
        at = end
    return tuple(nested)


def _find_starts(passages: Sequence[Passage]) -> list[int]:
    """Return the indexes of the passages that begin a part of levels 1 to 4."""
    markers = [find_marker(passage.text) for passage in passages]
    numbered = {at for at, marker in enumerate(markers) if marker}
    if any(marker and marker.level == 1 for marker in markers):
        return sorted(numbered)
    lines = [is_line(passage.text) for passage in passages]
    bare = {at for at, (line, then) in enumerate(pairwise(lines)) if line and not then}
    return sorted(numbered | bare)


def _find_markers(group: Sequence[Passage]) -> list[list[Marker]]:
    """Return the markers in each passage; the first begins with the number of the whole group."""
    head = find_marker(group[0].text) or Marker(1, 0, 0, 0)
    lists = find_lists([group[0].text[head.end :], *(each.text for each in group[1:])])
    within = [
        replace(each, start=each.start + head.end, end=each.end + head.end) for each in lists[0]
    ]
    return [[head, *within], *lists[1:]]


def _build_parts(
    passages: Sequence[Passage], markers: Sequence[Sequence[Marker]], before: Part | None = None
) -> list[Part]:
    """Return the parts that begin at the markers; what stands before the first goes to `before`."""
    parts = [(before, list[Passage]())] if before else []
    for passage, found in zip(passages, markers, strict=True):
        lead, *stretches = passage.split(*(each.start for each in found))
        if lead.pieces:
            parts[-1][1].append(lead)
        joined = sum(each.level == LIST_LEVEL for each in found) > 1
        for marker, stretch in zip(found, stretches, strict=True):
            part = _build_part(marker, stretch)
            if joined and marker.level == LIST_LEVEL:
                part = replace(part, layout="joined")
            elif stretch is not stretches[-1]:
                part = replace(part, layout="run_in")  # what follows it is a list
            parts.append((part, list(part.body)))
    return [replace(part, body=tuple(body)) for part, body in parts]


def _build_part(marker: Marker, stretch: Passage) -> Part:
    """Return the part that the stretch of a line is, which begins with its marker."""
    size = marker.end - marker.start
    spaced = _SPACED.match(stretch.text, size) if marker.level == 1 else None
    lead = spaced or _LEAD.match(stretch.text, size)
    stop = lead.end() if lead and len(lead[0].strip()) <= LONGEST_LEAD else size
    number, heading, rest = stretch.split(size, stop)
    layout: Layout = "run_in" if rest.pieces else "own_line"
    body = (rest,) if rest.pieces else ()
    return Part(marker.level, marker.number, number, heading, layout, body)


_REPORT = Part(0, 0, Passage(-1, ()), Passage(-1, ()), "own_line")
