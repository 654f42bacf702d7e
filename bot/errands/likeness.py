"""The errand of 查重: a draft beside the unit's last report and colleagues' of this period."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errands.errand import Errand, Made, Order
from bot.sending.voice import Voice
from bot.usecases.drafts import StoredDraft, find_draft
from bot.usecases.others import OtherDraft, build_others, find_last, find_peers
from conversations.checks.likeness import TypedPassage, compare_reports, compare_texts
from conversations.checks.norms import Norms
from conversations.checks.subject import OtherReport
from conversations.drafts.path import build_walk
from conversations.drafts.typed_texts import list_texts
from conversations.likeness_views import LikenessLine, LikenessView, LikePassage
from conversations.report.building import build_outline
from conversations.views import News, Notice

MOST_LINES = 10
MOST_PASSAGES = 8
"""What is shown of the reports and of the passages."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A draft and those it is to be compared with, by these norms."""

    stored: StoredDraft
    others: tuple[OtherDraft, ...]
    norms: Norms


def load_comparison(order: Order) -> Comparison | None:
    """Return the person's draft that was asked for, with the others; None when it is not theirs."""
    draft = order.params.get("draft")
    if not isinstance(draft, int):
        return None
    stored = find_draft(order.conn, order.person, draft, order.interviews)
    if stored is None:
        return None
    given = (order.conn, order.interviews, order.person, stored)
    return Comparison(stored, (*find_last(*given), *find_peers(*given)), order.load_norms())


def build_comparison(comparison: Comparison, _voice: Voice) -> Made:
    """Return how alike the reports are, or that there is none to compare with."""
    stored, others = comparison.stored, build_others(comparison.others)
    if not others:
        return Notice(News("likeness.no_others", {"name": stored.tag}), ("card", "home"))
    lines = [_build_line(comparison, other) for other in others]
    passages = _find_passages(comparison, others)
    shown = sorted(lines, key=lambda line: (-line.percent, not line.own, line.name))
    return LikenessView(
        tag=stored.tag,
        lines=tuple(shown[:MOST_LINES]),
        passages=tuple(passages[:MOST_PASSAGES]),
        more=max(0, len(passages) - MOST_PASSAGES),
    )


LIKENESS: Errand[Comparison] = Errand(load_comparison, build_comparison)
"""Tells how much of a draft stands in other reports."""


def _build_line(comparison: Comparison, other: OtherReport) -> LikenessLine:
    outline = build_outline(comparison.stored.interview, comparison.stored.draft)
    likeness = compare_reports(outline, other.outline, comparison.norms)
    return LikenessLine(other.name, likeness.percent, other.own)


def _find_passages(comparison: Comparison, others: tuple[OtherReport, ...]) -> list[LikePassage]:
    """Return the passages, each with the report it is most like, the most alike first."""
    walk = build_walk(comparison.stored.interview, comparison.stored.draft)
    texts = list(list_texts(walk))
    best: dict[tuple[str, str, int], LikePassage] = {}
    for other in others:
        for found in compare_texts(texts, other.outline, comparison.norms):
            typed, start = found.spot.typed, found.spot.start
            key = (typed.question.id, typed.place, start)
            passage = _build_passage(found, other)
            if key not in best or best[key].percent < passage.percent:
                best[key] = passage
    return sorted(best.values(), key=lambda each: -each.percent)


def _build_passage(found: TypedPassage, other: OtherReport) -> LikePassage:
    question, passage = found.spot.typed.question, found.passage
    return LikePassage(question, other.name, passage.percent, passage.shared, other.own)
