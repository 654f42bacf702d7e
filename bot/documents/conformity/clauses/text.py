"""7.3.3: the text, its headings and how they are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.documents.conformity.judging import build_spot, judge_font, judge_size, judge_start
from bot.documents.conformity.places import Placed, Report
from bot.documents.conformity.results import Deviation, build_deviation
from conversations.report.numbering import LEVELS, Marker

SIZE = 16.0
_FONTS: Mapping[int, str] = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
_MARKERS: Mapping[int, Marker] = {level: marker for marker, level in LEVELS.items()}
_FORMS: Mapping[int, re.Pattern[str]] = {
    1: re.compile("[一二三四五六七八九十百]+、"),
    2: re.compile("（[一二三四五六七八九十百]+）(?!、)"),
    3: re.compile(r"[0-9]+[.．]"),
    4: re.compile(r"（[0-9]+）(?!、)"),
}
_LONG = 40
"""Characters behind a number that may be a sentence of the text, and not a heading."""


def find_text(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of the text: 3号仿宋, each paragraph two characters in."""
    for placed in report.list_role("body", "heading"):
        yield from _judge_fonts(placed)
        yield from judge_size(placed, placed.paragraph.cut(0), SIZE)
        if placed.text[-1:] != "：" or placed.level:  # 同志们： in a speech is flush left
            yield from judge_start(placed, 2)
        yield from _judge_sides(placed)


def find_order(report: Report) -> Iterator[Deviation]:
    """Yield numbers that are written otherwise, or that leave out a level.

    Where only two levels are used, the second may be 1. as well as （一）.
    """
    numbered = [each for each in report.list_role("heading", "body") if each.level]
    numbered.sort(key=lambda each: each.at)
    used = {each.level for each in numbered if _is_marked(each)}
    above = 0
    for placed in numbered:
        if not _is_marked(placed):
            above = placed.level
            continue
        if not _FORMS[placed.level].match(placed.text):
            found, wanted = _cut_marker(placed), _MARKERS[placed.level]
            yield build_deviation("marker", build_spot(placed), found=found, wanted=wanted)
        if placed.level > above + 1 and not _may_skip(above, placed.level, used):
            missing = _MARKERS[above + 1]
            yield build_deviation(
                "level", build_spot(placed), found=_MARKERS[placed.level], wanted=missing
            )
        above = placed.level


def _judge_fonts(placed: Placed) -> Iterator[Deviation]:
    paragraph = placed.paragraph
    if not placed.level:
        yield from judge_font(placed, paragraph.cut(0), "仿宋")
        return
    wanted, stop = _FONTS[placed.level], placed.lead
    if placed.role == "heading":
        yield from judge_font(placed, paragraph.cut(0), wanted)
        return
    lead = paragraph.cut(0, stop)
    sentence = len(placed.text[:stop]) > _LONG or not stop
    yield from judge_font(placed, lead, wanted, *(("仿宋",) if sentence else ()))
    # Nothing more is asked of a sentence that only begins with a number.
    yield from judge_font(placed, paragraph.cut(stop), "仿宋", *(() if stop else (wanted,)))


def _judge_sides(placed: Placed) -> Iterator[Deviation]:
    """Yield that the lines behind the first one are not as wide as the type area."""
    form = placed.paragraph.format
    found = max(abs(form.left), abs(form.right)) / placed.paragraph.unit
    if found > 0.15:
        yield build_deviation("sides", build_spot(placed), found=f"{round(found, 1):g}")


def _is_marked(placed: Placed) -> bool:
    """Whether the paragraph has its number, and not only a heading's style."""
    return not (placed.role == "heading" and placed.lead == len(placed.paragraph.text)) or any(
        form.match(placed.text) for form in (*_FORMS.values(), _LOOSE)
    )


_LOOSE = re.compile(r"[（(]?\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[）)、.．]")


def _may_skip(above: int, level: int, used: set[int]) -> bool:
    return (above, level) == (1, 3) and 2 not in used


def _cut_marker(placed: Placed) -> str:
    match = _LOOSE.match(placed.text)
    return match[0] if match else placed.text[:4]
