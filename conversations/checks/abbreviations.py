"""Half-typed abbreviations: pinyin and initials that stand for Chinese words not written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.leftover_norms import LeftoverNorms
from conversations.checks.passages import HAN
from conversations.checks.pinyin import is_pinyin
from conversations.checks.subject import Check, Subject
from conversations.checks.web_leftovers import find_addresses

_EDGE = r"A-Za-z0-9@._/\\\-+&#"
_WORD = re.compile(
    rf"(?<=[{HAN}])[A-Za-z]{{2,30}}(?![{_EDGE}])|(?<![{_EDGE}])[A-Za-z]{{2,30}}(?=[{HAN}])"
)
_MASK = re.compile(r"[Xx]+")
_SHORTEST_PINYIN = 4
_RARE = frozenset("XQZJ")
_VOWELS = frozenset("AEIOUV")


def _find_must(subject: Subject) -> Iterator[Finding]:
    for spot, word in _find_words(subject):
        if _is_half_typed(word, subject.norms.leftovers):
            yield build_finding("abbreviations", "must", spot)


def _find_advice(subject: Subject) -> Iterator[Finding]:
    for spot, word in _find_words(subject):
        if word.isupper() and not _is_half_typed(word, subject.norms.leftovers):
            yield build_finding("unknown_abbreviations", "advice", spot)


def _find_words(subject: Subject) -> Iterator[tuple[Spot, str]]:
    """Yield the Latin words beside Han that are not known to be right."""
    norms = subject.norms.leftovers
    known = {word.lower() for word in norms.abbreviations}
    for typed in subject.texts:
        addresses = list(find_addresses(typed.text))
        for match in _WORD.finditer(typed.text):
            word, (start, end) = match[0], match.span()
            outside = not any(first < end and start < last for first, last in addresses)
            spared = word in subject.spared or word.lower() in known
            if outside and not spared and not _MASK.fullmatch(word):
                yield Spot(typed, start, end), word


def _is_half_typed(word: str, norms: LeftoverNorms) -> bool:
    """Whether the word is pinyin, or initials that hardly stand for anything else."""
    if word.upper() in norms.initials:
        return True
    if word.islower():
        return len(word) >= _SHORTEST_PINYIN and is_pinyin(word)
    letters = set(word)
    return word.isupper() and len(word) > 2 and bool(letters & _RARE) and not letters & _VOWELS


_SOURCE = "实务：输入法或网站留下的拼音、首字母"

ABBREVIATIONS = Check("abbreviations", "must", _SOURCE, _find_must, local=True)
"""Pinyin and initials beside Han."""

UNKNOWN_ABBREVIATIONS = Check("unknown_abbreviations", "advice", _SOURCE, _find_advice, local=True)
"""Capitals beside Han that the office's list does not have: GB/T 15834 wants them said in full."""
