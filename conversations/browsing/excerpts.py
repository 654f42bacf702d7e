"""Excerpts of long texts: around the words that were found, around what is another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conversations.browsing.matching import Span

_BEFORE = 14
"""Characters that are shown before the first hit, or before what is another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt; `hit` says that it is what was looked for."""

    text: str
    hit: bool = False


Excerpt = tuple[Piece, ...]


def cut_excerpt(text: str, spans: Sequence[Span], longest: int) -> Excerpt:
    """Return the text around the first of the spans, in at most `longest` characters, on one line.

    Without spans it is the beginning of the text.
    """
    first = spans[0] if spans else (0, 0)
    start = max(0, first[0] - _BEFORE)
    end = min(len(text), start + longest)
    within = [(max(a, start), min(b, end)) for a, b in _join(spans) if a < end and b > start]
    pieces = [*_cut(text, within, start, end)]
    opened = [Piece("…")] if start else []
    closed = [Piece("…")] if end < len(text) else []
    return (*opened, *pieces, *closed)


def cut_difference(was: str, now: str, longest: int) -> tuple[str, str]:
    """Return of two texts the parts where they differ, with a little of what is before."""
    same = _count_same(was, now)
    start = same - _BEFORE if same > 2 * _BEFORE else 0
    return _cut_from(was, start, longest), _cut_from(now, start, longest)


def _count_same(was: str, now: str) -> int:
    """Return how many characters the texts begin with that are the same."""
    for at, (one, other) in enumerate(zip(was, now, strict=False)):
        if one != other:
            return at
    return min(len(was), len(now))


def _cut_from(text: str, start: int, longest: int) -> str:
    shown = _flatten(text[start : start + longest])
    after = "…" if len(text) > start + longest else ""
    return ("…" if start and shown else "") + shown + after


def _join(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, those that overlap or touch as one."""
    last: Span | None = None
    for start, end in spans:
        if last is not None and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _cut(text: str, spans: Iterable[Span], start: int, end: int) -> Iterator[Piece]:
    at = start
    for before, behind in spans:
        if before > at:
            yield Piece(_flatten(text[at:before]))
        yield Piece(_flatten(text[before:behind]), hit=True)
        at = behind
    if at < end:
        yield Piece(_flatten(text[at:end]))


def _flatten(text: str) -> str:
    """Return the text without line ends, which an excerpt on one line has no room for."""
    return "".join(each if each.isprintable() else " " for each in text)
