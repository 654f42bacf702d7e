"""Quotes, brackets and title marks: one without the other, or the same ones within each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from conversations.checks.slips import NUMERALS, Slip, build_text_check

_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("〈", "〉"), ("【", "】"))
_MARKS = re.compile("[“”‘’（）()《》〈〉【】]")
_SAME = {"(": "（", ")": "）"}
_ENUMERATOR = re.compile(rf"(?:[0-9A-Za-z]{{1,2}}|[{NUMERALS}]{{1,3}})$")
_MOST_TURNED = 2
"""So many quotes of one line are taken for turned the wrong way; more leave it to the person."""

Marks = list[tuple[int, str]]
Pair = tuple[int, int, int]
"""Where a pair opens and closes, and how many of its kind it stands in, itself included."""


def _read_unbalanced(text: str) -> Iterator[Slip]:
    lines = text.splitlines(keepends=True)
    at = 0
    for number, line in enumerate(lines):
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        yield from _shift(_read_line(line, follows), at)
        at += len(line)


def _read_line(line: str, follows: str) -> Iterator[Slip]:
    marks = [(match.start(), _SAME.get(match[0], match[0])) for match in _MARKS.finditer(line)]
    for opening, closing in _PAIRS if marks else ():
        own = [(at, mark) for at, mark in marks if mark in (opening, closing)]
        lonely = _match(own, opening)[1]
        if not lonely or _is_excused(line, opening, follows):
            continue
        turned = _find_turned(own) if opening == "“" else []
        yield from turned or (
            Slip(at, at + 1) for at in lonely if not _is_no_bracket(line, at, opening)
        )


def _match(marks: Marks, opening: str) -> tuple[list[Pair], list[int]]:
    """Return the pairs, and the marks that have no partner, in their order."""
    opened: list[int] = []
    pairs, lonely = [], []
    for at, mark in marks:
        if mark == opening:
            opened.append(at)
        elif opened:
            depth = len(opened)
            pairs.append((opened.pop(), at, depth))
        else:
            lonely.append(at)
    return pairs, sorted(lonely + opened)


def _find_turned(marks: Marks) -> list[Slip]:
    """Return the quotes that look the wrong way, where turning one or two puts the line right."""
    if len(marks) % 2:
        return []
    due = ((at, mark, "“”"[number % 2]) for number, (at, mark) in enumerate(marks))
    turned = [Slip(at, at + 1, right) for at, mark, right in due if mark != right]
    return turned if len(turned) <= _MOST_TURNED else []


def _is_excused(line: str, opening: str, follows: str) -> bool:
    """Whether the quote goes on in the next paragraph, or straight quotes are to be put right."""
    goes_on = line.lstrip().startswith("“") and follows.lstrip().startswith("“")
    return opening == "“" and (goes_on or '"' in line)


def _is_no_bracket(line: str, at: int, opening: str) -> bool:
    """Whether the mark is that of 1） or an apostrophe."""
    if opening == "（":
        return line[at] in "）)" and _ENUMERATOR.search(line, max(0, at - 3), at) is not None
    beside = line[max(0, at - 1) : at] + line[at + 1 : at + 2]
    return opening == "‘" and any(each.isascii() and each.isalnum() for each in beside)


def _read_nested_titles(text: str) -> Iterator[Slip]:
    return _read_nested(text, "《》", "〈〉")


def _read_nested_quotes(text: str) -> Iterator[Slip]:
    return _read_nested(text, "“”", "‘’")


def _read_nested(text: str, outer: str, inner: str) -> Iterator[Slip]:
    """Yield pairs that stand within one of their own kind; all pair up in their line."""
    at = 0
    for line in text.splitlines(keepends=True) if text.count(outer[0]) > 1 else ():
        marks = [(match.start(), match[0]) for match in re.finditer(f"[{outer}]", line)]
        pairs, lonely = _match(marks, outer[0])
        yield from _shift(() if lonely else _read_pairs(line, sorted(pairs), inner), at)
        at += len(line)


def _read_pairs(line: str, pairs: Iterable[Pair], inner: str) -> Iterator[Slip]:
    """Yield the inner pairs; two marks side by side are a slip of the finger, not a pair within."""
    held = list(pairs)
    for start, end, depth in held:
        if depth == 2:
            doubled = any((start - 1, end + 1) == each[:2] for each in held)
            deeper = any(start < each[0] < end for each in held)
            fixed = f"{inner[0]}{line[start + 1 : end]}{inner[1]}"
            yield Slip(start, end + 1, None if doubled or deeper else fixed)


def _shift(slips: Iterable[Slip], by: int) -> Iterator[Slip]:
    return (slip._replace(start=slip.start + by, end=slip.end + by) for slip in slips)


UNBALANCED = build_text_check(
    "unbalanced", "standard", "GB/T 15834—2011, 4.8, 4.9, 4.15: 成对使用", _read_unbalanced
)
NESTED_QUOTES = build_text_check(
    "nested_quotes", "standard", "GB/T 15834—2011, 4.8: 外双内单", _read_nested_quotes
)
NESTED_TITLES = build_text_check(
    "nested_titles", "standard", "GB/T 15834—2011, 4.15: 外双内单", _read_nested_titles
)
