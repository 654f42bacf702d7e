"""Ellipses and dashes: …… and —— are two characters long, and made of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.slips import Slip, build_text_check, get_before, is_han

_ELLIPSIS = re.compile(r"(?:\.{3,}|。{3,}|‥|…)+")
_DASH = re.compile("-{2,4}|－{2,4}|―{1,2}|─{1,2}")
_ETC = re.compile("(?<!…)等等?(…+)(?=[，。；、）])|(?<!…)…+(等等?)(?![级待于同额等…])")
_MARKS = "”’》〉）】，。；：！？、"


def _read_ellipses(text: str) -> Iterator[Slip]:
    for match in _ELLIPSIS.finditer(text):
        right = set(match[0]) == {"…"} and len(match[0]) % 2 == 0
        if not right and _is_among_han(text, match):
            yield Slip(match.start(), match.end(), "……")


def _read_dashes(text: str) -> Iterator[Slip]:
    for match in _DASH.finditer(text):
        after = text[match.end() : match.end() + 1]
        before = get_before(text, match.start())
        if (is_han(before) or before in "”》）") and before and (is_han(after) or after == "“"):
            yield Slip(match.start(), match.end(), "——")


def _read_etc(text: str) -> Iterator[Slip]:
    """Yield the ellipsis beside 等, which says the same."""
    for match in _ETC.finditer(text) if "…" in text else ():
        if match[1]:
            yield Slip(match.start(1), match.end(1), "")
        else:
            yield Slip(match.start(), match.start(2), "")


def _is_among_han(text: str, match: re.Match[str]) -> bool:
    before, after = get_before(text, match.start()), text[match.end() : match.end() + 1]
    return any(each and (is_han(each) or each in _MARKS) for each in (before, after))


ELLIPSIS = build_text_check(
    "ellipsis", "standard", "GB/T 15834—2011, 4.11: 省略号的形式", _read_ellipses
)
ELLIPSIS_ETC = build_text_check(
    "ellipsis_etc", "advice", "GB/T 15834—2011, 4.11: 省略号与“等”不并用", _read_etc
)
DASH = build_text_check("dash", "standard", "GB/T 15834—2011, 4.10: 破折号的形式", _read_dashes)
