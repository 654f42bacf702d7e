"""Running the checks: what they find, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from conversations.checks.finding import RANKS, Finding
from conversations.checks.registry import CHECKS
from conversations.checks.signs import SIGNS
from conversations.checks.subject import Check, Subject

Tell = Callable[[str, Exception], None]
"""Takes the id of a check that failed, and how."""


def run_checks(subject: Subject, tell: Tell | None = None) -> list[Finding]:
    """Return what the checks find, in the ranks the office gives them: the gravest first.

    Of one rank in the order of the path. While one question is answered (`only`), the local checks.
    With `tell`, a check that fails says nothing more, and the others go on.
    """
    found = []
    written = set().union(*(each.text for each in subject.texts)) if subject.only else None
    for check in CHECKS:
        rank = subject.norms.ranks.get(check.id, check.rank)
        if rank != "off" and (written is None or _may_find(check, written)):
            found += [replace(each, rank=rank) for each in _run(check, subject, tell)]
    if not found:
        return found
    places = {question.id: at for at, (_, question) in enumerate(subject.walk.path)}
    return sorted(found, key=lambda each: (RANKS.index(each.rank), places[each.question.id]))


def _may_find(check: Check, written: AbstractSet[str]) -> bool:
    """Whether the check is one for a single answer, and finds anything where that is written."""
    signs = SIGNS.get(check.id)
    return check.local and (signs is None or not signs.isdisjoint(written))


def _run(check: Check, subject: Subject, tell: Tell | None) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(check.find(subject))
    except Exception as fault:
        if tell is None:
            raise
        tell(check.id, fault)
    return found
