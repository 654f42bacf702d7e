"""5.1, 5.2.1: the paper, its margins and the type area (版心)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.documents.conformity.effective import Section
from bot.documents.conformity.places import Report
from bot.documents.conformity.results import Deviation, Spot, build_deviation
from bot.documents.lengths import TWIPS_PER_MM

_WIDTH, _HEIGHT = 210.0, 297.0
_LEFT, _TEXT_WIDTH = 28.0, 156.0
_SETTINGS = ((37.0, 225.0), (33.5, 229.84))
"""天头 and the type area's height: as they are typed, and such that the ink is at 37 and 35."""

_SLACK = 1.0
"""5.2.1: millimetres by which the margins may be off."""

_ROUNDING = 0.1


def find_paper(report: Report) -> Iterator[Deviation]:
    """Yield sheets that are not A4, upright or on their side."""
    for spot, section in _list_sections(report):
        sides = sorted((section.width / TWIPS_PER_MM, section.height / TWIPS_PER_MM))
        if abs(sides[0] - _WIDTH) > _SLACK or abs(sides[1] - _HEIGHT) > _SLACK:
            found = f"{section.width / TWIPS_PER_MM:.0f}×{section.height / TWIPS_PER_MM:.0f}"
            yield build_deviation("paper", spot, found=found)


def find_margins(report: Report) -> Iterator[Deviation]:
    """Yield margins and type areas of other sizes; a sheet on its side has others."""
    for spot, section in _list_sections(report):
        if section.is_landscape:
            continue
        top, left = section.top / TWIPS_PER_MM, section.left / TWIPS_PER_MM
        near = (each for each in _SETTINGS if _is_near(top, each[0]))
        wanted, height = next(near, _SETTINGS[0])
        yield from _judge("margin_top", spot, top, wanted)
        yield from _judge("margin_left", spot, left, _LEFT)
        yield from _judge("text_width", spot, section.text_width / TWIPS_PER_MM, _TEXT_WIDTH)
        yield from _judge("text_height", spot, section.text_height / TWIPS_PER_MM, height)


def _list_sections(report: Report) -> Iterator[tuple[Spot, Section]]:
    for number, section in enumerate(report.document.sections, start=1):
        yield Spot("section", number), section


def _judge(key: str, spot: Spot, found: float, wanted: float) -> Iterator[Deviation]:
    if not _is_near(found, wanted):
        yield build_deviation(key, spot, found=f"{round(found, 1):g}", wanted=f"{wanted:g}")


def _is_near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= _SLACK + _ROUNDING
