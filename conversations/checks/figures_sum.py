"""The check of families of numbers: sums that do not add up, and parts larger than their whole."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.checks.finding import Finding
from conversations.checks.subject import Check, Subject
from conversations.definition.questions import Figures
from conversations.drafts.figures import Mismatch, explain
from conversations.drafts.values import render_decimal

_ID = "figures_sum"


def _find(subject: Subject) -> Iterator[Finding]:
    walk = subject.walk
    for section, question in walk.path:
        if isinstance(question, Figures) and subject.only in (None, question.id):
            for mismatch in explain(walk.interview, question, walk.answers):
                difference = render_decimal(abs(mismatch.difference))
                yield Finding(
                    *(_ID, "must", section, question, {"difference": difference}),
                    about=_tell(mismatch),
                    mismatch=mismatch,
                )


def _tell(mismatch: Mismatch) -> str:
    """Return what tells the discrepancy from others: who says that it is right means these."""
    named = (mismatch.whole, *mismatch.parts)
    numbers = (f"{each.label.zh_CN}={render_decimal(each.value)}" for each in named)
    return " ".join((mismatch.kind, *numbers))


FIGURES_SUM = Check(
    _ID,
    "must",
    "实务：总数等于各分项之和，其中数不大于总数（《统计法》：统计资料真实、准确）",
    _find,
)
"""Not local: the card of a family says by itself what does not add up."""
