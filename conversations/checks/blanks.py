"""Blanks: a number or a name that was to be filled in and was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.passages import HAN, clip_excerpt
from conversations.checks.subject import Check, Subject

_SPACE = r"[ \t\u3000\u00a0]"
_END = r"(?=[，。；、！：？）)\n]|$|以上|左右|以内)"
_COUNTED = (
    r"(?:余|多)?(?:人次|人|次|个|项|件|起|场|期|篇|条|份|户|家|处|批|天|万元|亿元|元|吨|亩|公里|名)"
)
_REACHES = (
    r"达到(?<![未能有都已并没才可均]达到)"
    r"(?<!(?:基本|全部|全面|全都|完全|如期|提前|可以|不能)达到)"
)
_CHANGES = r"(?:增长|提高|上升|下降|降低|减少|增加|回落)"
_NUMBERS = r"(?:比例|比率|总数|总量|总额|金额|数量|人数|件数|率)"

BLANKS_AT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_SPACE}(?<=[{HAN}].)(?<![个本人工姓签责私名成].){_SPACE}*{_COUNTED}{_END}",
        rf"[%％](?<=[{HAN}].)|{_SPACE}(?<=[{HAN}].){_SPACE}*[%％]",
        rf"{_CHANGES}(?:{_SPACE}*个百分点|{_SPACE}+(?=[，。；、]))",
        rf"{_REACHES}{_SPACE}*(?=[，。；])",
        rf"{_NUMBERS}(?:约为|达到|为|达|约){_SPACE}*(?=[，。；])",
        rf"[共合累]计(?:{_SPACE}*{_COUNTED}{_END}|{_SPACE}*(?=[，。；]))",
        rf"第{_SPACE}+(?![一二三四五六七八九十百\d])(?=[{HAN}])",
        rf"{_SPACE}(?<!\d.){_SPACE}*年{_SPACE}+月(?:{_SPACE}+日)?",
        rf"年{_SPACE}+月(?:{_SPACE}*日)?",
        rf"[（(“《【]{_SPACE}*[）)”》】]",
    )
)
"""Where something is missing: between words, after what leads to a number, in empty brackets."""

_BESIDE = 8


def _find(subject: Subject) -> Iterator[Finding]:
    for typed in subject.texts:
        for start, end in _find_spans(typed.text):
            shown = clip_excerpt(typed.text[max(start - _BESIDE, 0) : end].split("\n")[-1])
            yield build_finding("blanks", "must", Spot(typed, start, end), shown=shown)


def _find_spans(text: str) -> list[tuple[int, int]]:
    """Return where something is missing, in order; of passages that overlap the first."""
    spans = sorted(match.span() for each in BLANKS_AT for match in each.finditer(text))
    found: list[tuple[int, int]] = []
    for span in spans:
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


BLANKS = Check("blanks", "must", "实务：留空待填的数字、名称", _find, local=True)
"""研究 次, 达到，, 增长 %, （ ）."""
