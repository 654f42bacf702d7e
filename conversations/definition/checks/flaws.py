"""A flaw of an interview: where it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from conversations.definition.blocks import Block, GroupBlock
from conversations.definition.interview import Interview
from conversations.definition.questions import Question

Loc: TypeAlias = tuple[str | int, ...]
"""The way to a part of the interview: names of fields and indexes, from the root."""

MOST = 100
"""Flaws of a sort that are looked at: a file with more of them was never meant to be a template."""


class Flaw(NamedTuple):
    """One thing to correct; `line` counts from 1 within a text of several lines."""

    loc: Loc
    sentence: str
    line: int = 1


def suggest(wanted: str, known: Iterable[str]) -> str:
    """Return what was perhaps meant, to be put behind a sentence; "" when nothing is close."""
    folded = {normalize("NFKC", each): each for each in known}
    close = get_close_matches(normalize("NFKC", wanted), list(folded), n=1)
    return f" (perhaps {folded[close[0]]})" if close else ""


def find_repeated(values: Iterable[str]) -> list[int]:
    """Return the indexes of values that stand before as well."""
    listed = list(values)
    return [at for at, value in enumerate(listed) if value in listed[:at]]


def check_repeated(loc: Loc, ids: Sequence[str], noun: str) -> Iterator[Flaw]:
    """Yield a flaw for each id of the list at `loc` that one before, a `noun`, has already."""
    for at in find_repeated(ids):
        yield Flaw((*loc, at, "id"), f"Choose another id; there is {noun} {ids[at]} before.")


def walk_questions(interview: Interview) -> Iterator[tuple[Loc, Question]]:
    """Yield every question with the way to it."""
    for at, section in enumerate(interview.sections):
        for number, question in enumerate(section.questions):
            yield ("sections", at, "questions", number), question


def walk_earlier(interview: Interview) -> Iterator[tuple[Loc, Question, Mapping[str, Question]]]:
    """Yield every question with the way to it and the questions asked before it, by id."""
    earlier: dict[str, Question] = {}
    for loc, question in walk_questions(interview):
        yield loc, question, earlier
        earlier = {**earlier, question.id: question}


def walk_blocks(interview: Interview) -> Iterator[tuple[Loc, Block]]:
    """Yield every block with the way to it, those within a group after it."""
    for at, section in enumerate(interview.sections):
        yield from _walk_body(("sections", at, "body"), section.body)


def _walk_body(loc: Loc, body: Iterable[Block]) -> Iterator[tuple[Loc, Block]]:
    for at, block in enumerate(body):
        yield (*loc, at), block
        if isinstance(block, GroupBlock):
            yield from _walk_body((*loc, at, "body"), block.body)
