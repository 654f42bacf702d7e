"""What a person should see of the mask ledger."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from conversations.checks.mask_ledger import Mask
from conversations.views import News, Tag, View

STAMPS = 36**5
"""A stamp is smaller, so that a button can carry it."""


@dataclass(frozen=True, slots=True)
class MasksView(View):
    """A page of a draft's masked things; `first` is the number of its first row, from 1.

    `total` counts all of them, `open` those of which nothing has been said.
    """

    tag: Tag
    rows: tuple[Mask, ...]
    total: int
    open: int
    page: int = 0
    pages: int = 1
    first: int = 1
    news: News | None = None


def stamp_mask(mask: Mask) -> int:
    """Return the number by which a button names the row: it stays while the row's key does."""
    return stamp_key(mask.key)


def stamp_key(key: str) -> int:
    """Return that number by the row's key."""
    return crc32(key.encode("utf-8", "surrogatepass")) % STAMPS


def find_stamped(masks: tuple[Mask, ...], stamp: int) -> Mask | None:
    """Return the row that a button names, if there still is one."""
    return next((mask for mask in masks if stamp_mask(mask) == stamp), None)


def is_sensitive(mask: Mask) -> bool:
    """Whether the words beside the mask are not to be shown in lists."""
    return any(spot.typed.question.sensitive for spot in mask.spots)
