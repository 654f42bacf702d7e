"""Old reports as plain paragraphs, from a .docx or .txt that anybody may have made."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from bot.documents.reading.docx_text import read_docx
from bot.documents.reading.refusals import ReadingError
from bot.documents.reading.signatures import find_form, hides_archive

MOST_BYTES = 20_000_000
"""Bytes of a file that is read."""

_LINE_END = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def load_paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of the file; OSError when it is not there, else as below."""
    if path.stat().st_size > MOST_BYTES:
        raise ReadingError("too_large")
    return read_paragraphs(path.read_bytes(), path.name)


def load_docx(path: Path) -> bytes:
    """Return the content of a .docx; OSError when it is not there, ReadingError when it is none."""
    if path.stat().st_size > MOST_BYTES:
        raise ReadingError("too_large")
    match path.suffix.lower():
        case ".doc" | ".wps":
            raise ReadingError("old_format")
        case ".docx":
            return path.read_bytes()
        case _:
            raise ReadingError("kind")


def read_paragraphs(content: bytes, name: str) -> list[str]:
    """Return the paragraphs in a file of that name, blank ones too, as they stand in it.

    ReadingError when it is no .docx or .txt, damaged, protected, or might do harm.
    """
    if len(content) > MOST_BYTES:
        raise ReadingError("too_large")
    match Path(name).suffix.lower():
        case ".docx":
            return read_docx(content)
        case ".txt":
            return _LINE_END.split(_decode(content))
        case ".doc" | ".wps":
            raise ReadingError("old_format")
        case _:
            raise ReadingError("kind")


def _decode(content: bytes) -> str:
    """Return the text; a byte order mark says how it is written, or else it is tried out."""
    if find_form(content) not in ("unknown", "empty", "picture") or hides_archive(content):
        raise ReadingError("mismatch")
    encodings = ("utf-16",) if content.startswith(_WIDE) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ReadingError("not_text")
