"""Questions that are asked only after a yes: 署名 and 日期 after “结尾要署名和日期吗”."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.definition.interview import Interview
from conversations.definition.questions import Confirm, Question
from conversations.drafts.draft import Answer, ConfirmAnswer, Draft


def find_condition(interview: Interview, question: Question) -> str | None:
    """Return the yes-or-no question that must be answered with yes for this one to be asked."""
    rule = question.when
    asked = interview.by_id.get(rule.question) if rule and rule.question else None
    if rule is None or not isinstance(asked, Confirm) or rule.is_ != (True,):
        return None
    return asked.id


def confirm_conditions(
    interview: Interview, draft: Draft, answers: Mapping[str, Answer | None]
) -> dict[str, Answer | None]:
    """Return the answers with a yes to what must be so for one of them to be asked."""
    said = dict(answers)
    for name in answers:
        asked = find_condition(interview, interview.by_id[name])
        known = draft.answers.get(asked) if asked else None
        if asked is not None and not (isinstance(known, ConfirmAnswer) and known.value):
            said[asked] = ConfirmAnswer(True)
    return said
