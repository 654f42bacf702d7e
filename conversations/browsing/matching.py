"""Finding words in texts: full or half width, capital or small, they are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

MOST_WORDS = 8
"""Words of one search: more of them find nothing that these do not."""

LONGEST_QUERY = 100
"""Characters of one search."""

JOINED = '"joined":true'
"""What the JSON of a text says that was cut in two: a word may be, too, and nothing can be told."""

Span = tuple[int, int]
"""Where in a text a word stands: its first index, and the one behind its last."""

_COMPATIBLE = (
    (0x20, 0x3400),
    (0xA640, 0xAC00),
    (0xF900, 0x10000),
    (0x1D400, 0x1D800),
    (0x2F800, 0x2FA20),
)
"""The code points that have another form or case: letters, signs, radicals, and ideographs that
stand for others (https://www.unicode.org/reports/tr15/)."""

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What JSON writes in another way."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words, all of which must occur; `text` is what was typed.

    `anchors` are pieces of them that have no other form: a text with the words has these as they
    are, unless a messenger cut it in two (`JOINED`).
    """

    text: str
    words: tuple[re.Pattern[str], ...]
    anchors: tuple[str, ...] = ()

    def find_spans(self, text: str) -> tuple[Span, ...]:
        """Return where the words stand in the text, in order; nothing unless all of them do."""
        found = [[match.span() for match in word.finditer(text)] for word in self.words]
        return tuple(sorted(chain.from_iterable(found))) if all(found) else ()

    def may_be_in(self, stored: str) -> bool:
        """Whether the words can be in texts that are stored as this JSON."""
        if JOINED in stored:
            return True
        return all(_ESCAPED.search(each.pattern) or each.search(stored) for each in self.words)


def parse_query(text: str) -> Query | None:
    """Return what is looked for; None where nothing can be seen of it."""
    said = " ".join(text.split())[:LONGEST_QUERY].strip()
    words = tuple(dict.fromkeys(said.split()))[:MOST_WORDS]
    if not words:
        return None
    anchors = filter(None, map(_find_anchor, words))
    return Query(said, tuple(map(_build_word, words)), tuple(anchors))


def fold(text: str) -> str:
    """Return the text in the one form and case in which texts are the same."""
    return normalize("NFKC", text).casefold()


def _find_anchor(word: str) -> str:
    """Return the longest run of ideographs of the word that nothing else is the same as."""
    forms = _find_forms()
    plain = (sign if sign not in forms and "\u3400" <= sign <= "\u9fff" else " " for sign in word)
    return max("".join(plain).split(), key=len, default="")


def _build_word(word: str) -> re.Pattern[str]:
    """Return what finds the word in a text as it was typed.

    A sign that stands for several (㎡, …) is found as itself and as those.
    """
    return re.compile("".join(map(_build_sign, word)))


def _build_sign(sign: str) -> str:
    folded = fold(sign)
    if len(folded) == 1:
        return _build_class(folded)
    return f"(?:{re.escape(sign)}|{''.join(map(_build_class, folded))})"


def _build_class(folded: str) -> str:
    forms = {folded, *_find_forms().get(folded, ())}
    return f"[{''.join(sorted(map(re.escape, forms)))}]" if len(forms) > 1 else re.escape(folded)


@lru_cache(1)
def _find_forms() -> Mapping[str, Sequence[str]]:
    """Return the signs that are the same as another one, by that."""
    forms: dict[str, list[str]] = {}
    for code in chain.from_iterable(range(*each) for each in _COMPATIBLE):
        if 0xD800 <= code < 0xE000:
            continue
        folded = fold(chr(code))
        if len(folded) == 1 and folded != chr(code):
            forms.setdefault(folded, []).append(chr(code))
    return forms
