"""A whole report that somebody wrote, laid onto the questions of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversations.definition.interview import Interview
from conversations.drafts.draft import Draft
from conversations.importing.chunking import build_chunks
from conversations.importing.folding import fold_chunks
from conversations.importing.guessing import guess_period
from conversations.importing.laying import Laying
from conversations.importing.plan import Plan
from conversations.importing.slots import build_form
from conversations.importing.trees import Tree
from conversations.kinds.setting import Setting
from conversations.periods import parse_period
from conversations.report.building import build_names
from conversations.report.phrases import MARK, PhraseError, render_marked


def plan_report(interview: Interview, draft: Draft, lines: Sequence[str]) -> Plan:
    """Return what of the lines goes where. Total: whatever they say, all of it is in the plan.

    ValueError when the draft's period is none.
    """
    setting = Setting(parse_period(draft.period))
    tree = Tree(build_chunks(lines))
    titles = list(_print_titles(interview, draft, guess_period(lines, interview.periods)))
    laid = Laying(interview, build_form(interview), tree, setting).lay(titles)
    return Plan(fold_chunks(laid))


def _print_titles(interview: Interview, draft: Draft, written: str | None) -> Iterator[str]:
    """Yield the title as it is printed, of the draft's period and of that of the file."""
    names = build_names(interview, draft)
    for period in {draft.period, written or draft.period}:
        try:
            title = render_marked(interview.title, {**names, "period": parse_period(period)})
        except PhraseError:  # it may do with other answers
            continue
        yield title.replace(MARK, "")
