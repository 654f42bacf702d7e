"""Whole numbers as people write them: 1,234, １２, 三十五, 3万."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"[+-]?[0-9]{1,15}")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([, '][0-9]{3}){1,4}")
_CHINESE = re.compile("[负]?[零〇一二两三四五六七八九十百千万亿廿0-9]{1,20}")


def parse_number(text: str) -> int | None:
    """Return the number that the text is, in digits or in Chinese numerals; None if it is none.

    Full-width digits and separators of thousands are understood. A number has at most 15 digits.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if _DIGITS.fullmatch(plain):
        return int(plain)
    if _GROUPED.fullmatch(plain):
        return int(re.sub("[, ']", "", plain))
    return _parse_chinese(plain) if _CHINESE.fullmatch(plain) else None


def _parse_chinese(text: str) -> int | None:
    from cn2an import cn2an  # here, because it takes a tenth of a second and few write so

    try:
        number = int(cn2an(text, "smart"))
    except (ValueError, LookupError):  # the latter for some strings that are no number
        return None
    return number if abs(number) < 10**15 else None
