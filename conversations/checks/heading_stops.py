"""A full stop at the end of a heading that stands on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding
from conversations.checks.heading_places import map_headings, strip_number
from conversations.checks.slips import Slip, build_slip_finding
from conversations.checks.subject import Check, Subject
from conversations.drafts.typed_texts import TypedText
from conversations.recognition.markers import find_marker
from conversations.report.outline import Heading

_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 40
"""A numbered line above this many characters is a paragraph, not a heading."""


def _find(subject: Subject) -> Iterator[Finding]:
    places = map_headings(subject)
    for block in subject.outline.blocks:
        if isinstance(block, Heading) and block.text.endswith("。"):
            typed = places.get(strip_number(block.text))
            if typed is not None:
                yield _build(typed, len(typed.text.rstrip()) - 1)
    for typed in subject.texts:
        for at in _find_stops(typed.text):
            yield _build(typed, at)


def _find_stops(text: str) -> Iterator[int]:
    """Yield the full stops of those numbered lines whose like, in the same text, have none."""
    lines = [(line.start(), line[0].rstrip()) for line in _LINE.finditer(text)]
    headings = [
        (marker.level, start + len(line) - 1, line[-1] == "。")
        for number, (start, line) in enumerate(lines)
        if (marker := find_marker(line)) is not None
        and "。" not in line[marker.end : -1]
        and len(line) <= _LONGEST
        and _has_text(lines, number, marker.level)
    ]
    bare = {level for level, _, stopped in headings if not stopped}
    yield from (at for level, at, stopped in headings if stopped and level in bare)


def _has_text(lines: list[tuple[int, str]], number: int, level: int) -> bool:
    """Whether the next line stands under this one."""
    if number + 1 == len(lines):
        return False
    marker = find_marker(lines[number + 1][1])
    return marker is None or marker.level > level


def _build(typed: TypedText, at: int) -> Finding:
    heading = "".join(typed.text[:at].splitlines()[-1:]).strip()
    slip = Slip(at, at + 1, "")
    return build_slip_finding("heading_stops", "advice", typed, slip, heading=heading[:20])


HEADING_STOPS = Check(
    "heading_stops", "advice", "公文写作的惯例: 独占一行的标题末尾不用句号", _find
)
