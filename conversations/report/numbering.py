"""The numbers of official prose: 一、 （一） 1. （1） 一是."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

Marker = Literal["一、", "（一）", "1.", "（1）", "一是"]

LEVELS: Mapping[Marker, int] = {
    marker: level for level, marker in enumerate(get_args(Marker), start=1)
}
"""The level of what has such a number: a lower one stands under a higher one."""

MOST = 10**12 - 1
"""The greatest number that is counted in Chinese."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_GROUPS = ("亿", "万", "")
_GAP = re.compile("零+")


def render_numeral(number: int) -> str:
    """Return the number as Chinese counts: 一, 十, 十二, 一百零二, 一万零三.

    ValueError for one below 0 or above `MOST`.
    """
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is not from 0 to {MOST}")
    digits = f"{number:012}"
    groups = (_render_group(digits[at : at + 4]) for at in (0, 4, 8))
    named = (group + name if group else "零" for group, name in zip(groups, _GROUPS, strict=True))
    numeral = _GAP.sub("零", "".join(named)).strip("零") or "零"
    return numeral.removeprefix("一") if numeral.startswith("一十") else numeral


def render_marker(marker: Marker, number: int) -> str:
    """Return the marker of the `number`th part: ("（一）", 3) is “（三）”.

    The order of the levels is that of GB/T 9704—2012, 7.3.3: 一、 then （一） then 1. then （1）.
    """
    if "1" in marker:
        return marker.replace("1", str(number))
    return marker.replace("一", render_numeral(number))


def _render_group(digits: str) -> str:
    """Return four digits with their places, and 零 for each that is empty but those at the end."""
    placed = zip(digits, _PLACES, strict=True)
    return "".join(
        "零" if digit == "0" else _DIGITS[int(digit)] + place for digit, place in placed
    ).rstrip("零")
