"""Ids: each its own, none that means something else, and those of older versions."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.definition.checks.flaws import (
    Flaw,
    check_repeated,
    suggest,
    walk_earlier,
)
from conversations.definition.interview import Interview
from conversations.definition.questions import ShortText
from conversations.report.building import GIVEN_NAMES

_RESERVED = GIVEN_NAMES | {
    *("and", "or", "not", "in", "is", "if", "else", "true", "false", "none"),
    *("self", "super", "loop", "caller", "varargs", "kwargs"),
}
"""Names that mean something else in a phrase."""


def check_ids(interview: Interview) -> Iterator[Flaw]:
    """Yield what is wrong with the ids of sections and questions, and with what refers to them."""
    yield from check_repeated(("sections",), [each.id for each in interview.sections], "a section")
    for loc, question, earlier in walk_earlier(interview):
        at = (*loc, "id")
        if question.id in earlier:
            yield Flaw(at, f"Choose another id; there is a question {question.id} before.")
        if question.id in _RESERVED:
            yield Flaw(at, f"Choose another id; in a phrase, {question.id} means something else.")
    yield from _check_unit(interview)
    yield from _check_versions(interview)


def _check_unit(interview: Interview) -> Iterator[Flaw]:
    if not isinstance(interview.by_id.get(interview.unit), ShortText):
        lines = [each.id for _, each in interview.questions() if isinstance(each, ShortText)]
        yield Flaw(("unit",), f"Name a short_text question{suggest(interview.unit, lines)}.")


def _check_versions(interview: Interview) -> Iterator[Flaw]:
    if interview.version > 1 and interview.changes is None:
        yield Flaw(("version",), f"Say in changes what is new in version {interview.version}.")
    if interview.version == 1 and interview.renamed:
        yield Flaw(("renamed",), "Raise version; before version 1 there was nothing to rename.")
    known = interview.by_id
    for old, new in interview.renamed.items():
        loc = ("renamed", old)
        if old in known:
            yield Flaw(loc, f"Remove this; there is still a question {old}.")
        if new not in known:
            yield Flaw(loc, f"Name a question; there is no question {new}{suggest(new, known)}.")
