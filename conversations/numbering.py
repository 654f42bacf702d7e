"""The numbers of official prose: 一、 （一） 1. （1） 一是."""

from __future__ import annotations

from typing import Literal

Marker = Literal["一、", "（一）", "1.", "（1）", "一是"]

_DIGITS = "零一二三四五六七八九"


def render_numeral(number: int) -> str:
    """Return 1 to 99 as Chinese writes it: 一, 十, 十一, 二十, 九十九.

    ValueError outside that range: no report counts its parts so far.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not from 1 to 99")
    tens, ones = divmod(number, 10)
    ten = "十" if tens == 1 else f"{_DIGITS[tens]}十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")


def render_marker(marker: Marker, number: int) -> str:
    """Return the marker of the `number`th part: ("（一）", 3) is “（三）”.

    The order of the levels is that of GB/T 9704—2012, 7.3.3: 一、 then （一） then 1. then （1）.
    """
    if "1" in marker:
        return marker.replace("1", str(number))
    return marker.replace("一", render_numeral(number))
