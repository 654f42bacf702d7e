"""The mask ledger (遮盖台账): one masked thing, one row, wherever in the report it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from conversations.checks.finding import Spot
from conversations.checks.mask_signs import (
    MaskKind,
    Sign,
    find_organ,
    find_session,
    find_signs,
    find_title,
)
from conversations.drafts.typed_texts import TypedText

LONGEST_KEY = 100
"""Characters of a key: a column holds no more."""

LONGEST_VALUE = 200

_LONGEST_SIGN = 20
_COUNTED: frozenset[MaskKind] = frozenset({"number", "date", "other"})
"""Kinds of which each sign is a thing of its own, also between the same words."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A masked thing: its row in the ledger.

    `key` stays the same while the words beside the mask do; `shown` is what people see of it, with
    those words. `sign` is the mask itself, between `before` and `after`; `spots` where it stands.
    `value` is what the ledger has for it: None nothing yet, the sign itself when it shall stay.
    """

    key: str
    shown: str
    kind: MaskKind
    sign: str
    before: str
    after: str
    spots: tuple[Spot, ...] = ()
    value: str | None = None

    @property
    def open(self) -> bool:
        """Whether nothing has been said of it yet."""
        return self.value is None

    @property
    def kept(self) -> bool:
        """Whether it shall stay masked."""
        return self.value == self.sign


def find_masks(
    texts: Iterable[TypedText], values: Mapping[str, str] | None = None
) -> tuple[Mask, ...]:
    """Return the masked things of the texts, each once, in order; `values` by their keys.

    A place, an organ, a person, a congress is one thing wherever it stands under the same mask.
    Each masked number is a thing of its own, known by the words beside it.
    """
    found: dict[str, Mask] = {}
    seen: Counter[str] = Counter()
    for typed in texts:
        for sign in find_signs(typed.text):
            mask = build_mask(typed.text, sign)
            if mask.kind in _COUNTED:
                seen[mask.key] += 1
                mask = replace(mask, key=number_key(mask.key, seen[mask.key]))
            known = found.get(mask.key, mask)
            spots = (*known.spots, Spot(typed, sign.start, sign.end))
            found[mask.key] = replace(known, spots=spots)
    given = values or {}
    return tuple(replace(mask, value=given.get(key)) for key, mask in found.items())


def number_key(key: str, number: int) -> str:
    """Return the key of the so many-th mask between the same words, from 1."""
    return key if number == 1 else f"{key}#{number}"


def build_mask(text: str, sign: Sign) -> Mask:
    """Return the row of a sign of that text, as if none before it had the same words beside it."""
    before, after, known_by = _find_frame(text, sign)
    key = f"{sign.kind}:{known_by}"[: LONGEST_KEY - 6]
    shown = f"{sign.before}{sign.text[:_LONGEST_SIGN]}{sign.after}"
    return Mask(key, shown, sign.kind, sign.text, before, after)


def _find_frame(text: str, sign: Sign) -> tuple[str, str, str]:
    """Return the words that belong to the masked thing, before and after it, and its name."""
    masked = sign.text[:_LONGEST_SIGN]
    before, after = sign.before, sign.after
    match sign.kind:
        case "place":
            return "", "", masked
        case "organ":
            before, after = "", find_organ(text[sign.end : sign.end + 8])
        case "person":
            before, after = find_title(sign.before), ""
        case "session":
            before, after = find_session(text, sign)
    return before, after, f"{before}{masked}{after}"
