"""Digits: full-width ones, and Chinese beside Arabic ones for things of one kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from conversations.checks.finding import Finding
from conversations.checks.slips import (
    NUMERALS,
    Slip,
    begins_clause,
    build_slip_finding,
    build_text_check,
)
from conversations.checks.subject import Check, Subject
from conversations.report.numbering import render_numeral

_FULL_WIDTH = re.compile(
    "[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．％]*[０-９Ａ-Ｚａ-ｚ％])?|(?<=[0-9])％"
)
_FULL = "０１２３４５６７８９．％"
_LETTERS = "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_HALF = str.maketrans(
    _FULL + _LETTERS, "0123456789.%" + "".join(chr(ord(each) - 0xFEE0) for each in _LETTERS)
)

_ARABIC_ITEM = re.compile("([1-9][0-9]?)是(?!否)")
_CHINESE_ITEM = re.compile(f"[{NUMERALS}]{{1,2}}是")
_ARABIC_ORDER = re.compile("第([1-9])(?=[，：])")
_CHINESE_ORDER = re.compile(f"第[{NUMERALS}][，：]")

_COUNTED = re.compile(
    f"(?<![0-9第{NUMERALS}百千万.])([0-9]{{1,2}}|[{NUMERALS}两]{{1,3}})(个(?:方面|问题|环节|重点|阶段|专班|小组|项目|乡镇|街道"
    "|社区|部门|单位|专项|领域|层面))"
)
_SHARE = re.compile(
    f"百分之([零{NUMERALS}]{{1,3}}(?:点[零{NUMERALS}]{{1,3}})?)(?!百(?!分之)|[几{NUMERALS}])"
)
_PERCENT = re.compile("[0-9]%")
_NUMBERS = {render_numeral(number): number for number in range(101)} | {"两": 2}
_DIGITS = str.maketrans("零一二三四五六七八九", "0123456789")

_MEASURES = "(?=[余多]?(?:万?元|[人件次份户个名起亩吨家条项]|公里|平方米))"
_GROUPED = re.compile(f"(?<![0-9.,])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\\.[0-9]+)?{_MEASURES}")
_PLAIN = re.compile(f"(?<![0-9.,])[0-9]{{4,}}(?:\\.[0-9]+)?{_MEASURES}")
_WIDE_COMMA = re.compile(f"(?<![0-9.,，])[1-9][0-9]{{0,2}}(，)[0-9]{{3}}(?![0-9]){_MEASURES}")


def _read_full_width(text: str) -> Iterator[Slip]:
    for match in _FULL_WIDTH.finditer(text):
        yield Slip(match.start(), match.end(), match[0].translate(_HALF))


def _read_mixed(text: str) -> Iterator[Slip]:
    """Yield 2是 beside 一是, and 第2 beside 第一."""
    for arabic, chinese in ((_ARABIC_ITEM, _CHINESE_ITEM), (_ARABIC_ORDER, _CHINESE_ORDER)):
        found = [match for match in arabic.finditer(text) if begins_clause(text, match.start())]
        if found and any(begins_clause(text, each.start()) for each in chinese.finditer(text)):
            for match in found:
                yield Slip(match.start(1), match.end(1), render_numeral(int(match[1])))


def _read_wide_commas(text: str) -> Iterator[Slip]:
    return (Slip(match.start(1), match.end(1)) for match in _WIDE_COMMA.finditer(text))


def _find_counts(subject: Subject) -> Iterator[Finding]:
    """Yield 3个方面 in a report that has 三个方面 too: the way that is written less often."""
    found = [
        (typed, match, match[1].isdecimal())
        for typed in subject.texts
        for match in _COUNTED.finditer(typed.text)
        if match[1].isdecimal() or match[1] in _NUMBERS
    ]
    forms = Counter((_count(match), arabic) for _, match, arabic in found)
    for typed, match, arabic in found:
        own, other = forms[_count(match), arabic], forms[_count(match), not arabic]
        if other and (own < other or (own == other and arabic)):
            number = _count(match)[0]
            fix = ("两" if number == 2 else render_numeral(number)) if arabic else str(number)
            slip = Slip(match.start(1), match.end(1), fix)
            yield build_slip_finding("count_forms", "advice", typed, slip, other=f"{fix}{match[2]}")


def _count(match: re.Match[str]) -> tuple[int, str]:
    said = match[1]
    return (int(said) if said.isdecimal() else _NUMBERS[said]), match[2]


def _find_shares(subject: Subject) -> Iterator[Finding]:
    """Yield 百分之五 in a report that writes 5% as well."""
    if not any(_PERCENT.search(typed.text) for typed in subject.texts):
        return
    for typed in subject.texts:
        for match in _SHARE.finditer(typed.text):
            whole, _, places = match[1].partition("点")
            if whole in _NUMBERS:
                fraction = f".{places.translate(_DIGITS)}" if places else ""
                sure = fraction[1:].isdecimal() or not fraction
                fix = f"{_NUMBERS[whole]}{fraction}%" if sure and fraction.isascii() else None
                slip = Slip(match.start(), match.end(), fix)
                yield build_slip_finding("percent_forms", "advice", typed, slip)


def _find_groups(subject: Subject) -> Iterator[Finding]:
    """Yield 1,200 in a report that writes 3500 without a comma."""
    if not any(_PLAIN.search(typed.text) for typed in subject.texts):
        return
    for typed in subject.texts:
        for match in _GROUPED.finditer(typed.text):
            slip = Slip(match.start(), match.end(), match[0].replace(",", ""))
            yield build_slip_finding("thousands_forms", "advice", typed, slip)


FULL_WIDTH_DIGITS = build_text_check(
    "full_width_digits", "standard", "GB/T 15835—2011, 5.1.7: 占半个汉字位置", _read_full_width
)
MIXED_DIGITS = build_text_check(
    "mixed_digits", "standard", "GB/T 15835—2011, 4: 同类别同形式", _read_mixed
)
WIDE_COMMA = build_text_check(
    "wide_comma", "standard", "GB/T 15835—2011, 5.1.1: 多位数的千分撇", _read_wide_commas
)
COUNT_FORMS = Check(
    "count_forms", "advice", "GB/T 15835—2011, 4: 同类别同形式", _find_counts, local=True
)
PERCENT_FORMS = Check(
    "percent_forms", "advice", "GB/T 15835—2011, 4: 同类别同形式", _find_shares, local=True
)
THOUSANDS_FORMS = Check(
    "thousands_forms", "advice", "GB/T 15835—2011, 5.1.1: 多位数", _find_groups, local=True
)
