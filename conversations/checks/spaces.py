"""White space within running Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.passages import HAN
from conversations.checks.slips import (
    Slip,
    build_text_check,
    find_quoted,
    is_han,
    is_within,
)

_GAP = re.compile("[ \u00a0\u3000]+")
_STOPS = "，。；：、！？"
_MEASURES = "次人名个件起项万亿元条份场家篇期天年月日号余户处所批支部级岁倍%％"
"""Before these a number is missing: to close the gap would hide that."""
_WORD = re.compile(f"[{HAN}]+")


def _read(text: str) -> Iterator[Slip]:
    gaps = list(_GAP.finditer(text))
    if not gaps:
        return
    quoted = find_quoted(text)
    names = {gap.start() for gap in gaps if _is_name(text, gap)}
    for at, gap in enumerate(gaps):
        before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
        if not before or not after or is_within(quoted, gap.start()):
            continue  # slogans are quoted with spaces between them
        if is_han(before) and is_han(after):
            lacking = after in _MEASURES or before == "第"
            if not lacking and gap.start() not in names and _is_running(text, gap.start()):
                beside = {each.start() for each in gaps[max(0, at - 1) : at + 2]}
                sure = gap[0] in (" ", "\u00a0") and not beside & names
                yield Slip(gap.start(), gap.end(), "" if sure else None)
        elif (is_han(before) and after in _STOPS) or (before in _STOPS and is_han(after)):
            yield Slip(gap.start(), gap.end(), "")


def _is_running(text: str, at: int) -> bool:
    """Whether the line has clauses; a list of posts and names has spaces between them."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return any(stop in line for stop in "，。；")


def _is_name(text: str, gap: re.Match[str]) -> bool:
    """Whether single characters stand apart, as in 张 三, 目 录 and 年 月 日."""
    before, after = text[max(0, gap.start() - 2) : gap.start()], text[gap.end() : gap.end() + 3]
    alone = is_han(before[-1:]) and (not before[-2:-1].strip() or before[-2] in _STOPS)
    word = _WORD.match(after)
    return alone and word is not None and len(word[0]) <= 2


HAN_SPACES = build_text_check(
    "han_spaces", "advice", "GB/T 15834—2011, 5.1; GB/T 9704—2012, 5.2.3: 字数", _read
)
