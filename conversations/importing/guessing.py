"""What a text is likely to be: a report at all, of which kind, and of which period."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from conversations.definition.blocks import GroupBlock
from conversations.definition.interview import Interview
from conversations.definition.questions import Items
from conversations.importing.likeness import ALIKE, find_likeness
from conversations.importing.plan import Plan
from conversations.importing.slots import list_blocks
from conversations.kinds.numerals import parse_number
from conversations.periods import PeriodKind
from conversations.recognition.markers import find_marker
from conversations.recognition.recognising import Recognised, recognise, walk_parts

_DIGIT = "[零〇○Oo一二三四五六七八九]"
_YEAR = rf"(?P<year>(?:19|20)[0-9]{{2}}|[一二]{_DIGIT}{{3}})\s*年"
_HALF = re.compile(rf"{_YEAR}度?\s*(?P<half>[上下])半年")
_QUARTER = re.compile(rf"{_YEAR}度?\s*第?\s*(?P<quarter>[一二三四1-4])\s*季度")
_MONTH = re.compile(
    rf"{_YEAR}\s*(?P<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月(?!\s*[0-9一二三])"
)
_WHOLE = re.compile(_YEAR)
_COMMON = re.compile("情况|报告|年度")
"""What most reports are called, so that it tells none from another."""

_NEARBY = 3_000
"""Characters from a report's beginning in which its period is looked for."""


_FEWEST = 2
"""Headings from which on a text is taken for a report."""


def is_report(lines: Iterable[str]) -> bool:
    """Whether enough of the lines begin with 一、 or （一）."""
    markers = (find_marker(line) for line in lines)
    return sum(each is not None and each.level <= 2 for each in markers) >= _FEWEST


def has_headings(plan: Plan) -> bool:
    """Whether enough headings of the text are those that the interview's report has."""
    known = (each.role == "heading" and each.covered for each in plan.chunks)
    return sum(known) >= _FEWEST


def rank_interviews(interviews: Sequence[Interview], lines: Sequence[str]) -> list[Interview]:
    """Return the interviews, first the one that the report is most likely of."""
    report = recognise(lines)
    return sorted(interviews, key=lambda each: -_weigh(each, report))


def guess_period(lines: Sequence[str], kind: PeriodKind) -> str | None:
    """Return the key of the period of that kind that the report is about; None where it says none.

    What the title says goes before the text; a report of a whole year that is dated in the months
    after it is not mistaken for one of the next, since its text names the year it is about.
    """
    report = recognise(lines)
    title = "".join(each.text for each in report.title)
    text = "\n".join(each.text for each in (*report.opening, *(p.heading for p in report.parts)))
    date = report.date.text if report.date else ""
    rest = "\n".join(lines)[:_NEARBY]
    for said in (title, text, rest, date):
        period = _find_period(unicodedata.normalize("NFKC", said), kind)
        if period is not None:
            return period
    return None


def _find_period(text: str, kind: PeriodKind) -> str | None:
    match kind:
        case "year":
            return next((str(year) for year in _find_years(text, _WHOLE)), None)
        case "half_year" | "first_half":
            found = _HALF.search(text)
            half = 2 if found and found["half"] == "下" and kind == "half_year" else 1
            if found is not None:
                return _build_key(found["year"], f"H{half}")
            first = next(_find_years(text, _WHOLE), None) if kind == "first_half" else None
            return None if first is None else f"{first}H1"
        case "quarter":
            found = _QUARTER.search(text)
            return _build_key(found["year"], f"Q{_read(found['quarter'])}") if found else None
        case "month":
            found = _MONTH.search(text)
            month = _read(found["month"]) if found else 0
            return _build_key(found["year"], f"M{month:02}") if found and 1 <= month <= 12 else None


def _find_years(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    for match in pattern.finditer(text):
        year = _read(match["year"])
        if 1900 <= year <= 2199:
            yield year


def _build_key(year: str, span: str) -> str | None:
    number = _read(year)
    return f"{number}{span}" if 1900 <= number <= 2199 else None


def _read(text: str) -> int:
    return parse_number(re.sub("[○Oo]", "〇", text)) or 0


def _weigh(interview: Interview, report: Recognised) -> float:
    """Return how much the report is like one of the interview: its title, headings and entries."""
    title = "".join(each.text for each in report.title) or "".join(
        each.text for each in report.opening[:1]
    )
    grams = [gram for word in _COMMON.split(interview.name.zh_CN) for gram in _cut(word)]
    weight = 3.0 * sum(gram in title for gram in grams) / max(1, len(grams))
    headings = [part.title for part in walk_parts(report.parts) if part.title][:60]
    known = list(_list_headings(interview))
    found = sum(
        max((find_likeness(one, each) for each in known), default=0.0) >= ALIKE for one in headings
    )
    exact = sum(one in known for one in headings)
    return weight + (found + 2 * exact) / max(1, len(headings))


def _cut(text: str) -> Iterator[str]:
    """Return each two characters of the text that stand together."""
    return (text[at : at + 2] for at in range(len(text) - 1))


def _list_headings(interview: Interview) -> Iterator[str]:
    for section in interview.sections:
        yield from filter(None, (section.heading,))
        for block in list_blocks(section.body):
            if isinstance(block, GroupBlock) and "{" not in block.heading:
                yield block.heading
        for question in section.questions:
            if isinstance(question, Items):
                shapes = (question, question.inner) if question.inner else (question,)
                yield from (each.heading for shape in shapes for each in shape.suggestions)
