"""A PDF from outside as pictures of its pages, which is all of it that is kept."""

from __future__ import annotations

import io
import math

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from bot.documents.reading.refusals import ReadingError
from bot.documents.reading.signatures import find_form, hides_archive

MOST_PAGES = 10

_LONGEST_SIDE = 2000
"""Pixels of a page: 170 to the inch of A4."""

_FINEST = 3.0
"""Pixels to the point at most, so that a stamp is not blown up to a page."""

_LARGEST = 14_400.0
"""Points of a page's side (ISO 32000-1, annex C.2)."""

_QUALITY = 80


def draw_scan(pdf: bytes) -> list[bytes]:
    """Return the pages as JPEGs of at most 2,000 pixels a side.

    ReadingError when it is no PDF or not only that, is damaged or protected, or has too many pages.
    Nothing in it is run. PDFium is written in C: this is for a process of its own.
    """
    _check_form(pdf)
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            if len(document) > MOST_PAGES:
                raise ReadingError("too_many_pages")
            if len(document) == 0:
                raise ReadingError("empty")
            return [_draw(document[at]) for at in range(len(document))]
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD
        raise ReadingError("password" if protected else "broken") from error


def _check_form(pdf: bytes) -> None:
    form = find_form(pdf)
    if form == "empty":
        raise ReadingError("empty")
    if form != "pdf" or hides_archive(pdf):
        raise ReadingError("mismatch")


def _draw(page: pypdfium2.PdfPage) -> bytes:
    sides = page.get_size()
    if not all(math.isfinite(side) and 0 < side <= _LARGEST for side in sides):
        raise ReadingError("broken")
    scale = min(_LONGEST_SIDE / max(sides), _FINEST)
    stream = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(stream, "JPEG", quality=_QUALITY)
    page.close()
    return stream.getvalue()
