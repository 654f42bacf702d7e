"""Typed numbers that do not count up: 一是 and then 三是, （一） twice, 1. and then 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from conversations.checks.slips import NUMERALS, Slip, begins_clause, build_text_check
from conversations.recognition.markers import find_marker
from conversations.report.numbering import render_numeral

_LINE = re.compile(r"[^\r\n]+")
_WORDS = re.compile(rf"(?P<lead>第|其)?(?P<number>[{NUMERALS}]{{1,3}})(?P<kind>是|要|[，、：,:])?")
_REPEATED = "非、，。；"
_ENDING = 2
"""一、 and （一） end the rows of 一是 before them; 1. and （1） may stand under a 一是."""
_NUMBERS = {render_numeral(number): number for number in range(1, 100)}


class _Numbered(NamedTuple):
    """A number of a part: which row of numbers it belongs to, and how the row's others look.

    `level` is that of what heads a line; `leads` that it begins one.
    """

    row: str
    number: int
    start: int
    end: int
    form: str
    leads: bool
    level: int = 0


def _read(text: str) -> Iterator[Slip]:
    rows: dict[str, list[int]] = {}
    for each in sorted((*_find_lines(text), *_find_words(text)), key=lambda one: one.start):
        if each.level:
            rows = {name: row for name, row in rows.items() if _outlasts(name, each.level)}
        row = rows.get(each.row, [])
        held = _continue(row, each)
        if held is None and (row or each.row == "是"):
            yield Slip(each.start, each.end, wanted=_render(each.form, row[-1] + 1 if row else 1))
        if held is not None or row or each.level or each.row == "是":
            rows[each.row] = held or [each.number]


def _outlasts(row: str, level: int) -> bool:
    """Whether the row of numbers goes on behind a line of that level."""
    return row <= str(level) if row.isdecimal() else level > _ENDING


def _continue(row: list[int], each: _Numbered) -> list[int] | None:
    """Return the last numbers of the rows within one another; None when it follows none of them.

    A new row within another begins in the middle of a line; the outer one goes on at the start.
    """
    if each.number == 1:
        return [1] if each.leads else [*row, 1]
    for kept in range(len(row), 0, -1):
        if row[kept - 1] == each.number - 1 and (kept == len(row) or each.leads):
            return [*row[: kept - 1], each.number]
    return None


def _find_lines(text: str) -> Iterator[_Numbered]:
    """Yield the numbers that lines begin with."""
    for line in _LINE.finditer(text):
        marker = find_marker(line[0])
        if marker:
            said = line[0][: marker.end]
            start = line.start() + len(said) - len(said.lstrip())
            form = re.sub(rf"[{NUMERALS}]+|[0-9０-９]+", "{}", said.strip(), count=1)
            end = line.start() + len(said.rstrip())
            level = marker.level
            yield _Numbered(str(level), marker.number, start, end, form, True, level)


def _find_words(text: str) -> Iterator[_Numbered]:
    """Yield 一是, 一要, 第一， and 其一， where a clause begins with them."""
    for match in _WORDS.finditer(text):
        lead, kind = match["lead"] or "", match["kind"] or ""
        number = _NUMBERS.get(match["number"])
        worded = (not lead and kind in ("是", "要")) or (lead and kind and kind in "，、：,:是")
        if not number or not worded or not begins_clause(text, match.start()):
            continue
        if text.startswith((match["number"], *_REPEATED), match.end()):
            continue  # 一是一，二是二; 三是三非; named, as in 一是、二是
        end = match.end() if kind in "是要" else match.end("number")
        form = f"{lead}{{}}{kind if kind in '是要' else ''}"
        leads = not text[: match.start()].rpartition("\n")[2].strip()
        yield _Numbered(lead or kind, number, match.start(), end, form, leads)


def _render(form: str, number: int) -> str:
    digits = "." in form or form.startswith(("{}）", "{})"))
    return form.format(number if digits else render_numeral(number))


NUMBERING_GAP = build_text_check(
    "numbering_gap", "advice", "GB/T 9704—2012, 7.3.3: 层次序数依次标注", _read
)
