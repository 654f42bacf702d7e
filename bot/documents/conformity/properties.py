"""Properties of paragraphs and runs as flat mappings, so that what inherits them is a union."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.documents.reading.elements import tell_name

Properties = Mapping[str, str]
"""element.attribute → value: {"ind.left": "420", "jc.val": "center"}."""

_MEASURE = re.compile(r"([+-]?\d{1,7}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_NESTED = {"pBdr", "numPr"}
_OFF = {"0", "false", "off"}
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
THEME = "theme:"


def read_properties(element: Any | None) -> Properties:
    """Return what the element (pPr, rPr, sectPr, tblPr) says itself."""
    said: dict[str, str] = {}
    for child in () if element is None else element:
        name = tell_name(child)
        if name in _NESTED:
            for within in child:
                said.update(_list_attributes(within, f"{name}.{tell_name(within)}"))
        elif name not in ("rPr", "sectPr", "pPrChange", "rPrChange"):
            said.update(_list_attributes(child, name))
    return _name_themes(said)


def merge_properties(*layers: Properties) -> Properties:
    """Return what holds where later layers overrule earlier ones, attribute by attribute."""
    merged: dict[str, str] = {}
    for layer in layers:
        # The one undoes the other: they are two directions of the same indent.
        if any(key.startswith("ind.hanging") for key in layer):
            _drop(merged, "ind.firstLine")
        elif any(key.startswith("ind.firstLine") for key in layer):
            _drop(merged, "ind.hanging")
        merged.update(layer)
    return merged


def read_measure(text: str, absent: float = 0.0) -> float:
    """Return a length in the attribute's own unit (mostly twips), `absent` where it is none."""
    match = _MEASURE.fullmatch(text.strip())
    return float(match[1]) * _TWIPS.get(match[2] or "", 1.0) if match else absent


def is_on(properties: Properties, name: str, absent: bool = False) -> bool:
    """Whether a switch (widowControl) is on, `absent` where nothing is said of it."""
    value = properties.get(f"{name}.val")
    return absent if value is None else value.lower() not in _OFF


def _list_attributes(element: Any, name: str) -> Iterator[tuple[str, str]]:
    if not element.attrib:
        yield f"{name}.val", "true"
    for key, value in element.attrib.items():
        yield f"{name}.{key.rpartition('}')[2]}", str(value)


def _name_themes(said: dict[str, str]) -> Properties:
    """Have a font of the theme stand in its slot: it overrules a name beside it."""
    for slot in _SLOTS:
        theme = said.pop(f"rFonts.{slot}Theme", None) or said.pop(f"rFonts.{slot}theme", None)
        if theme:
            said[f"rFonts.{slot}"] = THEME + theme
    return said


def _drop(said: dict[str, str], start: str) -> None:
    for key in [key for key in said if key.startswith(start)]:
        del said[key]
