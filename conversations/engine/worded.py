"""Buttons said in words: 跳过 or 写完了, typed where a tap was meant."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.drafts.events import Verb
from conversations.kinds.choice import fold_label

_VERBS: Mapping[str, Verb] = {
    "跳过": "skip",
    "跳过这一题": "skip",
    "跳过这一项": "skip",
    "skip": "skip",
    "skip this number": "skip",
    "上一题": "back",
    "下一题": "next",
    "写完了": "done",
    "done writing": "done",
    "that is all": "done",
}
"""No report says one of these and nothing else: stored as an answer, it would be printed."""

_LONGEST = 2 * max(map(len, _VERBS))
"""Characters up to which a text is looked at: one of these with white space around it."""


def parse_word(text: str) -> Verb | None:
    """Return what the button does that says this text; None for a text that no button says."""
    return _VERBS.get(fold_label(text)) if len(text) <= _LONGEST else None
