"""Words and set phrases: one written in two ways, or with a wrong or a missing character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from conversations.checks.finding import Finding
from conversations.checks.slips import Slip, build_slip_finding
from conversations.checks.subject import Check, Subject
from conversations.checks.word_norms import WordForm, WordNorms
from conversations.drafts.typed_texts import TypedText

_Found = tuple[TypedText, int, str]


def _find_terms(subject: Subject) -> Iterator[Finding]:
    return _find(subject, "terms", subject.norms.terms)


def _find_set_forms(subject: Subject) -> Iterator[Finding]:
    return _find(subject, "set_forms", subject.norms.set_forms)


def _find(subject: Subject, check: str, words: WordNorms) -> Iterator[Finding]:
    found = list(_find_wrong(subject, words))
    counts = Counter(wrong for _, _, wrong in found)
    rarer = {wrong: _find_rarer(subject, words.by_wrong[wrong], wrong, counts) for wrong in counts}
    for typed, start, wrong in found:
        form = words.by_wrong[wrong]
        if rarer[wrong]:
            fix = None if form.either else form.right
            slip = Slip(start, start + len(wrong), fix, form.right)
            yield build_slip_finding(check, "advice", typed, slip)


def _find_wrong(subject: Subject, words: WordNorms) -> Iterator[_Found]:
    for typed, start, wrong in subject.find_words(words.words):
        if wrong not in subject.spared:
            yield typed, start, wrong


def _find_rarer(subject: Subject, form: WordForm, wrong: str, counts: Counter[str]) -> bool:
    """Whether this form is to be looked at: always, or beside the right or a commoner one."""
    if not (form.mixed or form.either):
        return True
    right = sum(typed.text.count(form.right) for typed in subject.texts)
    return right > 0 and (form.mixed or counts[wrong] <= right)


TERMS = Check(
    "terms", "advice", "GF 1001—2001 第一批异形词整理表; 前后用词一致", _find_terms, local=True
)
SET_FORMS = Check("set_forms", "advice", "规范表述", _find_set_forms, local=True)
