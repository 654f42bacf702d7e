"""Running the checks: what they find, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from conversations.checks.finding import RANKS, Finding
from conversations.checks.registry import CHECKS
from conversations.checks.signs import SIGNS, find_signed
from conversations.checks.subject import Check, Subject

Tell = Callable[[str, Exception], None]
"""Takes the id of a check that failed, and how."""


def run_checks(subject: Subject, tell: Tell | None = None) -> list[Finding]:
    """Return what the checks find, in the ranks the office gives them: the gravest first.

    Of one rank in the order of the path. While one question is answered (`only`), the local checks.
    With `tell`, a check that fails says nothing more, and the others go on.
    """
    found = []
    ranks = subject.norms.ranks
    for check in CHECKS if subject.only is None else _choose(subject):
        rank = ranks.get(check.id, check.rank)
        if rank != "off":
            found += [replace(each, rank=rank) for each in _run(check, subject, tell)]
    if not found:
        return found
    places = {question.id: at for at, (_, question) in enumerate(subject.walk.path)}
    return sorted(found, key=lambda each: (RANKS.index(each.rank), places[each.question.id]))


def _choose(subject: Subject) -> list[Check]:
    """Return the checks for a single answer that may find anything where that is written."""
    signed = find_signed(subject.written)
    passed_over = SIGNS.keys() - signed
    return [check for check in CHECKS if check.local and check.id not in passed_over]


def _run(check: Check, subject: Subject, tell: Tell | None) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(check.find(subject))
    except Exception as fault:
        if tell is None:
            raise
        tell(check.id, fault)
    return found
