"""Families of figures: what their sums, sub-counts, shares and changes refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conversations.definition.checks.flaws import (
    Flaw,
    Loc,
    check_repeated,
    find_repeated,
    suggest,
    walk_earlier,
)
from conversations.definition.interview import Interview
from conversations.definition.questions import Figures, Question


def check_figures(interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong with the families of figures."""
    for loc, question, earlier in walk_earlier(interview):
        if isinstance(question, Figures):
            yield from _check_ids(loc, question)
            for way, reference in walk_references(question):
                at = (*loc, *way)
                yield from _check_reference(at, reference, question, earlier, interview)
            yield from _check_parts(loc, question)
            yield from _check_circles(loc, question)


def _check_ids(loc: Loc, question: Figures) -> Iterator[Flaw]:
    members = [each.id for each in question.members]
    shares = [each.id for each in question.shares]
    changes = [each.id for each in question.changes]
    yield from check_repeated((*loc, "members"), members, "a member")
    for name, ids, before in (
        ("shares", shares, members),
        ("changes", changes, members + shares),
    ):
        for at, each in enumerate(ids):
            if each in before or each in ids[:at]:
                sentence = f"Choose another id; {each} is another number of {question.id}."
                yield Flaw((*loc, name, at, "id"), sentence)


def walk_references(question: Figures) -> Iterator[tuple[Loc, str]]:
    """Yield the numbers that the family's sums and so on refer to, with the way to each."""
    for at, each in enumerate(question.sums):
        yield ("sums", at, "total"), each.total
        for number, part in enumerate(each.parts):
            yield ("sums", at, "parts", number), part
    for name, pairs in _list_pairs(question).items():
        for at, pair in enumerate(pairs):
            for field, reference in pair.items():
                yield (name, at, field), reference


def _list_pairs(question: Figures) -> Mapping[str, list[dict[str, str]]]:
    """Return what puts two numbers side by side, by the field it stands in."""
    return {
        "of_which": [{"part": each.part, "whole": each.whole} for each in question.of_which],
        "shares": [{"part": each.part, "whole": each.whole} for each in question.shares],
        "changes": [{"now": each.now, "before": each.before} for each in question.changes],
    }


def _check_reference(
    loc: Loc,
    reference: str,
    question: Figures,
    earlier: Mapping[str, Question],
    interview: Interview,
) -> Iterator[Flaw]:
    name, dot, member = reference.partition(".")
    if not dot:
        yield from check_member(loc, name, question)
    elif name == question.id:
        yield Flaw(loc, f"Write {member} alone; it is a number of this question.")
    elif isinstance(other := earlier.get(name), Figures):
        yield from check_member(loc, member, other)
    else:
        families = [each.id for each in earlier.values() if isinstance(each, Figures)]
        why = f"there is no question {name}{suggest(name, families)}"
        if name in interview.by_id:
            isfigures = isinstance(interview.by_id[name], Figures)
            why = f"{name} is " + ("not asked before this" if isfigures else "another kind")
        yield Flaw(loc, f"Name an earlier figures question; {why}.")


def check_member(loc: Loc, name: str, question: Figures) -> Iterator[Flaw]:
    """Yield a flaw if the family has no such member."""
    members = [member.id for member in question.members]
    if name in members:
        return
    computed = name in [each.id for each in question.shares]
    computed = computed or name in [each.id for each in question.changes]
    why = f"{name} is computed" if computed else f"it has none called {name}"
    yield Flaw(loc, f"Name a member of {question.id}; {why}{suggest(name, members)}.")


def _check_parts(loc: Loc, question: Figures) -> Iterator[Flaw]:
    for at, each in enumerate(question.sums):
        way = (*loc, "sums", at)
        if each.total in each.parts:
            yield Flaw((*way, "total"), f"Name another number; {each.total} is one of the parts.")
        for number in find_repeated(each.parts):
            yield Flaw((*way, "parts", number), "Remove this; the same part stands before.")
        if all("." in number for number in (each.total, *each.parts)):
            yield Flaw(way, f"Name at least one number of {question.id} itself.")
    for name, pairs in _list_pairs(question).items():
        for at, pair in enumerate(pairs):
            first, second = pair
            if pair[first] == pair[second]:
                sentence = f"Name another number; it is the same as {second}."
                yield Flaw((*loc, name, at, first), sentence)


def _check_circles(loc: Loc, question: Figures) -> Iterator[Flaw]:
    """Yield a flaw for a sum or sub-count whose whole is, by way of others, a part of its part."""
    parts: dict[str, set[str]] = {}
    for way, whole, part in _walk_wholes(question):
        if part != whole and _leads(parts, part, whole):
            sentence = f"Correct this; {whole} is already a part of {part}."
            yield Flaw((*loc, *way), sentence)
        parts.setdefault(whole, set()).add(part)


def _walk_wholes(question: Figures) -> Iterator[tuple[Loc, str, str]]:
    for at, each in enumerate(question.sums):
        for number, part in enumerate(each.parts):
            yield ("sums", at, "parts", number), each.total, part
    for at, pair in enumerate(question.of_which):
        yield ("of_which", at, "part"), pair.whole, pair.part


def _leads(parts: Mapping[str, set[str]], start: str, end: str) -> bool:
    """Whether `end` is a part of `start`, perhaps by way of others."""
    seen, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            waiting += parts.get(name, ())
    return False
