"""That there was none; any other text says what there was."""

from __future__ import annotations

from typing import Literal

from conversations.kinds.choice import fold_label

_NONE = frozenset(
    (
        "无",
        "没有",
        "没",
        "否",
        "零",
        "0",
        "暂无",
        "均无",
        "都没有",
        "从未",
        "未发生",
        "没发生",
        "没有发生",
        "未发生过",
        "没发生过",
        "没有发生过",
        "从未发生",
        "未出现",
        "不存在",
        "无此情况",
        "无此类情况",
        "没有此情况",
        "没有此类情况",
        "没有这种情况",
        "none",
        "no",
        "nil",
        "nothing",
        "there was none",
        "there were none",
    )
)
_COVERED = frozenset(("正文已写", "已写", "said in the text already"))


def parse_declaration(text: str) -> Literal["none", "covered"] | None:
    """Return what a set answer says, in either language; None for a text of particulars."""
    said = fold_label(text)
    if said in _NONE:
        return "none"
    return "covered" if said in _COVERED else None
