"""Half-width marks beside Chinese characters: , . ; : ? ! ( ) and straight quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from conversations.checks.slips import (
    NUMERALS,
    Slip,
    begins_clause,
    build_text_check,
    get_before,
    has_han,
    is_han,
    is_within,
    skip_back,
    skip_on,
)

_FULL = str.maketrans(",;:?!.()", "，；：？！。（）")
_CLOSING, _OPENING = "”’》〉）】", "“‘《〈（【"
_MARKS = re.compile(r"[,;:?!]+")
_DOT = re.compile(r"(?<!\.)\.(?!\.)")
_NUMBERED = re.compile(rf"(?:^|[\n\r])\s*[（(]?[{NUMERALS}]{{1,3}}[）)]?$")
_BRACKETS = re.compile(r"[()（）\n]")
_LATIN = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[!-~]+", re.ASCII)
_QUOTES = re.compile('["“”]')
_WHOLE = 16
"""A bracket of so many characters, with no other half-width mark in it, is one slip."""


def _read_marks(text: str) -> Iterator[Slip]:
    """Yield marks, and the white space that a half-width mark has behind it."""
    latin = [match.span() for match in _LATIN.finditer(text)] if "." in text else []
    brackets = list(_read_brackets(text))
    wide = _widen(text, brackets)
    slips = [*brackets, *_read_points(wide), *_read_dots(wide)]
    yield from (slip for slip in sorted(slips) if not is_within(latin, slip.start))


def _read_points(text: str) -> Iterator[Slip]:
    for match in _MARKS.finditer(text):
        at = skip_on(text, match.end())
        begins = _begins_han(text[at : at + 1])
        if begins or _ends_han(skip_back(text, match.start())):
            end = at if begins else match.end()
            yield Slip(match.start(), end, match[0].translate(_FULL))


def _read_dots(text: str) -> Iterator[Slip]:
    """Yield full stops written as dots; 一. at the beginning of a line is a number's."""
    for match in _DOT.finditer(text):
        if not _ends_han(get_before(text, match.start())):
            continue
        at = skip_on(text, match.end())
        begins = _begins_han(text[at : at + 1])
        stops = begins or text[match.end() : match.end() + 1] in ("", *"\r\n”’）")
        numbers = _NUMBERED.search(text, max(0, match.start() - 9), match.start())
        if stops and not numbers:
            yield Slip(match.start(), at if begins else match.end(), "。")


def _read_brackets(text: str) -> Iterator[Slip]:
    """Yield half-width brackets around Chinese, behind it, or around the number of a part."""
    if "(" not in text and ")" not in text:
        return
    opened: list[int] = []
    wide = text
    for match in _BRACKETS.finditer(text):
        if match[0] == "\n":
            opened.clear()
        elif match[0] in "(（":
            opened.append(match.start())
        elif opened:
            pair = list(_read_pair(wide, opened.pop(), match.start()))
            wide = _widen(wide, pair)
            yield from pair


def _widen(text: str, slips: Iterable[Slip]) -> str:
    """Return the text with these slips put right, which is no longer than before."""
    for slip in slips:
        text = text[: slip.start] + (slip.fix or "") + text[slip.end :]
    return text


def _read_pair(text: str, start: int, end: int) -> Iterator[Slip]:
    within = text[start + 1 : end]
    same = text[start] + text[end] == "()"
    number = within.isdecimal() and begins_clause(text, start)
    if same and not (has_han(within) or _ends_han(get_before(text, start)) or number):
        return
    if same and len(within) <= _WHOLE and not re.search(r"[,.;:?!()]", within):
        yield Slip(start, end + 1, f"（{within}）")
        return
    for at in (start, end):
        if text[at] in "()":
            yield Slip(at, at + 1, text[at].translate(_FULL))


def _read_quotes(text: str) -> Iterator[Slip]:
    """Yield straight quotes beside Chinese; they are put right where all of the line pair up."""
    if '"' not in text:
        return
    at = 0
    for line in text.splitlines(keepends=True):
        yield from (
            Slip(at + slip.start, at + slip.end, slip.fix) for slip in _read_line_quotes(line)
        )
        at += len(line)


def _read_line_quotes(line: str) -> Iterator[Slip]:
    opened, paired, pairs = -1, True, []
    for match in _QUOTES.finditer(line):
        if match[0] == "“" or (match[0] == '"' and opened < 0):
            paired = paired and opened < 0
            opened = match.start()
        else:
            paired = paired and opened >= 0
            pairs.append((max(opened, 0), match.start()))
            opened = -1
    if opened >= 0:
        paired = False
        pairs.append((opened, opened))
    for start, end in pairs:
        if has_han(line[max(0, start - 1) : end + 2]):
            for at, mark in ((start, "“"), (end, "”"))[: 2 if start < end else 1]:
                if line[at] == '"':
                    yield Slip(at, at + 1, mark if paired else None)


def _ends_han(before: str) -> bool:
    return bool(before) and (is_han(before) or before in _CLOSING)


def _begins_han(after: str) -> bool:
    return bool(after) and (is_han(after) or after in _OPENING)


HALF_WIDTH = build_text_check(
    "half_width", "standard", "GB/T 15834—2011, 5.1: 标点符号的位置和书写形式", _read_marks
)
STRAIGHT_QUOTES = build_text_check(
    "straight_quotes", "standard", "GB/T 15834—2011, 4.8: 引号的形式", _read_quotes
)
