"""What attachments are called: their files' names made fit to be shown, and their titles."""

from __future__ import annotations

import re
import unicodedata

from conversations.attachments.albums import Album, is_scan

PHOTOS = "照片"
"""The title of photos that say nothing of themselves: what is printed is Chinese."""

LONGEST_NAME = 120
LONGEST_TITLE = 60
"""Characters of a file's name that are kept; of what is said of a photo, if it is to be a title."""

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ENDS = "。；;，,、：:.．"
"""What no title ends with."""


def clean_name(name: str) -> str:
    """Return a file's name on one line: no folders, no control and writing-direction characters."""
    last = re.split(r"[/\\]", name)[-1]
    spaced = " ".join(last.split())
    visible = (sign for sign in spaced if unicodedata.category(sign)[0] != "C")
    return "".join(visible).strip()[:LONGEST_NAME]


def build_title(album: Album) -> str:
    """Return what stands over the album, and in the list of attachments under the report's text.

    It is what is said of it, unless that is long or is about one photo of several; else the name of
    its file. A name without Chinese is a photo's number, and no title.
    """
    said = find_title_caption(album)
    if said:
        return said
    stem = _SUFFIX.sub("", album[0].name).rstrip(_ENDS) if len(album) == 1 else ""
    return stem if stem and (is_scan(album[0]) or _CHINESE.search(stem)) else PHOTOS


def find_title_caption(album: Album) -> str:
    """Return the caption that is the title, and is not printed once more; "" where none is."""
    said = [" ".join(each.caption.text.split()) for each in album if each.caption]
    title = said[0].rstrip(_ENDS) if len(said) == 1 else ""
    return title if len(title) <= LONGEST_TITLE else ""
