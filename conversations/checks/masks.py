"""Masks left in a report: XX, ××, ***, ___ that the ledger has nothing for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from conversations.checks.finding import Finding, build_finding
from conversations.checks.mask_ledger import find_masks
from conversations.checks.passages import clip_excerpt, find_passages
from conversations.checks.subject import Check, Subject

_SOURCE = "实务：抄来的材料留着遮盖"

_SOMEONE = re.compile(
    r"某(?:省|市|县|区|旗|镇|乡|村|街道|社区|局|厅|委|办|院|校|单位|部门|公司|企业|领导|年|月(?!份)|日)"
)

_PERSON = re.compile(r"[\u4e00-\u9fff]某(?:某|(?=[（，、利因在与等涉]))")
"""赵某, 李某某: a case is told, in which nobody is named."""


def _find_masks(subject: Subject) -> Iterator[Finding]:
    """Yield each masked thing without a value, once a question."""
    for mask in find_masks(subject.texts, subject.masks):
        questions = set()
        for spot in mask.spots if mask.open else ():
            if spot.typed.question.id not in questions:
                questions.add(spot.typed.question.id)
                shown = clip_excerpt(mask.shown)
                count = len(mask.spots)
                found = build_finding("masks", "must", spot, shown=shown, count=count)
                yield replace(found, about=mask.key)  # one sentence may have X组 and X次


def _find_vague(subject: Subject) -> Iterator[Finding]:
    for spot in find_passages(subject, _SOMEONE):
        if not _PERSON.search(spot.sentence):
            yield build_finding("vague_names", "advice", spot)


MASKS = Check("masks", "must", _SOURCE, _find_masks, local=True)
"""Placeholders for names and numbers."""

VAGUE_NAMES = Check("vague_names", "advice", _SOURCE, _find_vague, local=True)
"""某市, 某局: right where a case is told without names, a leftover elsewhere."""
