"""7.5: the page's number, 4号 half-width 宋体 between two dashes, on the outer side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.documents.conformity.effective import PAGE_SIGN, Paragraph, Section
from bot.documents.conformity.fonts import tell_family
from bot.documents.conformity.places import Report
from bot.documents.conformity.results import Deviation, Spot, build_deviation
from bot.documents.lengths import TWIPS_PER_MM

_FORM = re.compile(rf"—\s?{PAGE_SIGN}\s?—")
_SIZE = 14.0
_INSET, _SLACK = 1.0, 0.3
_FAR, _FAR_SLACK = 7.0, 2.0
"""Millimetres from the type area down to the dashes."""


def find_numbers(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of the numbers on odd and on even pages."""
    for at, section in enumerate(report.document.sections, start=1):
        odd = _find_number(section.footers.odd)
        if odd is None:
            yield build_deviation("page_number_absent", Spot("section", at))
            continue
        yield from _judge(odd, section, "odd", at)
        if not report.document.outer:
            yield build_deviation("page_number_sides", Spot("section", at))
            continue
        even = _find_number(section.footers.even)
        if even is None:
            yield build_deviation("page_number_even", Spot("section", at))
        else:
            yield from _judge(even, section, "even", at)


def _find_number(foot: Sequence[Paragraph] | None) -> Paragraph | None:
    return next((each for each in foot or () if PAGE_SIGN in each.text), None)


def _judge(number: Paragraph, section: Section, side: str, at: int) -> Iterator[Deviation]:
    spot = Spot("footer", at, side)
    runs = number.cut(0)
    if not _FORM.fullmatch(number.text.strip()):
        found = number.text.strip().replace(PAGE_SIGN, "1")[:20]
        yield build_deviation("page_number_dashes", spot, found=found)
    for name in dict.fromkeys(run.format.ascii.name for run in runs):
        if tell_family(name) != "宋体":
            yield build_deviation("page_number_font", spot, found=name or "—")
    for size in dict.fromkeys(run.format.size for run in runs):
        if size != _SIZE:
            yield build_deviation("page_number_size", spot, found=f"{size:g}")
    if not number.boxed:  # where a box stands on the page is not known
        yield from _judge_place(number, section, side, spot)


def _judge_place(number: Paragraph, section: Section, side: str, spot: Spot) -> Iterator[Deviation]:
    form, text = number.format, number.text.strip("\n")
    if side == "odd":
        wanted, otherwise = "right", "page_number_odd_side"
        blank, indent = text[len(text.rstrip("\u3000")) :], form.right / number.unit
    else:
        wanted, otherwise = "left", "page_number_even_side"
        blank = text[: len(text) - len(text.lstrip("\u3000"))]
        indent = (form.left + form.first) / number.unit
    aligned = {"both": "left"}.get(form.align, form.align)
    if aligned != wanted:
        yield build_deviation(otherwise, spot)
    elif abs(indent + len(blank) - _INSET) > _SLACK:
        found = f"{round(indent + len(blank), 1):g}"
        yield build_deviation("page_number_inset", spot, found=found)
    line = form.line if form.rule != "auto" else number.unit * 1.3
    # The dash stands in the middle of the foot's line, the last one of the foot.
    found_mm = (section.bottom - section.footer - line / 2) / TWIPS_PER_MM
    if abs(found_mm - _FAR) > _FAR_SLACK:
        yield build_deviation("page_number_far", spot, found=f"{found_mm:.0f}")
