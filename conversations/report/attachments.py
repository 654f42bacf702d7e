"""Attachment pages: numbered where there are several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from conversations.report.outline import ATTACHMENT, OutlineBlock, Paragraph


def number_attachments(parts: Iterable[Sequence[OutlineBlock]]) -> list[tuple[OutlineBlock, ...]]:
    """Return the parts with 附件1, 附件2 … for 附件 where the report has more than one.

    GB/T 9704—2012, 7.3.4. What has a number of its own keeps it, and is counted.
    """
    listed = [tuple(part) for part in parts]
    marks = [block for part in listed for block in part if _is_mark(block)]
    if len(marks) < 2:
        return listed
    count = 0
    numbered = []
    for part in listed:
        blocks: list[OutlineBlock] = []
        for block in part:
            count += _is_mark(block)
            blocks.append(_number(block, count))
        numbered.append(tuple(blocks))
    return numbered


def _number(block: OutlineBlock, count: int) -> OutlineBlock:
    if isinstance(block, Paragraph) and _is_mark(block) and block.text == ATTACHMENT:
        return replace(block, text=f"{ATTACHMENT}{count}")
    return block


def _is_mark(block: OutlineBlock) -> bool:
    return isinstance(block, Paragraph) and block.role == "attachment"
