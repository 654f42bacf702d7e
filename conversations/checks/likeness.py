"""The checks of likeness: what stands nearly as it is in the last report, or in a colleague's.

Passages are compared without spaces, punctuation and set phrases, and with every number taken for
the same: a text in which only the numbers were changed is a copied one. Short ones are not looked
at. What counts as alike are runs of at least `_RUN` characters in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.norms import Norms
from conversations.checks.passages import clip_excerpt
from conversations.checks.subject import Check, OtherReport, Subject
from conversations.drafts.typed_texts import TypedText
from conversations.report.outline import Joined, Outline, Paragraph, RunIn

_LAST, _PEER = "likeness_last", "likeness_peer"

ALIKE = 75
"""Percent of a passage from which on it is worth a word."""

SHORTEST = 40
"""Characters of a passage that is compared, set phrases left out."""

_RUN = 6
_PIECE = 5
"""Characters of the pieces by which the paragraphs worth comparing are chosen."""

_CANDIDATES = 3
_MOST = 8
"""Findings of one check: the list is to be read."""

_NUMBER = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, how many percent of it stand in the other report, and its longest part there."""

    text: str
    percent: int
    shared: str


@dataclass(frozen=True, slots=True)
class TypedPassage:
    """A passage with where it stands."""

    spot: Spot
    passage: Passage


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many percent of a report's passages stand in another one, and those that mostly do."""

    percent: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Plain:
    """A passage without what is not compared; `places` lead back to its characters."""

    text: str
    plain: str
    places: tuple[int, ...]


def compare_reports(outline: Outline, other: Outline, norms: Norms) -> Likeness:
    """Return how much of the first report stands in the other one.

    The percentage is by characters, the passages are in the order of the report. A report without
    any passage long enough is 0 percent like any other.
    """
    return _compare(_list_passages(outline), other, norms)


def compare_texts(
    texts: Iterable[TypedText], other: Outline, norms: Norms
) -> Iterator[TypedPassage]:
    """Yield the passages of typed texts that mostly stand in the other report, in order."""
    index = _Index(_read(_list_passages(other), norms))
    for typed in texts:
        for match in re.finditer("[^\n]+", typed.text):
            for plain in _read([match[0]], norms):
                found = index.compare(plain)
                if found.percent >= ALIKE:
                    yield TypedPassage(Spot(typed, match.start(), match.end()), found)


def _compare(passages: Iterable[str], other: Outline, norms: Norms) -> Likeness:
    index = _Index(_read(_list_passages(other), norms))
    whole, alike, found = 0, 0.0, []
    for plain in _read(passages, norms):
        passage = index.compare(plain)
        whole += len(plain.plain)
        alike += passage.percent * len(plain.plain) / 100
        found += [passage] * (passage.percent >= ALIKE)
    return Likeness(round(100 * alike / whole) if whole else 0, tuple(found))


class _Index:
    """The passages of a report, to be found by the pieces that they are made of."""

    def __init__(self, passages: Iterable[_Plain]) -> None:
        self._passages = sorted({passage.plain for passage in passages})
        self._holders: dict[str, set[int]] = {}
        for at, plain in enumerate(self._passages):
            for piece in _cut(plain):
                self._holders.setdefault(piece, set()).add(at)

    def compare(self, passage: _Plain) -> Passage:
        """Return how much of the passage stands in the one most like it."""
        shared = Counter(at for piece in _cut(passage.plain) for at in self._holders.get(piece, ()))
        chosen = sorted(shared, key=lambda at: (-shared[at], at))[:_CANDIDATES]
        runs = [_find_runs(passage.plain, self._passages[at]) for at in chosen]
        best = max(runs, key=_measure, default=())
        percent = 100 * _measure(best) // len(passage.plain)
        return Passage(passage.text, percent, _find_longest(passage, best))


Runs = Sequence[tuple[int, int]]
"""Where the runs that two texts share begin and end in the first one."""


def _find_runs(one: str, other: str) -> Runs:
    blocks = Indel.opcodes(one, other)
    return [
        (block.src_start, block.src_end)
        for block in blocks
        if block.tag == "equal" and block.src_end - block.src_start >= _RUN
    ]


