"""Which sent files are read, by their names and types: what they are to us, and how large at most.

What a file really is shows its content, once it is here (bot/documents/reading/signatures.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

FileKind = Literal["file", "paper", "scan", "picture"]
"""`file` is a table or template that is read here, `paper` a .docx or .txt, `scan` a PDF, `picture`
a photo or an image file."""

MEGABYTE = 1024 * 1024
LARGEST: Mapping[FileKind, int] = {
    "file": MEGABYTE,
    "paper": 10 * MEGABYTE,
    "scan": 20 * MEGABYTE,
    "picture": 10 * MEGABYTE,
}
"""Bytes at most. A messenger's bot gets files of up to 20 MB
(https://core.telegram.org/bots/api#getfile)."""

LONGEST_NAME = 100

_BY_ENDING: Mapping[str, tuple[FileKind, str]] = {
    **dict.fromkeys(("yaml", "yml", "xlsx"), ("file", "")),
    **dict.fromkeys(("docx", "txt"), ("paper", "")),
    **dict.fromkeys(("doc", "wps", "wpt", "dot"), ("paper", "old_format")),
    **dict.fromkeys(("docm", "dotm"), ("paper", "macros")),
    **dict.fromkeys(("dotx", "odt", "rtf", "ofd", "pages", "md", "htm", "html"), ("paper", "kind")),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tar"), ("paper", "packed")),
    "pdf": ("scan", ""),
    **dict.fromkeys(("png", "jpg", "jpeg", "heic", "heif", "webp", "gif", "bmp"), ("picture", "")),
    **dict.fromkeys(("tif", "tiff"), ("picture", "")),
}
"""What names end in, in lower case, and why such a file is not even fetched."""

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_TYPE: Mapping[str, str] = {
    _DOCX: "docx",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/zip": "zip",
}
"""The ending that a name without one would have, by the type that the messenger says."""


def sort_file(name: str, mime_type: str) -> tuple[FileKind, str] | None:
    """Return what a file of that name and type is, and its flaw or ""; None for any other."""
    return _BY_ENDING.get(find_ending(name, mime_type))


def find_ending(name: str, mime_type: str) -> str:
    """Return what the name ends in, in lower case; where it has no ending, what the type says."""
    _, dot, ending = name.lower().rpartition(".")
    if dot:
        return ending
    image = mime_type.startswith("image/")
    return "png" if image else _BY_TYPE.get(mime_type, "")


def clean_name(name: str) -> str:
    """Return the name as it may be shown: its last part, without signs that cannot be seen.

    Those are NUL and other control characters, and what turns the direction of writing; a name
    that is too long loses from its middle.
    """
    seen = "".join(sign for sign in name if unicodedata.category(sign) not in _UNSEEN)
    last = " ".join(re.split(r"[/\\]", seen)[-1].split())
    last = re.sub(r"^[A-Za-z]:", "", last).strip()
    if last.strip(".") == "":
        return ""
    if len(last) <= LONGEST_NAME:
        return last
    return f"{last[: LONGEST_NAME - 20]}…{last[-19:]}"


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
