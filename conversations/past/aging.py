"""What has aged in a text of an earlier report: years, half-years, days, plenums, dated phrases.

The rules are the practice of those who write from last year's file: what names the old period or a
day in it is another one now; what an older year says is history and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conversations.checks.dated import is_meant, is_past
from conversations.checks.dated_norms import DatedNorms
from conversations.periods import Period

_NOTHING_DATED = DatedNorms()

_SPAN = "度|全年|上半年|下半年|第?[一二三四]季度|[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|初)?"
_YEAR = re.compile(f"(?<![0-9])([0-9]{{4}})年(?!代)(?:{_SPAN})?")
_SAID_YEAR = re.compile(f"([〇零一二三四五六七八九]{{4}})年(?!代)(?:{_SPAN})?")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HALF_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_RANGE = re.compile("[0-9]年?[-—–~～至到]$")
_COMPARED = re.compile("[较比与]$")

_HALF = re.compile("上半年|下半年")
_QUARTER = re.compile("第?([一二三四])季度")
_MONTH = re.compile("(?<![0-9—–~～至到、.-])(1[0-2]|[1-9])月(?:份|底|初|中旬|上旬|下旬)")
_DAY = re.compile("(?<![0-9])(1[0-2]|[1-9])月(3[01]|[12][0-9]|[1-9])日")
_FEAST = re.compile(
    '[“"（(]?(?:是|为)?(?:第[^，。；]{1,4}个)?'
    "(?:(?!召开|开展|组织|举行|举办|参加|印发)[^，。；、日0-9]){2,12}(?:日|节|周)"
)
"""What follows a day that comes every year: 12月4日国家宪法日, and not 3月5日开展主题党日活动."""

_SENTENCE = re.compile(r"[^。！？；\r\n]+")
_COUNT = "[一二三四五六七八九十]{1,3}"
_SESSION = re.compile(f"(?:{_COUNT}届[^，。；\n]{{0,8}}?)?{_COUNT}次(?:全会|全体会议)")
_BIRTHDAY = re.compile("(?:建党|建国|建军|建警|建团|成立|胜利)[^，。；0-9]{0,4}[0-9]{1,3}周年")


@dataclass(frozen=True, slots=True)
class Aged:
    """A passage that has aged, by its characters; `use` is said now, where that is known."""

    start: int
    end: int
    use: str = ""


def find_aged(
    text: str, old: Period, new: Period, norms: DatedNorms = _NOTHING_DATED
) -> tuple[Aged, ...]:
    """Return what has aged in a text on the period `old` by the time of `new`, in order.

    Passages do not overlap; of those that would, the first and longest is returned. Nothing ages
    within one period.
    """
    if old.key == new.key:
        return ()
    text = text.translate(_HALF_WIDTH)
    found = [
        *_find_years(text, old, new),
        *_find_spans(text, old, new),
        *_find_days(text, old, new),
        *_find_yearly(text, old, new),
        *_find_phrases(text, new, norms),
    ]
    return tuple(_drop_overlaps(sorted(found, key=lambda each: (each.start, -each.end))))


def _drop_overlaps(found: list[Aged]) -> Iterator[Aged]:
    end = 0
    for each in found:
        if each.start >= end:
            end = each.end
            yield each


def _find_years(text: str, old: Period, new: Period) -> Iterator[Aged]:
    """Yield the old year, the half of it that is over, and the year that it was compared with."""
    for match in (*_YEAR.finditer(text), *_SAID_YEAR.finditer(text)):
        year, start = int(match[1].translate(_DIGITS)), match.start()
        if _RANGE.search(text, max(0, start - 8), start):
            continue
        if old.year == new.year:
            named = match[0][5:]
            aged = year == old.year and _is_over(named, old, new)
        else:
            compared = year == old.year - 1 and _COMPARED.search(text, max(0, start - 5), start)
            aged = year == old.year or bool(compared)
        if aged:
            yield Aged(start, match.end())


def _is_over(named: str, old: Period, new: Period) -> bool:
    """Whether a span of the year (上半年, 3月) is of the old period and not of the new one."""
    if named in ("上半年", "下半年"):
        return named == old.half and named != new.half
    quarter = _QUARTER.fullmatch(named)
    if quarter is not None:
        return "一二三四".index(quarter[1]) + 1 == old.quarter != new.quarter
    month = re.match("[0-9]+(?=月)", named)
    return month is not None and _has_month(old, int(month[0])) > _has_month(new, int(month[0]))


def _has_month(period: Period, month: int) -> bool:
    return period.first_day.month <= month <= period.last_day.month


def _find_spans(text: str, old: Period, new: Period) -> Iterator[Aged]:
    """Yield half-years, quarters and months without another year that are over."""
    for pattern in (_HALF, _QUARTER, _MONTH):
        for match in pattern.finditer(text):
            if _is_of_year(text, match.start()) and _is_over(match[0], old, new):
                yield Aged(match.start(), match.end())


def _find_days(text: str, old: Period, new: Period) -> Iterator[Aged]:
    """Yield days without another year, which are the old one's; not those of every year."""
    for match in _DAY.finditer(text):
        over = old.year != new.year or _is_over(match[0], old, new)
        if over and _is_of_year(text, match.start()) and not _FEAST.match(text, match.end()):
            yield Aged(match.start(), match.end())


def _is_of_year(text: str, at: int) -> bool:
    """Whether what stands there is of the report's own year: none is named before it."""
    before = text[:at]
    return not before.endswith("年") or before.endswith(("今年", "本年"))


def _find_yearly(text: str, old: Period, new: Period) -> Iterator[Aged]:
    """Yield what is counted by the year: 十四届四次全会, 建党104周年."""
    if old.year == new.year:
        return
    for sentence in _SENTENCE.finditer(text):
        years = (int(year) for year in re.findall("([0-9]{4})年", sentence[0]))
        if any(year < old.year for year in years):
            continue
        for pattern in (_SESSION, _BIRTHDAY):
            for match in pattern.finditer(text, *sentence.span()):
                yield Aged(match.start(), match.end())


def _find_phrases(text: str, new: Period, norms: DatedNorms) -> Iterator[Aged]:
    """Yield phrases whose time was over before the new period began (checks/dated.yaml)."""
    for start, said in norms.words.find(text):
        phrase = norms.by_said[said]
        if is_past(phrase, new) and is_meant(phrase, text, start, start + len(said)):
            yield Aged(start, start + len(said), phrase.use)
