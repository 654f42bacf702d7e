"""Phrases of another time, left over from an older report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from conversations.checks.dated_norms import DatedPhrase
from conversations.checks.finding import Finding
from conversations.checks.slips import Slip, build_slip_finding, get_sentence
from conversations.checks.subject import Check, Subject
from conversations.periods import Period, parse_period

_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_LOOKING_BACK = ("以来", "历史", "曾", "时任", "当时", "成果", "更名", "改为", "组建")


def find_subject_period(subject: Subject) -> Period | None:
    """Return the period of the draft; None when it has none that can be read."""
    try:
        return parse_period(subject.walk.draft.period)
    except ValueError:
        return None


def _find(subject: Subject) -> Iterator[Finding]:
    dated, period = subject.norms.dated, find_subject_period(subject)
    if period is None:
        return
    for typed, start, said in subject.find_words(dated.words):
        phrase = dated.by_said[said]
        if said in subject.spared or not _is_untimely(phrase, period, subject.on):
            continue
        slip = Slip(start, start + len(said), phrase.use if phrase.sure else None)
        if is_meant(phrase, typed.text, slip.start, slip.end):
            until = str(phrase.until.year) if phrase.until else ""
            yield build_slip_finding(
                "dated_phrases", "advice", typed, slip, use=phrase.use, until=until
            )


def _is_untimely(phrase: DatedPhrase, period: Period, on: date) -> bool:
    """Whether all of the period is after the phrase's time, or the report is before it."""
    if is_past(phrase, period):
        return True
    return phrase.since is not None and max(period.last_day, on) < phrase.since


def is_past(phrase: DatedPhrase, period: Period) -> bool:
    """Whether the phrase's time was over before the period began."""
    return phrase.until is not None and period.first_day > phrase.until


def is_meant(phrase: DatedPhrase, text: str, start: int, end: int) -> bool:
    """Whether it is said of the present, not of an earlier year or of what was then (原环保局)."""
    sentence = get_sentence(text, start, end)
    if text[:start].endswith(("原", "旧", "前")):
        return False
    if any(word in sentence for word in (*phrase.beside, *_LOOKING_BACK)):
        return False
    until = phrase.until
    return until is None or not any(int(year) <= until.year for year in _YEAR.findall(sentence))


DATED_PHRASES = Check("dated_phrases", "advice", "规范表述的时效", _find, local=True)