def _measure(runs: Runs) -> int:
    return sum(end - begin for begin, end in runs)


def _find_longest(passage: _Plain, runs: Runs) -> str:
    """Return the longest run as it stands in the passage; "" where there is none."""
    begin, end = max(runs, key=lambda run: run[1] - run[0], default=(0, 0))
    if begin == end:
        return ""
    return passage.text[passage.places[begin] : passage.places[end - 1] + 1]


def _cut(plain: str) -> set[str]:
    return {plain[at : at + _PIECE] for at in range(len(plain) - _PIECE + 1)}


def _list_passages(outline: Outline) -> Iterator[str]:
    """Yield the running texts of the report, without title, headings and tables."""
    for block in outline.blocks:
        match block:
            case RunIn():
                yield from block.text.splitlines()
            case Joined():
                yield from (part.text for part in block.parts)
            case Paragraph() if block.role == "body":
                yield from block.text.splitlines()


def _read(passages: Iterable[str], norms: Norms) -> Iterator[_Plain]:
    """Yield the passages that are long enough, without what is not compared."""
    phrases = _build_pattern(norms.set_phrases.phrases)
    for text in passages:
        plain = _strip(text, phrases)
        if len(plain.plain) >= SHORTEST:
            yield plain


def _strip(text: str, phrases: re.Pattern[str]) -> _Plain:
    left_out = [match.span() for match in phrases.finditer(text)]
    characters: list[str] = []
    places: list[int] = []
    for begin, end in pairwise([0, *(at for span in left_out for at in span), len(text)]):
        if (begin, end) not in left_out:
            for run in _RUNS.finditer(text, begin, end):
                number = run["number"] is not None
                characters.append("0" if number else run[0])
                places += [run.start()] if number else range(*run.span())
    return _Plain(text, "".join(characters), tuple(places))


_RUNS = re.compile(rf"(?P<number>{_NUMBER})|[^\W_0-9０-９]+")


@lru_cache(maxsize=16)
def _build_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the phrases, however they are punctuated; the longest first."""
    plain = {_NO_WORD.sub("", phrase) for phrase in phrases} - {""}
    ordered = sorted(plain, key=lambda phrase: (-len(phrase), phrase))
    found = (r"[\W_]*".join(map(re.escape, phrase)) for phrase in ordered)
    return re.compile("|".join(found) or "(?!)")


def _find(subject: Subject, check: str, others: Iterable[OtherReport]) -> Iterator[Finding]:
    """Yield the passages most like another report, at most so many, in order."""
    best: dict[tuple[str, str, int], tuple[int, str, TypedPassage]] = {}
    for other in others:
        for found in compare_texts(subject.texts, other.outline, subject.norms):
            typed = found.spot.typed
            key = (typed.question.id, typed.place, found.spot.start)
            ranked = (-found.passage.percent, other.name, found)
            if key not in best or ranked[:2] < best[key][:2]:
                best[key] = ranked
    places = {(each.question.id, each.place): at for at, each in enumerate(subject.texts)}
    ordered = sorted(best, key=lambda key: (best[key][0], places[key[:2]], key[2]))[:_MOST]
    for key in sorted(ordered, key=lambda key: (places[key[:2]], key[2])):
        _, name, found = best[key]
        excerpt = clip_excerpt(found.passage.shared)
        yield build_finding(
            *(check, "advice", found.spot),
            percent=found.passage.percent,
            name=name,
            excerpt=excerpt,
        )


def _find_last(subject: Subject) -> Iterator[Finding]:
    return _find(subject, _LAST, [other for other in subject.others if other.own])


def _find_peers(subject: Subject) -> Iterator[Finding]:
    peers = [other for other in subject.others if not other.own and not other.same]
    return _find(subject, _PEER, peers)


LIKENESS_LAST = Check(_LAST, "advice", "实务：报告写本期的工作，不照抄本单位上期的", _find_last)
LIKENESS_PEER = Check(_PEER, "advice", "实务：报告写本单位的工作，不与兄弟单位的雷同", _find_peers)
