"""What of a report is word for word what an earlier one said: white space aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from conversations.definition.interview import Section
from conversations.definition.questions import BaseQuestion, Items, LongText, Question
from conversations.drafts.draft import Answer, Entry, ItemsAnswer, TextAnswer
from conversations.drafts.path import Walk
from conversations.past.earlier import Earlier, fold

SHORTEST = 20
"""Characters, set phrases aside, from which on a text says something of its own period.

Names, titles, addressees and signatures stay as they are; so do declarations, in their set words.
"""


@dataclass(frozen=True, slots=True)
class Reused:
    """The texts of one question that were taken over as they were; `whole`: it has no others."""

    section: Section
    question: Question
    texts: tuple[str, ...]
    whole: bool


def find_reused(walk: Walk, earlier: Earlier, phrases: Collection[str] = ()) -> Iterator[Reused]:
    """Yield the questions with texts that the earlier report has there as well, in order."""
    for section, question in walk.path:
        told = [each for each in list_told(question, walk.answers.get(question.id)) if each.strip()]
        old = list_folded(earlier, question)
        same = tuple(each for each in told if fold(each) in old and counts(each, phrases))
        if same:
            yield Reused(section, question, same, len(same) == len(told))


def list_folded(earlier: Earlier, question: BaseQuestion) -> frozenset[str]:
    """Return the texts that the earlier report has at that question, without white space."""
    answer = earlier.find_answer(question.id)
    return frozenset(map(fold, list_told(question, answer)))


def counts(text: str, phrases: Collection[str] = ()) -> bool:
    """Whether the text is long enough, without what every report says."""
    own = _build_pattern(tuple(phrases)).sub("", fold(text))
    return len(re.sub(r"[\W_]", "", own)) >= SHORTEST


def count_told(question: BaseQuestion, answer: Answer) -> int:
    """Return how many characters the running texts of an answer have; 0 where it has none."""
    told = [answer.text] if isinstance(answer, TextAnswer) else list_told(question, answer)
    return sum(len(fold(each)) for each in told)


def list_told(question: BaseQuestion, answer: Answer | None) -> Iterator[str]:
    """Yield the running texts of an answer: a long text, the texts of a list's entries."""
    if isinstance(question, LongText) and isinstance(answer, TextAnswer):
        yield answer.text
    if isinstance(question, Items) and isinstance(answer, ItemsAnswer):
        yield from _list_entries(answer.entries)


def _list_entries(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.text is not None:
            yield entry.text.text
        if entry.inner is not None:
            yield from _list_entries(entry.inner.entries)


@lru_cache(maxsize=16)
def _build_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    folded = sorted({fold(each) for each in phrases} - {""}, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, folded)) or "(?!)")
