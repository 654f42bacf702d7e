"""Texts in which the checks found nothing: a list grows by one entry, and need not be read anew.

Kept are numbers that tell texts apart, and no text.
"""

from __future__ import annotations

from collections.abc import Hashable

from conversations.checks.norms import Norms
from conversations.checks.subject import Subject
from conversations.drafts.typed_texts import TypedText

_MOST = 20_000

_clean: set[int] = set()
_norms: list[Norms] = []
"""What `_clean` goes by: when the norms are read anew, everything is looked at again."""


def list_clean(subject: Subject) -> frozenset[str]:
    """Return the subject's texts that were noted as clean, by the same norms on the same day."""
    if not _norms or _norms[0] is not subject.norms:
        _norms[:] = [subject.norms]
        _clean.clear()
    return frozenset(each.text for each in subject.texts if _tell(subject, each) in _clean)


def note_clean(subject: Subject) -> None:
    """Remember that nothing is to be found in the subject's texts."""
    if len(_clean) > _MOST:
        _clean.clear()
    _clean.update(_tell(subject, each) for each in subject.texts)


def _tell(subject: Subject, typed: TypedText) -> int:
    draft = subject.walk.draft
    about: Hashable = (draft.interview, draft.version, typed.question.id, draft.period, subject.on)
    return hash((about, typed.text))
