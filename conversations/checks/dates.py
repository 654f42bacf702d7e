"""How years, days and decades are written in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.slips import Slip, build_text_check, find_quoted, is_within

_CHINESE_YEAR = re.compile("(?:二[〇○零Ｏ０O0]|一九)[〇○零Ｏ０O0一二三四五六七八九]{2}(?=年)")
_MISTYPED_YEAR = re.compile("(?<![0-9])2[OoＯ○〇][0-9]{2}(?=年)")
_SHORT_YEAR = re.compile(
    "(?<![0-9.．刑役期第龄满达共近计])([0-9]{2})年"
    "(?=度|上半年|下半年|底(?![蕴气子座])|初(?![心步级始衷见])|(?:1[0-2]|0?[1-9])月(?!余|有余))"
)
_DAY = re.compile(
    "(?:1[0-2]|0?[1-9])月(?:[12][0-9]|3[01]|0?[1-9])(号)(?!线|楼|院|库|厅|桌|机|井|文|令|公告|台风|通报)"
    "|(?<![0-9月第])(?:[12][0-9]|3[01]|[1-9])(号)(?=上午|下午|晚上|凌晨|中午)"
)
_DECADE = re.compile("(二十|2[0O])世纪([1-9]0|[一二三四五六七八九]十)年代")
_FIGURES = str.maketrans("〇○零ＯOo０一二三四五六七八九", "0000000123456789")
_THIS_CENTURY, _LAST_CENTURY = 40, 70
"""Short years below the first are of this century, from the second on of the last one."""


def _read_years(text: str) -> Iterator[Slip]:
    if "年" not in text:
        return
    quoted = find_quoted(text)
    for pattern in (_CHINESE_YEAR, _MISTYPED_YEAR):
        for match in pattern.finditer(text):
            if not is_within(quoted, match.start()):
                yield Slip(match.start(), match.end(), match[0].translate(_FIGURES))
    for match in _SHORT_YEAR.finditer(text):
        if not is_within(quoted, match.start()):
            yield Slip(match.start(1), match.end(1), _spell_year(match[1]))


def _spell_year(short: str) -> str | None:
    number = int(short)
    if number < _THIS_CENTURY:
        return f"20{short}"
    return f"19{short}" if number >= _LAST_CENTURY else None


def _read_days(text: str) -> Iterator[Slip]:
    for match in _DAY.finditer(text) if "号" in text else ():
        group = 1 if match[1] else 2
        yield Slip(match.start(group), match.end(group), "日")


def _read_decades(text: str) -> Iterator[Slip]:
    """Yield decades half in Chinese: 20世纪90年代 and 二十世纪九十年代 are both of a piece."""
    for match in _DECADE.finditer(text) if "世纪" in text else ():
        century, decade = match[1] == "二十", match[2][0] in "一二三四五六七八九"
        if century != decade:
            figures = match[2].translate(_FIGURES).replace("十", "0")
            yield Slip(match.start(), match.end(), f"20世纪{figures}年代")


YEAR_FORM = build_text_check("year_form", "standard", "GB/T 15835—2011, 5.1.4: 年月日", _read_years)
DAY_FORM = build_text_check("day_form", "standard", "GB/T 15835—2011, 5.1.4: 年月日", _read_days)
DECADE_FORM = build_text_check(
    "decade_form", "standard", "GB/T 15835—2011, 4: 同类别同形式", _read_decades
)
