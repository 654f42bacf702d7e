"""What checks find in a draft, with nothing known beside it."""

from __future__ import annotations

from datetime import date

from conversations.checks.figures_sum import FIGURES_SUM
from conversations.checks.finding import Finding
from conversations.checks.norms import Norms
from conversations.checks.pairs_unanswered import PAIRS_UNANSWERED
from conversations.checks.running import run_checks
from conversations.checks.subject import Check, Subject
from conversations.definition.interview import Interview
from conversations.drafts.draft import Draft
from conversations.drafts.path import build_walk

TODAY = date(2026, 7, 3)


def build_subject(interview: Interview, draft: Draft) -> Subject:
    """Return the draft as checks see it."""
    return Subject(build_walk(interview, draft), Norms(), TODAY)


def run_check(check: Check, interview: Interview, draft: Draft) -> list[Finding]:
    """Return what one check finds."""
    return list(check.find(build_subject(interview, draft)))


def find_findings(interview: Interview, draft: Draft) -> list[Finding]:
    """Return what does not fit together: numbers, and lists that answer each other."""
    subject = build_subject(interview, draft)
    return [each for check in (FIGURES_SUM, PAIRS_UNANSWERED) for each in check.find(subject)]


def find_marks(interview: Interview, draft: Draft) -> list[str]:
    """Return the marks of all that all checks find."""
    return [each.mark for each in run_checks(build_subject(interview, draft))]
