"""What a question offers as its answer, from earlier answers and the unit's profile."""

from __future__ import annotations

from conversations.definition.interview import Interview
from conversations.definition.questions import BaseQuestion, Defaulted
from conversations.drafts.draft import Draft
from conversations.report.building import build_names
from conversations.report.phrases import PhraseError, render_phrase


def find_default(interview: Interview, draft: Draft, question: BaseQuestion) -> str | None:
    """Return the text that a button offers as the answer; None where there is none."""
    if not isinstance(question, Defaulted) or question.default is None:
        return None
    try:
        text = render_phrase(question.default, build_names(interview, draft)).strip()
    except PhraseError:  # the same phrase may do with other answers
        return None
    return text or None
