"""What a clause has to say about a document: nothing, or what deviates from it and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Value = str | float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is: a paragraph or a table by its number, with how it begins; or a part."""

    kind: Literal["paragraph", "table", "section", "footer", "document"]
    number: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """What does not conform. `key` is its sentence's, which names what was found and what is due.

    `spots` are all the places that deviate in this very way.
    """

    key: str
    values: tuple[tuple[str, Value], ...]
    spots: tuple[Spot, ...]


def build_deviation(key: str, spot: Spot, **values: Value) -> Deviation:
    """Return what deviates in one place."""
    return Deviation(key, tuple(values.items()), (spot,))


def join_deviations(found: Iterable[Deviation]) -> tuple[Deviation, ...]:
    """Return the deviations with all places of the same in one, in the document's order."""
    spots: dict[tuple[str, tuple[tuple[str, Value], ...]], dict[Spot, None]] = {}
    for each in found:
        spots.setdefault((each.key, each.values), {}).update(dict.fromkeys(each.spots))
    return tuple(
        Deviation(key, values, tuple(sorted(at, key=lambda spot: spot.number)))
        for (key, values), at in spots.items()
    )


Sizes = Mapping[float, str]
SIZES: Sizes = {22.0: "2号", 16.0: "3号", 14.0: "4号"}
"""The names of sizes in points."""
