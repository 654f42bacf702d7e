"""The signs of checks: characters, or pairs of them, without which a check finds nothing in a text.

Most answers have none of them, and the checks of an answer are run while its person waits: whether
one of them is there is known far sooner than what the check would say. A check that is not named
here is always run.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import product
from string import ascii_letters, digits

_NUMERALS = "一二三四五六七八九十"
_FULL_WIDTH = "".join(
    map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))
)
_NOTE_BRACKETS = "【[（(〔"
_JOINTS = "-—－–~～"
_STOPS = "，。、；：？！"
_YEARS = digits + "〇○零ＯＯ０O0" + _NUMERALS
_COUNTS = digits + ".,万亿百千两" + _NUMERALS


def list_signs(text: str) -> frozenset[str]:
    """Return the characters of the text, and each two of them that stand side by side."""
    return frozenset(text).union(map(operator.add, text, text[1:]))


def _pair(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    """Return each of the first characters with each of the second ones behind it."""
    return tuple(map("".join, product(first, second)))


SIGNS: Mapping[str, frozenset[str]] = {
    check: frozenset(signs)
    for check, signs in {
        "masks": "XxＸｘ×✕╳*＊_＿□△○◯/",
        "blanks": (
            *" \t\u3000\u00a0%％",
            *_pair("长高升降低少加落", "个"),
            *_pair("为到达约", "，。；"),
            *_pair("共合累", "计"),
            *_pair("（(“《【", "）)”》】"),
        ),
        "paid_markers": (
            *("##", "付费", "会员", "IP", "试读", "剩余"),
            *_pair("买员值录册", "后"),
        ),
        "passwords": ("密码", "取码", "压码", "问码", "口令"),
        "urls": ascii_letters,
        "page_furniture": (
            *("点击", "版权", "转载", "侵权", "来源", "出处", "编辑", "责编", "作者", "布时"),
            *("布日", "浏览", "读次", "读量", "读全", "字体", "字号", "前位", "您的", "您所"),
            *("一篇", "原文", "关阅", "关推", "关文", "猜你", "荐阅", "印本", "闭窗", "闭本"),
            *("回顶", "回首", "享到", "入收", "下载", "长按", "扫码", "众号"),
            *_pair("pP", "yY备"),
            *_pair("lL", " "),
        ),
        "editor_notes": _NOTE_BRACKETS,
        "abbreviations": ascii_letters,
        "unknown_abbreviations": ascii_letters,
        "vague_names": "某",
        "shares": ("%", "％", "分之"),
        "half_width": ",;:?!.()",
        "straight_quotes": '"',
        "unbalanced": "“”‘’（）()《》〈〉【】",
        "nested_quotes": "“",
        "nested_titles": "《",
        "colon_nesting": "：",
        "doubled_marks": _pair(_STOPS, _STOPS),
        "approximate_comma": _pair(_NUMERALS, "、"),
        "list_comma": _pair("、", "和及等"),
        "side_by_side": _pair("、", "“《"),
        "dash": "-－―─",
        "ellipsis": ("..", "。。", "‥", "…"),
        "ellipsis_etc": "…",
        "han_spaces": " \u00a0\u3000",
        "numbering_mark": (
            *_pair("）)", "、.．，,"),
            *_pair(digits + _NUMERALS + "先次后", "、"),
            *_pair(_NUMERALS, ".．"),
        ),
        "day_form": _pair(digits, "号"),
        "decade_form": ("世纪",),
        "year_form": _pair(_YEARS, "年"),
        "range_mark": _pair(_JOINTS, digits),
        "range_units": _pair(digits, _JOINTS + "至到"),
        "rough_number": ("左右", "上下", "以上", *_pair(_COUNTS, "余多")),
        "full_width_digits": _FULL_WIDTH + "％",
        "wide_comma": _pair(digits, "，"),
        "mixed_digits": (*_pair(digits, "是"), *_pair("第", digits)),
        "count_forms": _pair(digits, "个"),
        "percent_forms": ("分之",),
        "thousands_forms": ",",
        "numbering_gap": (
            *"（()）",
            *_pair(digits + _FULL_WIDTH[:10], ".．、"),
            *_pair(_NUMERALS, "是要，、：,:"),
        ),
        "wrong_period": ("半年", *_pair(digits, "年")),
    }.items()
}
"""By the ids of checks; any one of its signs has a check run."""

_BY_SIGN: Mapping[str, frozenset[str]] = {
    sign: frozenset(check for check, signs in SIGNS.items() if sign in signs)
    for sign in frozenset().union(*SIGNS.values())
}


def find_signed(written: AbstractSet[str]) -> set[str]:
    """Return the ids of the checks of which one of these is a sign."""
    return set().union(*(_BY_SIGN[sign] for sign in _BY_SIGN.keys() & written))
