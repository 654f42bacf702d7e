"""Figures in running text: 召开会议12次, 1193.5万元, 98.5%, and the masked ones, X次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from conversations.drafts.values import render_decimal
from conversations.kinds.numerals import parse_decimal

FigureKind = Literal["integer", "decimal", "money", "percentage"]

LONGEST_LABEL = 20
"""Characters of the words that say what a figure counts."""

_AFTER = 8
"""Characters behind a figure that are taken where its clause begins with it."""

_NEAR = 100
"""Characters before and behind a figure that are looked at."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with its unit, from `start` to `end` of the text it was found in.

    `label` is a guess at what it counts: the words before it in its clause, or those behind it
    where there are none; it may be empty. `value` is in plain digits (1193.5), empty where the
    figure was masked (X次). `unit` is as written (次, 万元), % for 百分之 too.
    """

    start: int
    end: int
    label: str
    value: str
    unit: str
    kind: FigureKind


_MONEY = ("亿元", "万元", "元")
_COUNTED = (
    *("人次", "小时", "公里", "平方米"),
    *"人名次个件起条项篇份期户家批台辆套场所间天堂亩吨页册",
)
_UNIT = "|".join((*_MONEY, "%", "个百分点", *(f"[万亿]?{unit}" for unit in _COUNTED)))
_FIGURE = re.compile(
    r"(?<![0-9.,A-Za-z第])"
    r"(?:(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<mask>[Xx×*]{1,5}(?:\.[Xx×*]{1,4})?|_{2,12}))"
    rf"\s?[余多]?(?P<unit>{_UNIT})(?!方面|月|员|民|大)"
)
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff])[ \u3000]{1,8}(?P<unit>人次|[人名次个件起条项场])(?=[，。；、,;]|$)"
)
_HUNDREDTHS = re.compile(
    r"百分之([零〇一二三四五六七八九十百点]{1,12}|[0-9]{1,3}(?:\.[0-9]{1,4})?)"
)
_HALF_WIDTH = {ord(wide): ord(wide) - 0xFEE0 for wide in "０１２３４５６７８９．％Ｘｘ＊＿"}

_CLAUSE_END = re.compile(r"[，。；：、！？,;:!?\s《》]")
_BRACKETS = re.compile("[（）()]")
_LEADING = re.compile("^(?:已|先后|全年|累计|共|并|还|又)+")
_TRAILING = re.compile("(?:共计|累计|总计|达到|达|近|约|超过|不少于|不低于|为|了|共|各|等)+$")


def find_figures(text: str) -> list[FoundFigure]:
    """Return the figures in `text` that have a unit, in order.

    Dates, ordinals (第3次) and figures in Chinese numerals are none of them, 百分之九十八 is.
    """
    plain = text.translate(_HALF_WIDTH)
    matches = [*_FIGURE.finditer(plain), *_GAP.finditer(plain), *_HUNDREDTHS.finditer(plain)]
    return list(_build_figures(plain, sorted(matches, key=lambda match: match.start())))


def _build_figures(text: str, matches: list[re.Match[str]]) -> Iterator[FoundFigure]:
    last = 0
    for match in matches:
        value, unit = _read(match)
        begin = max(last, match.start() - _NEAR)
        label = _find_label(text[begin : match.start()], text[match.end() : match.end() + _NEAR])
        last = match.end()
        yield FoundFigure(match.start(), match.end(), label, value, unit, _tell_kind(match, unit))


def _read(match: re.Match[str]) -> tuple[str, str]:
    """Return the value and the unit."""
    if match.re is _HUNDREDTHS:
        number = parse_decimal(match[1])
        return "" if number is None else render_decimal(number), "%"
    digits = match["digits"] if match.re is _FIGURE else None
    return (digits or "").replace(",", ""), match["unit"]


def _tell_kind(match: re.Match[str], unit: str) -> FigureKind:
    if unit in _MONEY:
        return "money"
    if unit == "%":
        return "percentage"
    return "decimal" if "." in match[0] or unit == "个百分点" or unit[0] in "万亿" else "integer"


def _find_label(before: str, after: str) -> str:
    """Return the words of the clause before a figure, else the first of those behind it."""
    clause = _CLAUSE_END.split(before)[-1].rstrip("（(")
    label = _LEADING.sub("", _TRAILING.sub("", _BRACKETS.split(clause)[-1]))
    if len(label) > LONGEST_LABEL:
        label = label.rpartition("等")[2][-LONGEST_LABEL:]
    return label or _BRACKETS.split(_CLAUSE_END.split(after, maxsplit=1)[0])[0][:_AFTER]
