"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def cut_page(found: Sequence[T], page: int, size: int) -> tuple[tuple[T, ...], int, int]:
    """Return the lines of that page, or of the last one; its number; and how many there are."""
    pages = max(-(-len(found) // size), 1)
    page = min(max(page, 0), pages - 1)
    return tuple(found[page * size : page * size + size]), page, pages
