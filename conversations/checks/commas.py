"""The enumeration comma 、 where it is one too many: between quoted items, before 和 and 等."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.slips import Slip, build_text_check

_RUNS = (
    re.compile("“[^“”\n]*”(?:、“[^“”\n]*”)+"),
    re.compile("《[^《》\n]*》(?:、《[^《》\n]*》)+"),
)
_BETWEEN = re.compile("(?<=[”》])、(?=[“《])")
_LISTED = ("、", "和", "及", "与", "以及", "或")

_BEFORE_WORDS = re.compile(
    "(?<!、)、(?:"
    "和(?![平谐睦气解田县美顺煦善缓风声合衷与群干职百老人党企各有相当基他她你我它]|同志)"
    "|及(?![时格第早其至])"
    "|等(?![级待于同额次值候到因离、])"
    ")"
)
_APPROXIMATE = re.compile(
    "(?<![第、十百千万])([一二三四五六七八九])、([二三四五六七八九])(?=[个天名人件里倍成])(?!个[月])"
)
_ORDER = "一二三四五六七八九"


def _read_side_by_side(text: str) -> Iterator[Slip]:
    """Yield the 、 of lists in which every item is quoted, or a title."""
    if "”、“" not in text and "》、《" not in text:
        return
    for pattern in _RUNS:
        for run in pattern.finditer(text):
            around = text[: run.start()].endswith("、") or text.startswith(_LISTED, run.end())
            for match in () if around else _BETWEEN.finditer(run[0]):
                yield Slip(run.start() + match.start(), run.start() + match.end(), "")


def _read_list_commas(text: str) -> Iterator[Slip]:
    return (
        Slip(match.start(), match.end(), match[0][1:]) for match in _BEFORE_WORDS.finditer(text)
    )


def _read_approximate(text: str) -> Iterator[Slip]:
    """Yield 三、四个, which says “about”; 三、四季度 names two."""
    for match in _APPROXIMATE.finditer(text):
        if _ORDER.index(match[2]) == _ORDER.index(match[1]) + 1:
            yield Slip(match.start(), match.end(), match[1] + match[2])


SIDE_BY_SIDE = build_text_check(
    "side_by_side", "advice", "GB/T 15834—2011, 4.5.3.5", _read_side_by_side
)
LIST_COMMA = build_text_check(
    "list_comma", "advice", "GB/T 15834—2011, 4.5: 顿号用于并列词语之间", _read_list_commas
)
APPROXIMATE_COMMA = build_text_check(
    "approximate_comma", "standard", "GB/T 15834—2011, 4.5: 概数通常不用顿号", _read_approximate
)
