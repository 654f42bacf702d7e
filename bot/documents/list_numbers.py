"""The numbers that a word processor counts by itself: they are not in a paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.documents.elements import find_child, list_children, read_attribute, read_number
from conversations.report.numbering import render_numeral

MOST_STYLES = 20
"""Styles that are based on one another; more of them can only be a circle."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, how it counts, and its text with %1 for a number."""

    first: int
    format: str
    text: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What lists look like that count on together: their levels from 0, and those of a style."""

    levels: Mapping[int, Level]
    styles: Mapping[str, int]


Place: TypeAlias = tuple[str, int]
"""Where a paragraph stands: the id of its list, and its level from 0."""


class ListNumbers:
    """Counts through a document's lists: ask for each paragraph once, in their order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """`numbering` and `styles` are the roots of those parts, None where there is none."""
        self._shapes = {
            read_attribute(each, "abstractNumId"): _read_shape(each)
            for each in list_children(numbering, "abstractNum")
        }
        self._lists = {
            read_attribute(each, "numId"): each for each in list_children(numbering, "num")
        }
        self._styles = {
            read_attribute(each, "styleId"): each for each in list_children(styles, "style")
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[Place] = set()

    def render(self, paragraph: Any) -> str:
        """Return the number of the paragraph as it is printed; "" where it has none."""
        list_id, style_id, given = self._find_list(find_child(paragraph, "pPr"))
        numbered = self._lists.get(list_id)
        shape_id = read_attribute(find_child(numbered, "abstractNumId"), "val")
        shape = self._shapes.get(shape_id)
        if shape is None:
            return ""
        level = shape.styles.get(style_id, 0) if given is None else given
        counts = self._count(shape_id, shape, (list_id, level))
        return _render(shape, level, counts)

    def _find_list(self, properties: Any | None) -> tuple[str, str, int | None]:
        """Return the id of the list, that of the style which names it, and the level if given."""
        style_id = read_attribute(find_child(properties, "pStyle"), "val")
        named_by = ""
        for _ in range(MOST_STYLES):
            numbers = find_child(properties, "numPr")
            list_id = read_attribute(find_child(numbers, "numId"), "val")
            if list_id:
                level = read_number(find_child(numbers, "ilvl"), "val", -1)
                return list_id, named_by, None if level < 0 else level
            style = self._styles.get(style_id)
            properties, named_by = find_child(style, "pPr"), style_id
            style_id = read_attribute(find_child(style, "basedOn"), "val")
        return "", "", None

    def _count(self, shape_id: str, shape: Shape, place: Place) -> Mapping[int, int]:
        """Return the numbers of the levels down to this one, after counting this paragraph."""
        level = place[1]
        counts = self._counts.setdefault(shape_id, {})
        first = shape.levels[level].first if level in shape.levels else 1
        restart = self._find_restart(place)
        if restart is not None and place not in self._begun:
            counts[level] = restart
        else:
            counts[level] = counts.get(level, first - 1) + 1
        self._begun.add(place)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts

    def _find_restart(self, place: Place) -> int | None:
        """Return the number with which this list begins anew where others of its shape ended."""
        list_id, level = place
        for override in list_children(self._lists[list_id], "lvlOverride"):
            if read_number(override, "ilvl", -1) == level:
                start = find_child(override, "startOverride")
                return None if start is None else read_number(start, "val", 1)
        return None


def _read_shape(element: Any) -> Shape:
    levels: dict[int, Level] = {}
    styles: dict[str, int] = {}
    for each in list_children(element, "lvl"):
        number = read_number(each, "ilvl", 0)
        levels[number] = Level(
            read_number(find_child(each, "start"), "val", 1),
            read_attribute(find_child(each, "numFmt"), "val"),
            read_attribute(find_child(each, "lvlText"), "val"),
        )
        styles[read_attribute(find_child(each, "pStyle"), "val")] = number
    return Shape(levels, styles)


def _render(shape: Shape, level: int, counts: Mapping[int, int]) -> str:
    """Return the level's text with the numbers in it; nothing for a bullet."""
    shown = shape.levels.get(level)
    if shown is None or shown.format in ("bullet", "none"):
        return ""

    def render_one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        named = shape.levels.get(at, shown)
        return _render_number(counts.get(at, named.first), named.format)

    return re.sub("%([1-9])", render_one, shown.text)


def _render_number(number: int, form: str) -> str:
    chinese = form.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting"))
    if chinese and 1 <= number <= 99:
        return render_numeral(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)
