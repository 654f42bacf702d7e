"""Drafts made of the texts that somebody typed, for checks to look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from conversations.checks.norms import Norms
from conversations.checks.subject import OtherReport, Subject
from conversations.drafts.draft import Answer, Draft, Figure, FiguresAnswer, Part, TextAnswer
from conversations.drafts.path import build_walk
from conversations.report.outline import Outline, Paragraph
from tests.unit.talks import build_interview, words

TODAY = date(2026, 7, 1)

Family = Mapping[str, tuple[str, str]]
"""Numbers by their labels: how many, and of what unit."""


def build_subject(
    *texts: str,
    family: Family | None = None,
    others: tuple[OtherReport, ...] = (),
    own_names: tuple[str, ...] = (),
    norms: Norms | None = None,
    period: str = "2026H1",
) -> Subject:
    """Return a draft with these answers to long texts, and a family of numbers before them."""
    questions: list[dict[str, object]] = []
    answers: dict[str, Answer] = {}
    if family:
        members = [
            {"id": f"m{at}", "label": words(label), "unit": unit}
            for at, (label, (_, unit)) in enumerate(family.items())
        ]
        questions.append(
            {"id": "family", "kind": "figures", "ask": words("？"), "members": members}
        )
        numbers = (Figure(Decimal(number)) for number, _ in family.values())
        answers["family"] = FiguresAnswer({f"m{at}": each for at, each in enumerate(numbers)})
    for at, text in enumerate(texts):
        questions.append({"id": f"text{at}", "kind": "long_text", "ask": words("？")})
        answers[f"text{at}"] = TextAnswer((Part(text),))
    interview = build_interview(*questions)
    draft = Draft(interview.id, interview.version, period, answers=answers)
    return Subject(
        build_walk(interview, draft),
        norms or Norms(),
        TODAY,
        own_names=own_names,
        others=others,
    )


def build_other(*texts: str, same: bool = False, own: bool = False) -> OtherReport:
    """Return another report of these paragraphs."""
    outline = Outline("关于工作情况的报告", tuple(Paragraph(text) for text in texts))
    return OtherReport("市信访局2026年上半年", outline, own=own, same=same)
