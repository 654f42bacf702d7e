"""The chain of styles: what holds for a paragraph or a run before its own properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.documents.conformity.effective import Font
from bot.documents.conformity.properties import (
    THEME,
    Properties,
    merge_properties,
    read_properties,
)
from bot.documents.reading.elements import find_child, list_children, read_attribute
from bot.documents.reading.list_numbers import MOST_STYLES


class Themes:
    """The fonts of a theme by the names that styles have for them (minorEastAsia)."""

    def __init__(self, theme: Any | None) -> None:
        """`theme` is the root of the part, None where there is none."""
        scheme = find_child(theme, "themeElements", "fontScheme")
        self._fonts = {
            f"{kind}{script}": name
            for kind in ("major", "minor")
            for script, name in _list_typefaces(find_child(scheme, f"{kind}Font")).items()
        }

    def find_font(self, named: str) -> Font:
        """Return the font of a slot's value, which may name one of the theme's."""
        if named.startswith(THEME):
            return Font(self._fonts.get(named.removeprefix(THEME), ""), themed=True)
        return Font(named)


def _list_typefaces(fonts: Any | None) -> Mapping[str, str]:
    def read(name: str) -> str:
        return read_attribute(find_child(fonts, name), "typeface")

    scripts = list_children(fonts, "font")
    chinese = next(
        (read_attribute(each, "typeface") for each in scripts if _is_chinese(each)), "宋体"
    )
    latin = read("latin")
    return {"HAnsi": latin, "Ascii": latin, "EastAsia": read("ea") or chinese, "Bidi": read("cs")}


def _is_chinese(font: Any) -> bool:
    return read_attribute(font, "script") == "Hans"


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, styles: Any | None) -> None:
        """`styles` is the root of the part, None where there is none."""
        self._elements = {
            read_attribute(each, "styleId"): each for each in list_children(styles, "style")
        }
        defaults = find_child(styles, "docDefaults")
        self._paragraph = read_properties(find_child(defaults, "pPrDefault", "pPr"))
        self._run = read_properties(find_child(defaults, "rPrDefault", "rPr"))
        self._default_id = next(filter(self._is_default, self._elements), "")
        self._chains: dict[tuple[str, str], Properties] = {}

    def find_id(self, named: str) -> str:
        """Return the id of the paragraph style of that id, else of the default one."""
        return named if named in self._elements else self._default_id

    def find_name(self, style_id: str) -> str:
        """Return a style's name."""
        return read_attribute(find_child(self._elements.get(style_id), "name"), "val")

    def find_paragraph(self, style_id: str) -> Properties:
        """Return the paragraph properties of a paragraph style and all it is based on."""
        return merge_properties(self._paragraph, self._find(style_id, "pPr"))

    def find_run(self, style_id: str, character_id: str = "") -> Properties:
        """Return the run properties in a paragraph style, in a character style if there is one."""
        layers = (self._find(style_id, "rPr"), self._find(character_id, "rPr"))
        return merge_properties(self._run, *layers)

    def _find(self, style_id: str, kind: str) -> Properties:
        if (style_id, kind) not in self._chains:
            self._chains[style_id, kind] = self._merge_chain(style_id, kind)
        return self._chains[style_id, kind]

    def _merge_chain(self, style_id: str, kind: str) -> Properties:
        layers: list[Properties] = []
        while style_id in self._elements and len(layers) < MOST_STYLES:
            element = self._elements[style_id]
            layers.insert(0, read_properties(find_child(element, kind)))
            style_id = read_attribute(find_child(element, "basedOn"), "val")
        return merge_properties(*layers)

    def _is_default(self, style_id: str) -> bool:
        element = self._elements[style_id]
        paragraph = read_attribute(element, "type") == "paragraph"
        return paragraph and read_attribute(element, "default").lower() in ("1", "true", "on")
