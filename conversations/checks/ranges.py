"""Ranges and rough numbers: 5%—10%, 3万—5万元; about 50, not about 50 or so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.slips import Slip, build_text_check

_NUMBER = "[0-9]+(?:\\.[0-9]+)?"
_UNITS = (
    "%|％|‰|年|月|日|时|点|个|人|名|次|件|元|万|亿|岁|天|倍|公里|吨|米|小时|分钟|周|家|户|项|条|份"
    "|篇|场|期|学年|度"
)
_BARE = re.compile(
    rf"(?<![0-9.年月第/A-Za-z\-—])({_NUMBER})(--?|—{{1,2}}|－|–|~|～|至|到)({_NUMBER})(万亿|万|亿|%|％|‰)"
)
_WRONG = re.compile(
    rf"(?<![0-9.A-Za-z/\-－])({_NUMBER})((?:{_UNITS})?)(--?|－{{1,2}}|–|——|~)({_NUMBER})(?:{_UNITS})"
)
_NAMED = re.compile(r"[A-Za-z/][ \u00a0]?$")
_SHARES = "%％‰"

_COUNT = "(?:[0-9][0-9,.]*[万亿]?|[一二三四五六七八九十百千万两]{1,6})"
_MEASURE = "(?:[个名人件次起场户家份条项篇天里]|万?元|公里|平方米|亩|吨|%|％)"
_ROUGH = re.compile(
    rf"(?<![附最就远公条大预合契规节制简邀])(?:近|约|大约|将近|接近)({_COUNT}(?:余|多(?!年)))"
)
_AROUND = re.compile(
    rf"(?<![公条预合契规节制简邀])(?:约|大约)(?:为|有|占)?{_COUNT}{_MEASURE}?人?(左右|上下)(?!级|游|[楼联线])"
)
_BEYOND = re.compile(rf"(?:超过|超出|逾|不少于|不低于|至少){_COUNT}{_MEASURE}?(以上)")
_SOME = re.compile("几[十百千万](余|多)(?!年)")


def _read_bare(text: str) -> Iterator[Slip]:
    """Yield ranges of which only the second number has its % or 万."""
    for match in _BARE.finditer(text):
        first, joint, second, unit = match.groups()
        if float(first) == 0 or (unit not in _SHARES and float(first) >= float(second)):
            continue  # 80至5万 may be meant as it stands
        joint = joint if joint in "至到～" else "—"
        yield Slip(match.start(), match.end(), f"{first}{unit}{joint}{second}{unit}")


def _read_joints(text: str) -> Iterator[Slip]:
    """Yield hyphens, dashes and half-width tildes that join the two numbers of a range."""
    bare = [match.span() for match in _BARE.finditer(text)]
    for match in _WRONG.finditer(text):
        upwards = bool(match[2]) or float(match[1]) < float(match[4])
        named = _NAMED.search(text, max(0, match.start() - 2), match.start())
        if upwards and not named and not any(start <= match.start() < end for start, end in bare):
            yield Slip(match.start(3), match.end(3), "～" if match[3] == "~" else "—")


def _read_rough(text: str) -> Iterator[Slip]:
    """Yield what says “about” twice; the second is struck where the sense surely stays."""
    for match in _ROUGH.finditer(text):
        yield Slip(match.start(), match.end())
    for pattern in (_AROUND, _BEYOND, _SOME):
        for match in pattern.finditer(text):
            yield Slip(match.start(1), match.end(1), "")


RANGE_UNITS = build_text_check(
    "range_units", "standard", "GB/T 15835—2011, 5.1.3: 数值范围", _read_bare
)
RANGE_MARK = build_text_check(
    "range_mark", "standard", "GB/T 15834—2011, 4.13: 连接号; GB/T 15835—2011, 5.1.3", _read_joints
)
ROUGH_NUMBER = build_text_check(
    "rough_number", "advice", "GB/T 15835—2011, 3.3: 概数; 公文写作的惯例", _read_rough
)
