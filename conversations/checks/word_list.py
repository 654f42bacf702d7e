"""Lists of words to be found in texts, most of which have none of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordList:
    """The words as one pattern, and by what they begin with: one character or two."""

    pattern: re.Pattern[str]
    starts: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where the words stand and which: of those at one place the longest."""
        for match in self.pattern.finditer(text):
            if match[1]:
                yield match.start(1), match[1]

    def list_begun(self, signs: AbstractSet[str]) -> list[str]:
        """Return the words that may be in texts with these signs (`list_signs`)."""
        return [word for start in self.starts.keys() & signs for word in self.starts[start]]


def build_word_list(words: Iterable[str], unless: Collection[str]) -> WordList:
    """Return the list of the words; where one stands within one of `unless` it is passed over."""
    known = set(words)
    longer = f"{_any_of(set(unless))}|" if unless else ""
    starts: dict[str, tuple[str, ...]] = {}
    for word in sorted(known):
        starts[word[:2]] = (*starts.get(word[:2], ()), word)
    return WordList(re.compile(f"{longer}({_any_of(known) or '(?!)'})"), starts)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
