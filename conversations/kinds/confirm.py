"""Yes or no."""

from __future__ import annotations

from conversations.drafts.results import Refusal
from conversations.kinds.choice import fold_label

_YES = frozenset(("是", "是的", "对", "对的", "有", "要", "需要", "好", "好的", "yes", "y", "1"))
_NO = frozenset(
    ("否", "不", "不是", "不对", "没有", "无", "不要", "不需要", "不用", "no", "n", "2")
)


def parse_confirm(text: str) -> bool | Refusal:
    """Return True for yes and False for no, in either language or by number (1 and 2).

    Refused: `not_an_option`.
    """
    said = fold_label(text)
    if said in _YES:
        return True
    return False if said in _NO else Refusal("not_an_option")
