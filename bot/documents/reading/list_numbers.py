"""The numbers that a word processor counts by itself: they are not in a paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.documents.reading.elements import find_child, list_children, read_attribute, read_number
from conversations.report.numbering import render_numeral

MOST_STYLES = 20
"""Styles that are based on one another; more of them can only be a circle."""

DEEPEST = 8
"""The deepest level of a list, from 0."""


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


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list: the id of its shape, and the numbers with which levels of it begin anew."""

    shape: str
    restarts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """The id of the list that a paragraph or a style names, "" for none, and the level if given."""

    list_id: str
    level: int | None


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
            read_attribute(each, "numId"): _read_list(each)
            for each in list_children(numbering, "num")
        }
        self._styles = {
            read_attribute(each, "styleId"): (
                _read_mark(find_child(each, "pPr")),
                read_attribute(find_child(each, "basedOn"), "val"),
            )
            for each in list_children(styles, "style")
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[Place] = set()

    def render(self, paragraph: Any) -> str:
        """Return the number of the paragraph as it is printed; "" where it has none."""
        mark, style_id = self._find_mark(find_child(paragraph, "pPr"))
        numbered = self._lists.get(mark.list_id)
        shape = self._shapes.get(numbered.shape) if numbered else None
        if numbered is None or shape is None:
            return ""
        level = shape.styles.get(style_id, 0) if mark.level is None else mark.level
        counts = self._count(numbered, shape, (mark.list_id, level))
        return _render(shape, level, counts)

    def _find_mark(self, properties: Any | None) -> tuple[Mark, str]:
        """Return the mark of a paragraph, and the id of the style that gives it, if one does."""
        mark, named_by = _read_mark(properties), ""
        style_id = read_attribute(find_child(properties, "pStyle"), "val")
        for _ in range(MOST_STYLES):
            if mark.list_id or style_id not in self._styles:
                break
            named_by = style_id
            mark, style_id = self._styles[style_id]
        return mark, named_by

    def _count(self, numbered: Numbered, shape: Shape, place: Place) -> Mapping[int, int]:
        """Return the numbers of the levels down to this one, after counting this paragraph."""
        level = place[1]
        counts = self._counts.setdefault(numbered.shape, {})
        first = shape.levels[level].first if level in shape.levels else 1
        restart = numbered.restarts.get(level)
        if restart is not None and place not in self._begun:
            counts[level] = restart
        else:
            counts[level] = counts.get(level, first - 1) + 1
        self._begun.add(place)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts


def _read_mark(properties: Any | None) -> Mark:
    numbers = find_child(properties, "numPr")
    level = read_number(find_child(numbers, "ilvl"), "val", -1)
    list_id = read_attribute(find_child(numbers, "numId"), "val")
    return Mark(list_id, None if level < 0 else min(level, DEEPEST))


def _read_list(element: Any) -> Numbered:
    restarts: dict[int, int] = {}
    for override in list_children(element, "lvlOverride"):
        start = find_child(override, "startOverride")
        if start is not None:
            restarts.setdefault(read_number(override, "ilvl", -1), read_number(start, "val", 1))
    shape = read_attribute(find_child(element, "abstractNumId"), "val")
    return Numbered(shape, restarts)


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
