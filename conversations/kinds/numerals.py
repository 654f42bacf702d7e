"""Numbers as people write them: 1,193.5, １２, 三十五, 十二点五, 3.5万, 壹佰, 12人."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from conversations.drafts.values import render_decimal

_DIGITS = re.compile(
    r"(?P<sign>[-+负]?)(?P<whole>[0-9]{1,15}|[0-9]{1,3}(?:[, '][0-9]{3}){1,4})"
    r"(?:\.(?P<places>[0-9]{1,12}))? ?(?P<scale>[百千]?[万亿]{0,2})"
)
_CHINESE = re.compile(
    "(?P<sign>[-+负]?)(?P<whole>[零〇一二两三四五六七八九十百千万亿廿0-9]{1,40})"
    "(?:点(?P<places>[零〇一二三四五六七八九]{1,12})(?P<scale>[百千]?[万亿]{0,2}))?"
)
THOUSANDS = re.compile("(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
"""A number within other text whose commas separate thousands."""

_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}

_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩負點−", "一二三四五六七八九十百千万亿两负点-")
"""The numerals of cheques, and those of Hong Kong and Taiwan, in the usual ones."""

_VALUES = str.maketrans("零〇一二三四五六七八九", "00123456789")

_UNIT = re.compile(
    "(?<=[0-9０-９零〇一二两三四五六七八九十百千万亿]) ?(?:"
    "平方公里|平方千米|平方米|立方米|公里|公顷|公斤|亩|吨|斤|度|小时|分钟|天|岁|年|倍|人次"
    "|[人名个次项件家场条份起户期篇批部辆台套元分]"
    "|(?<!千)[米克]"  # 三千米 may be 3 千米 or 3000 米, so that it is no number
    "|km²?|m[²³]?|㎡|kg|t|ha"
    ")$",
    re.IGNORECASE,
)

LIMIT = 10**15
"""Every number is smaller."""


def parse_decimal(text: str) -> Decimal | None:
    """Return the number that the text is, in digits or in Chinese numerals; None if it is none.

    Understood are full-width digits, separators of thousands, and 百, 千, 万 and 亿 behind digits.
    A number has at most 15 digits before the point and 12 after it.
    """
    plain = fold_numeral(text)
    match = _DIGITS.fullmatch(plain) or _CHINESE.fullmatch(plain)
    whole = _read_whole(match) if match else None
    if match is None or whole is None:
        return None
    places = (match["places"] or "").translate(_VALUES)
    scale = sum(_SCALES[each] for each in match["scale"] or "")
    number = Decimal(f"{whole}.{places}").scaleb(scale)
    if number >= LIMIT:
        return None
    return build_plain(-number if match["sign"] in ("-", "负") else number)


def parse_number(text: str) -> int | None:
    """Return the whole number that the text is, as `parse_decimal` does; None if it is none.

    A point in it is read only where a 万 or the like makes it whole, as in 1.5万: elsewhere it may
    be meant to separate thousands.
    """
    plain = fold_numeral(text)
    if "." in plain and plain[-1] not in _SCALES:
        return None
    number = parse_decimal(plain)
    return int(number) if number is not None and number == number.to_integral_value() else None


def strip_unit(text: str) -> str:
    """Return the text without what people add to a number: the question says what is counted."""
    return _UNIT.sub("", text.strip().rstrip("。"))


def build_plain(number: Decimal) -> Decimal:
    """Return the number as it is written out: no exponent, no zeros at its end, no -0."""
    return Decimal(render_decimal(number)) or Decimal(0)


def fold_numeral(text: str) -> str:
    """Return the text in the characters that numbers are read in, without a last full stop."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN).strip().rstrip("。")


def _read_whole(match: re.Match[str]) -> int | None:
    """Return the digits or numerals before the point."""
    if match.re is _DIGITS:
        return int(re.sub("[, ']", "", match["whole"]))
    from cn2an import cn2an  # here, because it takes a tenth of a second and few write so

    try:
        return int(cn2an(match["whole"], "smart"))
    except (ValueError, LookupError):  # the latter for some strings that are no number
        return None
