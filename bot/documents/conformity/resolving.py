"""From properties to effective formats: lengths in twips, fonts by their names."""

from __future__ import annotations

from typing import Any

from bot.documents.conformity.effective import ParagraphFormat, RunFormat
from bot.documents.conformity.properties import (
    Properties,
    is_on,
    merge_properties,
    read_measure,
    read_properties,
)
from bot.documents.conformity.styles import Styles, Themes
from bot.documents.reading.elements import find_child, list_children, read_attribute

_Said = tuple[tuple[str, str], ...]
_DEFAULT_SIZE = "20"
_SINGLE = 240.0
_ALIGNS = {"start": "left", "end": "right", "distribute": "both", "": "left"}
_BLACKS = {"text1", "dark1"}
_SIDES = ("top", "bottom")
_UNSEEN = {"auto", "FFFFFF", "ffffff"}
_THINNEST = 60.0
"""Twips of a shaded line that is as thin as one that is drawn."""


class Resolver:
    """Gives a paragraph and its runs the formats that they are printed with."""

    def __init__(self, styles: Styles, themes: Themes, numbering: Any | None) -> None:
        self._styles, self._themes = styles, themes
        shapes = {
            read_attribute(each, "abstractNumId"): each
            for each in list_children(numbering, "abstractNum")
        }
        self._lists = {
            read_attribute(each, "numId"): shapes.get(
                read_attribute(find_child(each, "abstractNumId"), "val")
            )
            for each in list_children(numbering, "num")
        }
        self._runs: dict[tuple[str, _Said], RunFormat] = {}
        self._paragraphs: dict[tuple[str, _Said, float, float], ParagraphFormat] = {}

    def find_style(self, paragraph: Any) -> str:
        """Return the id of the paragraph's style."""
        named = read_attribute(find_child(paragraph, "pPr", "pStyle"), "val")
        return self._styles.find_id(named)

    def resolve_run(self, style_id: str, properties: Any | None) -> RunFormat:
        """Return the format of a run with those properties (rPr) in a paragraph of that style."""
        own = read_properties(properties)
        key = (style_id, tuple(own.items()))
        if key not in self._runs:
            inherited = self._styles.find_run(style_id, own.get("rStyle.val", ""))
            self._runs[key] = self._build_run(merge_properties(inherited, own))
        return self._runs[key]

    def resolve_paragraph(
        self, style_id: str, properties: Any | None, size: float, grid: float
    ) -> ParagraphFormat:
        """Return the format of a paragraph of characters of `size` points on lines of `grid`.

        A list's indents stand under those of the style that names the list, but over the style's
        where the paragraph itself names it.
        """
        own = read_properties(properties)
        key = (style_id, tuple(own.items()), size, grid)
        if key not in self._paragraphs:
            merged = self._merge_paragraph(style_id, own)
            name = self._styles.find_name(style_id)
            self._paragraphs[key] = _build_paragraph(style_id, name, merged, size * 20, grid)
        return self._paragraphs[key]

    def _merge_paragraph(self, style_id: str, own: Properties) -> Properties:
        inherited = self._styles.find_paragraph(style_id)
        if "numPr.numId.val" in own:
            return merge_properties(inherited, self._find_list(own), own)
        return merge_properties(self._find_list(inherited), inherited, own)

    def _build_run(self, said: Properties) -> RunFormat:
        ascii_, h_ansi, east_asia = (
            self._themes.find_font(said.get(f"rFonts.{slot}", ""))
            for slot in ("ascii", "hAnsi", "eastAsia")
        )
        return RunFormat(
            *(ascii_, h_ansi, east_asia),
            read_measure(said.get("sz.val", _DEFAULT_SIZE), 20) / 2,
            _read_colour(said),
            read_measure(said.get("spacing.val", "")),
            said.get("rFonts.hint") == "eastAsia",
            is_on(said, "vanish"),
        )

    def _find_list(self, said: Properties) -> Properties:
        """Return the indents of a list's level."""
        shape = self._lists.get(said.get("numPr.numId.val", ""))
        level = said.get("numPr.ilvl.val") or "0"
        for each in list_children(shape, "lvl"):
            if read_attribute(each, "ilvl") == level:
                return read_properties(find_child(each, "pPr"))
        return {}


def _read_colour(said: Properties) -> str:
    colour = said.get("color.val", "auto").upper()
    if colour == "AUTO" or said.get("color.themeColor") in _BLACKS:
        return ""
    return colour


def _build_paragraph(
    style_id: str, name: str, said: Properties, unit: float, grid: float
) -> ParagraphFormat:
    rule = said.get("spacing.lineRule", "auto")
    line = read_measure(said.get("spacing.line", ""), _SINGLE) or _SINGLE
    colours = [said.get(f"pBdr.{side}.color", "") for side in _SIDES if _is_drawn(said, side)]
    if rule == "exact" and line <= _THINNEST and said.get("shd.fill", "auto") not in _UNSEEN:
        colours.append(said["shd.fill"])
    level = read_measure(said.get("outlineLvl.val", "9"), 9)
    align = said.get("jc.val", "")
    return ParagraphFormat(
        style_id=style_id,
        style_name=name,
        align=_ALIGNS.get(align, align),
        left=_find_length(said, unit, "left", "start"),
        right=_find_length(said, unit, "right", "end"),
        first=_find_length(said, unit, "firstLine") - _find_length(said, unit, "hanging"),
        line=line,
        rule=rule if rule in ("exact", "atLeast") else "auto",
        before=_find_space(said, "before", grid),
        after=_find_space(said, "after", grid),
        snapped=is_on(said, "snapToGrid", absent=True),
        widows=is_on(said, "widowControl", absent=True),
        page_before=is_on(said, "pageBreakBefore"),
        contextual=is_on(said, "contextualSpacing"),
        ruled=bool(colours),
        red=any(map(is_red, colours)),
        level=int(level) + 1 if 0 <= level < 9 else 0,
    )


def _is_drawn(said: Properties, side: str) -> bool:
    return said.get(f"pBdr.{side}.val", "none") not in ("none", "nil")


def _find_length(said: Properties, unit: float, *sides: str) -> float:
    """Return an indent in twips: where it is given in characters too, Word goes by these."""
    for side in sides:
        if chars := read_measure(said.get(f"ind.{side}Chars", "")):
            return chars / 100 * unit
    for side in sides:
        if f"ind.{side}" in said:
            return read_measure(said[f"ind.{side}"])
    return 0.0


def _find_space(said: Properties, side: str, grid: float) -> float:
    """Return the space before or after in twips; given in lines, those are the grid's."""
    if is_on({"auto.val": said.get(f"spacing.{side}Autospacing", "0")}, "auto"):
        return 280.0  # Word's own: 14 points
    if lines := read_measure(said.get(f"spacing.{side}Lines", "")):
        return lines / 100 * (grid or _SINGLE)
    return read_measure(said.get(f"spacing.{side}", ""))


def is_red(colour: str) -> bool:
    """Whether a colour is the red of a head."""
    plain = colour.strip("#").upper()
    if plain == "RED":
        return True
    try:
        red, green, blue = bytes.fromhex(plain)
    except ValueError:
        return False
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50
