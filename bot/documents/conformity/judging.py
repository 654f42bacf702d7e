"""What several clauses ask of a paragraph: its font, its size, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.documents.conformity.effective import Run
from bot.documents.conformity.fonts import list_chinese, tell_family
from bot.documents.conformity.measuring import find_start
from bot.documents.conformity.places import Placed
from bot.documents.conformity.results import SIZES, Deviation, Spot, build_deviation

_EXCERPT = 12
_SLACK = 0.15
"""Characters by which an indent may be off: 2 characters are often written as 1.13 cm."""

UNNAMED = "—"
"""Stands for a font that is not named."""


def build_spot(placed: Placed) -> Spot:
    """Return the place of a paragraph."""
    text = " ".join(placed.text.split())
    excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return Spot("paragraph", placed.paragraph.number, excerpt)


def judge_font(placed: Placed, runs: Sequence[Run], *wanted: str) -> Iterator[Deviation]:
    """Yield what Chinese characters are in another font than the wanted kinds of it."""
    for font in list_chinese(runs):
        if tell_family(font.name) not in wanted:
            found = font.name or UNNAMED
            yield build_deviation("font", build_spot(placed), found=found, wanted=wanted[0])


def judge_size(placed: Placed, runs: Sequence[Run], wanted: float) -> Iterator[Deviation]:
    """Yield what is of another size, in points."""
    for size in dict.fromkeys(run.format.size for run in runs):
        if size != wanted:
            values = {"found": f"{size:g}", "wanted": f"{wanted:g}", "called": SIZES[wanted]}
            yield build_deviation("size", build_spot(placed), **values)


def judge_look(placed: Placed, family: str, size: float = 16) -> Iterator[Deviation]:
    """Yield what of a paragraph is in another font or of another size."""
    runs = placed.paragraph.cut(0)
    yield from judge_font(placed, runs, family)
    yield from judge_size(placed, runs, size)


def judge_start(placed: Placed, wanted: float, slack: float = _SLACK) -> Iterator[Deviation]:
    """Yield where the first line begins, in characters from the left."""
    found = find_start(placed.paragraph)
    aligned = placed.paragraph.format.align in ("left", "both")
    if not aligned or abs(found - wanted) > slack:
        key = "start" if aligned else "start_aligned"
        yield _build(key, placed, found, wanted)


def judge_centred(placed: Placed) -> Iterator[Deviation]:
    """Yield what keeps a paragraph from standing in the middle."""
    form = placed.paragraph.format
    if form.align != "center":
        yield build_deviation("not_centred", build_spot(placed))
    elif abs(form.left + form.first - form.right) > _SLACK * placed.paragraph.unit:
        yield build_deviation("off_centre", build_spot(placed))


def judge_gap(
    placed: Placed, found: float | None, wanted: float, key: str = "gap"
) -> Iterator[Deviation]:
    """Yield that there are more or fewer blank lines above; None found is not judged."""
    if found is not None and abs(found - wanted) > 0.55:
        yield _build(key, placed, found, wanted)


def _build(key: str, placed: Placed, found: float, wanted: float) -> Deviation:
    return build_deviation(
        key, build_spot(placed), found=f"{round(found, 1):g}", wanted=f"{wanted:g}"
    )
