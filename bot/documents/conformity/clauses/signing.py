"""7.3.5, 7.3.6: who signs, when, and the note (附注) below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.documents.conformity.judging import build_spot, judge_gap, judge_look, judge_start
from bot.documents.conformity.measuring import Extent, find_extent, find_gap
from bot.documents.conformity.places import Placed, Report
from bot.documents.conformity.results import Deviation, build_deviation

_SLACK = 0.6
"""Characters: fonts differ a little in how wide their figures are."""

_MOST = 10
"""Signatures, and dates, that are looked at: no document has as many."""

_DATE = re.compile(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")


def find_signature(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of signature and date, with a seal or without one.

    With a seal the date ends four characters from the right and the signature stands over its
    middle; without one the signature, or a longer date, ends two characters from the right, and the
    date begins two characters to the right of the signature.
    """
    signatures, dates = report.list_role("signature")[:_MOST], report.list_role("date")[:_MOST]
    for placed in (*signatures, *dates):
        yield from judge_look(placed, "仿宋")
    for date in dates:
        if not _DATE.fullmatch(date.text):
            yield build_deviation("date_form", build_spot(date), found=date.text[:20])
        yield from _judge_place(report, signatures, date)


def find_note(report: Report) -> Iterator[Deviation]:
    """Yield what is not as it should be of the note: in brackets, two characters in."""
    for placed in report.list_role("note"):
        yield from judge_look(placed, "仿宋")
        yield from judge_start(placed, 2)
        if not (placed.text.startswith("（") and placed.text.endswith("）")):
            yield build_deviation("note_brackets", build_spot(placed))


def _judge_place(report: Report, signatures: list[Placed], date: Placed) -> Iterator[Deviation]:
    at = find_extent(date.paragraph, report.find_section(date))
    if len(signatures) != 1:  # several stand side by side, or one below the other
        if not (_is_near(at.right, 4) or _is_near(at.right, 2)):
            yield _build("date_place", date, at.right)
        return
    signature = signatures[0]
    over = find_extent(signature.paragraph, report.find_section(signature))
    if _is_near(at.left, over.left + 2) and _is_near(min(at.right, over.right), 2):
        yield from _judge_gap(report, signature)
    elif not _is_near(at.right, 4):
        yield _build("date_place", date, at.right)
    elif not _is_over(over, at):
        yield _build("signature_place", signature, over.right)


def _is_over(signature: Extent, date: Extent) -> bool:
    """Whether the one stands over the other's middle, or is too wide for it."""
    if abs(signature.middle - date.middle) <= 2 * _SLACK:
        return True
    due = (signature.left + signature.right - date.middle) / 2
    return due < 0 and _is_near(signature.right, 0)


def _judge_gap(report: Report, signature: Placed) -> Iterator[Deviation]:
    """Yield that there is no blank line above a signature without a seal (7.3.5.2)."""
    above = [each for each in report.placed if each.at < signature.at and each.role != "blank"]
    if above:
        yield from judge_gap(signature, find_gap(report, above[-1], signature), 1)


def _is_near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= _SLACK


def _build(key: str, placed: Placed, found: float) -> Deviation:
    return build_deviation(key, build_spot(placed), found=f"{round(found, 1):g}")
