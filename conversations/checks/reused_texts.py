"""The check of what was taken over from an earlier report and left as it was."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.checks.finding import Finding, Param
from conversations.checks.passages import clip_excerpt
from conversations.checks.subject import Check, Subject
from conversations.past.reuse import find_reused

_ID = "reused_texts"


def _find(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each question with such texts."""
    past = subject.past
    if past is None:
        return
    for reused in find_reused(subject.walk, past, subject.norms.set_phrases.phrases):
        count = 0 if reused.whole else len(reused.texts)
        shown = "" if reused.question.sensitive else clip_excerpt(reused.texts[0])
        params: dict[str, Param] = {"name": past.label, "count": count, "shown": shown}
        about = "\n".join(reused.texts)
        yield Finding(_ID, "advice", reused.section, reused.question, params, about=about)


REUSED_TEXTS = Check(_ID, "advice", "实务：沿用上期的文字，要写出本期的新情况", _find)
