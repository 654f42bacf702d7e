"""The places of a document after GB/T 9704—2012: its head, its text, and its imprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.report.outline import OutlineBlock, Paragraph

_HEAD = ("copy_number", "secrecy", "urgency", "organ", "issuer", "number")
"""From the top of the page, 7.2.1 to 7.2.6; the last issuer stands beside the number."""

_IMPRINT = ("copies", "issued")
"""At the foot of the last page, 7.4.2 and 7.4.3."""


@dataclass(frozen=True, slots=True)
class Places:
    """The blocks of an outline by where they stand: head and imprint in the standard's order."""

    head: tuple[Paragraph, ...]
    text: tuple[OutlineBlock, ...]
    imprint: tuple[Paragraph, ...]


def sort_places(blocks: Iterable[OutlineBlock]) -> Places:
    """Return the blocks by their places, wherever in the outline they are."""
    listed = tuple(blocks)
    return Places(
        _gather(listed, _HEAD),
        tuple(block for block in listed if _tell_role(block) not in (*_HEAD, *_IMPRINT)),
        _gather(listed, _IMPRINT),
    )


def find_role(blocks: Iterable[OutlineBlock], role: str) -> str | None:
    """Return the text of the first paragraph with that role, None when there is none."""
    found = (block.text for block in blocks if isinstance(block, Paragraph) and block.role == role)
    return next(found, None)


def _gather(blocks: Iterable[OutlineBlock], roles: tuple[str, ...]) -> tuple[Paragraph, ...]:
    found = [block for block in blocks if isinstance(block, Paragraph) and block.role in roles]
    return tuple(sorted(found, key=lambda block: roles.index(block.role)))


def _tell_role(block: OutlineBlock) -> str:
    return block.role if isinstance(block, Paragraph) else ""
