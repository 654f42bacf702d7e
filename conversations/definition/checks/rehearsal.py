"""A rehearsal of the phrases: each is printed once without any answer, and once with all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from conversations.definition.checks.flaws import Flaw
from conversations.definition.checks.phrases import walk_phrases
from conversations.definition.interview import Interview
from conversations.definition.samples import build_sample_answers
from conversations.drafts.draft import Answer, Draft
from conversations.drafts.path import build_values
from conversations.drafts.values import Family
from conversations.periods import find_period
from conversations.report.phrases import PhraseError, render_phrase

_UNDEFINED = re.compile("'([A-Za-z0-9_]+)' is undefined")
_DAY = date(2026, 12, 31)
"""Any day: the report's period is the one that it is in."""


def rehearse(interview: Interview) -> Iterator[Flaw]:
    """Yield a flaw for each phrase that fails; the interview must be free of others."""
    period = find_period(interview.periods, _DAY)
    everything = build_sample_answers(interview, period)
    situations: Mapping[str, Mapping[str, Answer]] = {
        "while nothing is answered": {},
        "once all is answered": everything,
    }
    for situation, answers in situations.items():
        draft = Draft(interview.id, interview.version, period.key, answers)
        values = build_values(interview, draft)
        names = {"period": period, "profile": Family({}), **values}
        for place in walk_phrases(interview):
            try:
                render_phrase(place.phrase, names)
            except PhraseError as error:
                sentence = f"it fails {situation}: {_tell_why(error.reason)}"
                yield Flaw(place.loc, f"Correct this phrase; {sentence}.", error.line)


def _tell_why(reason: str) -> str:
    """Return the reason, with what to do about an answer that is not there."""
    missing = _UNDEFINED.fullmatch(reason)
    if missing is None:
        return reason.rstrip(".")
    return f"put {{% if {missing[1]} %}} and {{% endif %}} around what is made of {missing[1]}"
