"""7.3.4, 7.3.7: what says that there are attachments, and their own pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.documents.conformity.judging import (
    build_spot,
    judge_centred,
    judge_font,
    judge_gap,
    judge_look,
    judge_size,
    judge_start,
)
from bot.documents.conformity.measuring import begins_page, find_gap
from bot.documents.conformity.places import Placed, Report
from bot.documents.conformity.results import Deviation, build_deviation

_STOPPED = re.compile(r"[。；;，,.]\s*(\n|$)")
_HALF = re.compile(r"附\s*件\s*:")
_NUMBERED = re.compile(r"(?:附\s*件\s*[：:])?\s*\d{1,2}")
_DOTTED = re.compile(r"(?:附\s*件\s*[：:])?\s*\d{1,2}[.．]")
_SIZE = 16.0


def find_statement(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of 附件： under the text."""
    stated = report.list_role("attachments")
    for at, placed in enumerate(stated):
        yield from judge_look(placed, "仿宋")
        # Further names stand under the first one's, behind 附件： or behind its number.
        yield from judge_start(placed, 5 if at else 2, 1.2 if at else 0.15)
        yield from _judge_words(placed)
    if stated:
        above = [each for each in report.placed if each.at < stated[0].at and each.role != "blank"]
        yield from judge_gap(stated[0], find_gap(report, above[-1], stated[0]), 1) if above else ()


def find_pages(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of attachments: a page each, 附件 in 3号黑体 at its top."""
    for placed in report.list_role("attachment"):
        runs = placed.paragraph.cut(0)
        yield from judge_font(placed, runs, "黑体")
        yield from judge_size(placed, runs, _SIZE)
        yield from judge_start(placed, 0)
        if not begins_page(report, placed):
            yield build_deviation("attachment_page", build_spot(placed))
        if placed.text.endswith(("：", ":")):
            yield build_deviation("attachment_colon", build_spot(placed))
    for placed in report.list_role("attachment_title"):
        yield from judge_centred(placed)
    said = [each for each in report.placed if each.role != "blank"]
    for mark, title in pairwise(said):
        if (mark.role, title.role) == ("attachment", "attachment_title"):
            yield from judge_gap(title, find_gap(report, mark, title), 1)


def _judge_words(placed: Placed) -> Iterator[Deviation]:
    spot = build_spot(placed)
    if _HALF.match(placed.text):
        yield build_deviation("attachments_colon", spot)
    if _STOPPED.search(placed.text):
        yield build_deviation("attachments_stop", spot)
    if _NUMBERED.match(placed.text) and not _DOTTED.match(placed.text):
        yield build_deviation("attachments_number", spot)
