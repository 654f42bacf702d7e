"""7.3.1, 7.3.2: the title and whom the document is for (主送机关)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.documents.conformity.judging import (
    build_spot,
    judge_centred,
    judge_font,
    judge_gap,
    judge_look,
    judge_size,
    judge_start,
)
from bot.documents.conformity.measuring import find_gap
from bot.documents.conformity.places import Placed, Report
from bot.documents.conformity.results import Deviation, build_deviation
from bot.documents.writing.paragraphs import measure_text

_SIZE = 22.0
_HEAD = ("number", "signed_number", "issuer", "blank")


def find_title(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of the title: 2号小标宋, centred, its lines chosen."""
    for placed in report.list_role("title"):
        runs = placed.paragraph.cut(0)
        yield from judge_font(placed, runs, "小标宋")
        yield from judge_size(placed, runs, _SIZE)
        yield from judge_centred(placed)
        yield from _judge_breaks(placed, report)
    yield from _judge_rule(report)


def find_addressee(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of it: flush left, a line below, a colon at its end."""
    titles = report.list_role("title", "byline")
    for placed in report.list_role("addressee"):
        yield from judge_look(placed, "仿宋")
        yield from judge_start(placed, 0)
        if not placed.text.endswith("："):
            yield build_deviation("addressee_colon", build_spot(placed))
        if titles:
            yield from judge_gap(placed, find_gap(report, titles[-1], placed), 1)


def _judge_breaks(placed: Placed, report: Report) -> Iterator[Deviation]:
    """Yield lines that are too long: where they break is left to chance, and may split a word."""
    room = report.find_section(placed).text_width / (_SIZE * 20)
    for line in placed.text.split("\n"):
        if measure_text(line.strip()) > room + 0.1:
            spot = build_spot(placed)
            yield build_deviation("title_break", spot, found=len(line), most=int(room))


def _judge_rule(report: Report) -> Iterator[Deviation]:
    """Yield that the title does not stand two lines below the red rule."""
    rules = [each for each in report.placed if each.paragraph.format.red and each.role in _HEAD]
    titles = report.list_role("title")
    if rules and titles:
        last = max(rules, key=lambda each: each.at)
        yield from judge_gap(titles[0], find_gap(report, last, titles[0]), 2)
