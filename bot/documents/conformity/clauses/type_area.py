"""5.2.2 to 5.2.4: characters in Chinese fonts and black, 22 lines of 28 characters."""

from __future__ import annotations

from collections.abc import Iterator

from bot.documents.conformity.fonts import list_chinese, list_strange, tell_family
from bot.documents.conformity.judging import UNNAMED, build_spot
from bot.documents.conformity.measuring import count_characters, count_lines
from bot.documents.conformity.places import Placed, Report
from bot.documents.conformity.results import Deviation, build_deviation

LINES, CHARACTERS = 22, 28
_TEXT = ("title", "addressee", "heading", "body", "attachments", "signature", "date", "note")
_LINES = ("heading", "body")
_BLACK = {"", "000000"}


def find_fonts(report: Report) -> Iterator[Deviation]:
    """Yield figures, letters and marks in fonts of other scripts, and fonts of the theme."""
    for placed in report.list_role(*_TEXT):
        runs = placed.paragraph.cut(0)
        for name in list_strange(runs):
            yield build_deviation("strange_font", build_spot(placed), found=name or UNNAMED)
        for font in list_chinese(runs):
            if font.themed and tell_family(font.name):
                yield build_deviation("theme_font", build_spot(placed), found=font.name)


def find_colours(report: Report) -> Iterator[Deviation]:
    """Yield text that is not black."""
    for placed in report.list_role(*_TEXT):
        for run in placed.paragraph.cut(0):
            if run.format.colour not in _BLACK:
                yield build_deviation("colour", build_spot(placed), found=run.format.colour)


def find_measure(report: Report) -> Iterator[Deviation]:
    """Yield what keeps full pages from holding 22 lines of 28 characters."""
    for placed in report.list_role(*_LINES):
        if report.find_section(placed).is_landscape:
            continue
        yield from _judge_lines(placed, report)
        if placed.role == "body" or not report.list_role("body"):
            yield from _judge_characters(placed, report)


def _judge_lines(placed: Placed, report: Report) -> Iterator[Deviation]:
    spot, form = build_spot(placed), placed.paragraph.format
    lines = count_lines(placed.paragraph, report.find_section(placed))
    if lines is None:
        yield build_deviation("lines_unset", spot, wanted=LINES)
    elif lines != LINES:
        yield build_deviation("lines", spot, found=lines, wanted=LINES)
    if form.before or form.after:
        found = f"{(form.before + form.after) / 20:g}"
        yield build_deviation("space", spot, found=found)
    if form.widows:
        yield build_deviation("widows", spot)


def _judge_characters(placed: Placed, report: Report) -> Iterator[Deviation]:
    paragraph = placed.paragraph
    found = count_characters(paragraph, report.find_section(placed))
    if paragraph.look.size == 16 and found != CHARACTERS:
        yield build_deviation("characters", build_spot(placed), found=found, wanted=CHARACTERS)
