"""7.4: the imprint (版记), for what of it a document has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.documents.conformity.effective import Paragraph
from bot.documents.conformity.judging import build_spot, judge_look, judge_start
from bot.documents.conformity.places import Placed, Report
from bot.documents.conformity.results import Deviation, build_deviation

_SIZE = 14.0
_INSET = 1.0
_ISSUED = re.compile(r"\S.*\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日\s*印发", re.DOTALL)


def list_imprint(report: Report, *roles: str) -> list[Placed]:
    """Return its paragraphs of these roles, in a table or not."""
    framed = [each for each in report.imprint if each.role in roles]
    return [*report.list_role(*roles), *framed]


def find_rules(report: Report) -> Iterator[Deviation]:
    """7.4.1: lines as wide as the type area above, between and below."""
    bare = sorted(report.list_role("copies", "issued"), key=lambda each: each.at)
    for placed, beside in zip(bare[:1] + bare[-1:], (-1, 1), strict=False):
        if not placed.paragraph.format.ruled and not _is_rule(report, placed.at + beside):
            yield build_deviation("imprint_rule", build_spot(placed))


def _is_rule(report: Report, at: int) -> bool:
    """Whether an empty paragraph there only draws a line."""
    blocks = report.document.blocks
    block = blocks[at] if 0 <= at < len(blocks) else None
    return isinstance(block, Paragraph) and block.is_blank and block.format.ruled


def find_copies(report: Report) -> Iterator[Deviation]:
    """7.4.2: 4号仿宋, one character in, a full-width colon behind 抄送 and a stop at the end."""
    for placed in list_imprint(report, "copies"):
        yield from judge_look(placed, "仿宋", _SIZE)
        yield from judge_start(placed, _INSET, 0.3)
        if "：" not in placed.text[:6]:
            yield build_deviation("copies_colon", build_spot(placed))
        if not placed.text.endswith("。"):
            yield build_deviation("copies_stop", build_spot(placed))


def find_issued(report: Report) -> Iterator[Deviation]:
    """7.4.3: 4号仿宋, who issued it one character in, and the full date with 印发."""
    for placed in list_imprint(report, "issued"):
        yield from judge_look(placed, "仿宋", _SIZE)
        if placed in report.list_role("issued"):
            yield from judge_start(placed, _INSET, 0.3)
            if not _ISSUED.fullmatch(placed.text):
                yield build_deviation("issued_form", build_spot(placed))
