"""Whether a text is the whole answer to a question that one message answers."""

from __future__ import annotations

from typing import get_args

from conversations.definition.questions import Question
from conversations.drafts.draft import Answer, Part
from conversations.drafts.results import Refusal
from conversations.kinds import Typable, parse_answer
from conversations.kinds.setting import Setting

_TYPABLE = get_args(Typable)


def parse_scalar(question: Question, part: Part, setting: Setting) -> Answer | None:
    """Return the answer that the text is; None where it is none, or the question a list."""
    if not isinstance(question, _TYPABLE):
        return None
    answer = parse_answer(question, part, setting)
    return None if isinstance(answer, Refusal) else answer


def reads_as(question: Question, text: str, setting: Setting) -> bool:
    """Whether the text answers the question."""
    return parse_scalar(question, Part(text), setting) is not None
