"""What a question offers as its answer, from earlier answers and the unit's profile."""

from __future__ import annotations

from conversations.definition.interview import Interview
from conversations.definition.questions import Defaulted, Question
from conversations.drafts.draft import Answer, Draft, Part
from conversations.drafts.results import Refusal
from conversations.kinds import parse_answer
from conversations.kinds.setting import Setting
from conversations.periods import parse_period
from conversations.report.building import build_names
from conversations.report.phrases import PhraseError, render_phrase


def find_default(
    interview: Interview, draft: Draft, question: Question
) -> tuple[str, Answer] | None:
    """Return the text that a button offers, and the answer that it is; None where there is none.

    What would be refused if it was typed is not offered.
    """
    if not isinstance(question, Defaulted) or question.default is None:
        return None
    try:
        text = render_phrase(question.default, build_names(interview, draft)).strip()
    except PhraseError:  # the same phrase may do with other answers
        return None
    answer = parse_answer(question, Part(text), Setting(parse_period(draft.period)))
    return None if isinstance(answer, Refusal) else (text, answer)
