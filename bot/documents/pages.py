"""A PDF's pages: as pictures to be looked at in a chat, and which of them have a heading."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import pypdfium2

MOST_PAGES = 10
"""Pictures of one document."""

LONGEST_SIDE = 1280
"""Pixels of a picture: messengers make larger ones smaller."""

_one_at_a_time = Lock()
"""PDFium must not be used by two threads at once."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pictures of some pages, PNGs; `first` is the number of the first one, from 1.

    `total` counts the document's pages, `more` those wanted and not drawn.
    """

    pictures: tuple[bytes, ...]
    first: int
    total: int
    more: int = 0


def draw_pages(pdf: bytes, start: str = "", stop: str = "", most: int = MOST_PAGES) -> Pages:
    """Return the PDF's pages as pictures, at most so many.

    With `start`, from the page that has this heading up to the one that has the heading `stop`;
    a heading that cannot be found leaves nothing out.
    """
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        total = len(document)
        texts = [_read(document[at]) for at in range(total)] if start or stop else []
        begin, end = _find_range(texts, start, stop, total)
        drawn = range(begin, min(end, begin + most))
        pictures = tuple(_draw(document[at]) for at in drawn)
    return Pages(pictures, begin + 1, total, end - begin - len(pictures))


def _draw(page: pypdfium2.PdfPage) -> bytes:
    scale = LONGEST_SIDE / max(page.get_size())
    stream = io.BytesIO()
    page.render(scale=scale).to_pil().save(stream, "PNG")
    return stream.getvalue()


def _read(page: pypdfium2.PdfPage) -> str:
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_bounded()
    finally:
        textpage.close()
    return text


def _find_range(texts: Sequence[str], start: str, stop: str, total: int) -> tuple[int, int]:
    """Return the index of the first page wanted, and that behind the last one."""
    begin = _find_page(texts, start) or 0
    last = _find_page(texts[begin:], stop)
    return begin, total if last is None else begin + last + 1


def _find_page(texts: Sequence[str], heading: str) -> int | None:
    wanted = _strip(heading)
    found = (at for at, text in enumerate(texts) if wanted and wanted in _strip(text))
    return next(found, None)


def _strip(text: str) -> str:
    """Return the text without what a line break on the page puts into it."""
    return re.sub(r"\s+", "", text)
