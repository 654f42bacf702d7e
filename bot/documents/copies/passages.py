"""Where words stand in a document's paragraphs, though they may be printed a little differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARGINS = (16, 8, 4, 2, 0)
"""Characters before and behind a passage by which it is looked for, where its sentence is not."""

_SHORTEST, _LONGEST = 2, 40
"""Characters of what is looked for: a lone sign could stand anywhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph by its index, and where the passage begins and ends in its text."""

    paragraph: int
    start: int
    end: int


class Passages:
    """Finds passages in the texts of a document's paragraphs.

    The same passage asked for from another origin is its next occurrence, if there is one.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._asked: dict[tuple[str, int, int], list[str]] = {}

    def find(
        self, sentence: str, start: int, end: int, nearby: Sequence[str] = (), origin: str = ""
    ) -> Passage:
        """Return where the passage from `start` to `end` of the sentence stands.

        Where that is not printed, the first of `nearby` that is; else the first text there is.
        """
        origins = self._asked.setdefault((sentence, start, end), [])
        if origin not in origins:
            origins.append(origin)
        for words, begin, length in _list_forms(sentence, start, end):
            found = list(self._list_places(words, origins.index(origin) + 1))
            if found:
                paragraph, at = found[-1]
                return Passage(paragraph, at + begin, at + begin + length)
        return self._find_nearby([*sentence.split("\n"), *nearby])

    def _find_nearby(self, nearby: Sequence[str]) -> Passage:
        for each in nearby:
            words = each.strip().partition("\n")[0][:_LONGEST]
            for paragraph, at in self._list_places(words, 1):
                return Passage(paragraph, at, at + len(words))
        written = (at for at, text in enumerate(self._texts) if text.strip())
        first = next(written, 0)
        return Passage(first, 0, len(self._texts[first]))

    def _list_places(self, words: str, most: int) -> Iterator[tuple[int, int]]:
        """Yield the first places, at most so many, at which the words stand."""
        count = 0
        for paragraph, text in enumerate(self._texts):
            at = text.find(words) if len(words) >= _SHORTEST else -1
            while at >= 0 and count < most:
                yield paragraph, at
                count += 1
                at = text.find(words, at + len(words))


def _list_forms(sentence: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield words to look for, the longest first; where in them the passage begins; its length."""
    start, end = _widen(sentence, start, end)
    for margin in (len(sentence), *_MARGINS):
        begin = max(start - margin, 0)
        words = sentence[begin : end + margin]
        lead = min(len(words) - len(words.lstrip()), start - begin)
        words = words[lead:].rstrip()
        length = min(end - start, len(words) - (start - begin - lead))
        if length > 0:
            yield words, start - begin - lead, length


def _widen(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage of at least one character: something must be there to be marked."""
    if start < end:
        return start, end
    return (start, start + 1) if start < len(sentence) else (max(start - 1, 0), start)
