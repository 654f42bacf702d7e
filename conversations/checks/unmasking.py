"""Unmasking and masking: the ledger's real words put into a report, or taken out of it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from conversations.checks.mask_ledger import Mask, build_mask, number_key
from conversations.checks.mask_signs import Sign, find_signs
from conversations.report.outline import Outline
from conversations.report.rewording import reword_outline


def resolve(text: str, masks: Sequence[Mask]) -> str:
    """Return the text with each masked thing as the ledger has it; others stay masked."""
    return _Resolver(masks).resolve(text)


def unmask_outline(outline: Outline, masks: Sequence[Mask]) -> Outline:
    """Return the report with each masked thing as the ledger has it: the real copy."""
    return reword_outline(outline, _Resolver(masks).resolve)


def mask_outline(outline: Outline, masks: Sequence[Mask]) -> Outline:
    """Return the report with the ledger's real words masked, wherever they stand."""
    return reword_outline(outline, lambda text: mask_text(text, masks))


def mask_text(text: str, masks: Sequence[Mask]) -> str:
    """Return the text with the ledger's real words masked: those of long words first.

    A place and a person are masked everywhere, other things only between the words beside them.
    """
    for mask in sorted(masks, key=lambda each: -len(each.value or "")):
        if mask.value and not mask.kept:
            text = _mask_one(text, mask, mask.value)
    return text


def _mask_one(text: str, mask: Mask, value: str) -> str:
    alone = not mask.before and not mask.after
    if mask.kind in ("place", "person") or alone:
        return text.replace(value, mask.sign) if len(value) > 1 else text
    if mask.before or not value[0].isdigit():
        return text.replace(mask.before + value + mask.after, mask.before + mask.sign + mask.after)
    whole = rf"(?<!\d){re.escape(value + mask.after)}"  # 6 of 6件, not of 16件
    return re.sub(whole, lambda _: mask.sign + mask.after, text)


class _Resolver:
    """Resolves texts in the order of the report: masks between the same words are taken in turn."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        self._masks = {mask.key: mask for mask in masks}
        self._seen: Counter[str] = Counter()

    def resolve(self, text: str) -> str:
        """Return the text with what the ledger has."""
        pieces, end = [], 0
        for sign in find_signs(text):
            mask = self._find(text, sign)
            pieces += [text[end : sign.start], (mask and mask.value) or sign.text]
            end = sign.end
        return "".join((*pieces, text[end:]))

    def _find(self, text: str, sign: Sign) -> Mask | None:
        """Return the sign's row; a report may say more before it than the answer did."""
        whole = build_mask(text, sign)
        if sign.kind in ("place", "organ", "person", "session"):
            return self._masks.get(whole.key)
        for start in range(len(sign.before) + 1):
            for stop in range(len(sign.after), -1, -1):
                beside = replace(sign, before=sign.before[start:], after=sign.after[:stop])
                key = build_mask(text, beside).key
                if key in self._masks:
                    self._seen[key] += 1
                    return self._masks.get(number_key(key, self._seen[key]))
        return None
