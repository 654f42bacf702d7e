"""What is written on the pages of a PDF."""

from __future__ import annotations

from pypdfium2 import PdfDocument


def read_pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
