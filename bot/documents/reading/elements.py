"""Elements of an Office file by their bare names, which both versions of OOXML share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_AROUND = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
"""What may stand around paragraphs, rows and cells, and says nothing by itself."""

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""What of a run is a sign, and no text."""


def tell_name(element: Any) -> str:
    """Return the element's name without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def list_children(element: Any | None, *names: str) -> Iterator[Any]:
    """Yield the children of these names; none where there is no element."""
    for child in () if element is None else element:
        if tell_name(child) in names:
            yield child


def list_within(element: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of these names, out of what stands around them."""
    for child in list_children(element, *names, *_AROUND):
        if tell_name(child) in _AROUND:
            yield from list_within(child, *names)
        else:
            yield child


def find_child(element: Any | None, *names: str) -> Any | None:
    """Return the first child of the first name, of that the first of the second, and so on."""
    for name in names:
        element = next(list_children(element, name), None)
    return element


def read_attribute(element: Any | None, name: str) -> str:
    """Return the attribute, "" where there is none."""
    given = element.attrib.items() if element is not None else ()
    return next((str(value) for key, value in given if key.rpartition("}")[2] == name), "")


def read_number(element: Any | None, name: str, absent: int) -> int:
    """Return the attribute as a whole number, `absent` where there is none such."""
    text = read_attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 10 else absent
