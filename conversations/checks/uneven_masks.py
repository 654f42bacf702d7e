"""Uneven masking: a name or a number that stands beside masks of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.mask_ledger import Mask, find_masks
from conversations.checks.passages import HAN, clip_excerpt
from conversations.checks.subject import Check, Subject
from conversations.drafts.typed_texts import TypedText

_NUMBER = r"[一二三四五六七八九十百零〇\d]{1,4}"
_LEVEL = re.compile(r"(中央|中纪委|省委|市委|县委|区委)?$")
_SLOT = re.compile(
    rf"(?:平安|法治|数字|智慧|美丽|幸福|魅力|活力|诚信|健康|文明|清廉|书香|信用)"
    rf"([{HAN}]{{2,4}}?)(?:市|县|区|省)?(?:建设|创建)"
)


def _find(subject: Subject) -> Iterator[Finding]:
    masks = find_masks(subject.texts, subject.masks)
    for mask in masks:
        if mask.open or mask.kept:
            yield from _find_beside(subject, mask)


def _find_beside(subject: Subject, mask: Mask) -> Iterator[Finding]:
    if mask.kind == "session":
        pattern = re.compile(f"{re.escape(mask.before)}({_NUMBER}){re.escape(mask.after)}")
        for typed, match in _search(subject, pattern):
            if _is_same_level(mask, typed, match.start()):
                yield _build(mask, Spot(typed, match.start(), match.end()))
    if mask.kind == "place":
        for typed, match in _search(subject, _SLOT):
            if subject.gazetteer.is_local(match[1]):
                yield _build(mask, Spot(typed, match.start(1), match.end(1)))


def _search(
    subject: Subject, pattern: re.Pattern[str]
) -> Iterator[tuple[TypedText, re.Match[str]]]:
    for typed in subject.texts:
        for match in pattern.finditer(typed.text):
            yield typed, match


def _is_same_level(mask: Mask, typed: TypedText, at: int) -> bool:
    """Whether the numbered one may be the masked one: not a team of the city beside the province's.

    That is told by what stands before 第.
    """
    if mask.before != "第":
        return True
    own = _find_level(typed.text, at)
    others = {_find_level(spot.typed.text, spot.start - 1) for spot in mask.spots}
    return own == "" or "" in others or own in others


def _find_level(text: str, at: int) -> str:
    match = _LEVEL.search(text[max(at - 6, 0) : at])
    return match[0] if match else ""


def _build(mask: Mask, spot: Spot) -> Finding:
    return build_finding("uneven_masks", "must", spot, shown=clip_excerpt(mask.shown))


UNEVEN_MASKS = Check(
    "uneven_masks",
    "must",
    "实务：同一事物要么都遮盖，要么都不遮盖",
    _find,
)
"""平安XX beside a named place; 第X巡视组 beside a numbered one."""
