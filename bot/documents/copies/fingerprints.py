"""What tells elements of two documents apart: how they look and what they show, not their ids."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from typing import Any

from bot.documents.copies.borrowing import find_target, list_links
from bot.documents.copies.package import Package
from bot.documents.copies.runs import W
from bot.documents.reading.elements import tell_name

_NUMBERED = ("docPr", "cNvPr")
"""Elements of pictures that only have an id and a name of their own."""


class Fingerprints:
    """Tells the elements of one document's main part."""

    def __init__(self, package: Package) -> None:
        """Keep the document, whose parts are looked at where an element shows one."""
        self._package = package

    def tell(self, element: Any | None) -> bytes:
        """Return what is equal for elements that are the same, whatever document they are in."""
        from lxml import etree

        if element is None or not (len(element) or element.text or element.attrib):
            return b""
        if any(True for _ in element.iter(f"{W}drawing", f"{W}object", f"{W}pict")):
            element = self._settle(element)
        written: bytes = etree.tostring(element, method="c14n", exclusive=True)
        return written

    def _settle(self, element: Any) -> Any:
        """Return a copy that names the content of a picture and not its place."""
        copy = deepcopy(element)
        for owner, key, rel_id in list_links(copy):
            content = self._package.files.get(find_target(self._package, rel_id), b"")
            owner.set(key, hashlib.sha256(content).hexdigest())
        for each in copy.iter():
            if tell_name(each) in _NUMBERED:
                each.attrib.pop("id", None)
                each.attrib.pop("name", None)
        return copy
