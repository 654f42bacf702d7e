"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import re
from typing import Literal
from zipfile import is_zipfile

Form = Literal["empty", "zip", "ole", "pdf", "png", "jpeg", "picture", "rtf", "packed", "unknown"]
"""`picture` is one of a kind that is not taken here, `packed` an archive that is no .zip."""

_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_SIGNATURES: tuple[tuple[bytes, Form], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"RIFF", "picture"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"\x1f\x8b", "packed"),
)


def find_form(content: bytes) -> Form:
    """Return what the content begins like; a text, which begins like nothing, is "unknown"."""
    if not content:
        return "empty"
    if _PDF.match(content):
        return "pdf"
    return next((form for start, form in _SIGNATURES if content.startswith(start)), "unknown")


def hides_archive(content: bytes) -> bool:
    """Whether a file that is no archive ends like one, and so can be opened as both."""
    return is_zipfile(io.BytesIO(content))
