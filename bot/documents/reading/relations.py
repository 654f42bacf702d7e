"""What a part of an Office file is related to outside of it, and whether that would be fetched."""

from __future__ import annotations

import re
from typing import Any

from bot.documents.reading.refusals import ReadingError

_LINK = "hyperlink"
"""The one kind of relation that is followed at a click only."""

_LOCAL = re.compile(
    r"(file:///)?[A-Za-z]:[\\/]|file:///(?![\\/])|(?![A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2})"
)
"""A path on the machine it was written on, which word processors leave in templates' names, or a
relative one; anything else has the name of a host in it, or of another way to fetch."""


def check_relations(root: Any) -> None:
    """Raise ReadingError when something would be fetched from afar as the file is opened.

    That is a template, picture, frame, object, part of the document or other table on a server.
    """
    for relation in root:
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        outside = relation.get("TargetMode") == "External" and kind != _LINK
        if outside and not _LOCAL.match(str(relation.get("Target", "")).strip()):
            raise ReadingError("remote_template")
