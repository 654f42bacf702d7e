"""The pictures of a note as one body: the photos of an album, the pages of a PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from zipfile import ZIP_STORED, ZipFile


def pack_pages(pages: Sequence[bytes]) -> bytes:
    """Return the pictures as one body: a zip that stores them in their order, not compressed."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for number, page in enumerate(pages, 1):
            archive.writestr(f"{number:04}", page)
    return stream.getvalue()


def unpack_pages(body: bytes) -> tuple[bytes, ...]:
    """Return the pictures of a body that `pack_pages` made."""
    with ZipFile(io.BytesIO(body)) as archive:
        return tuple(archive.read(name) for name in sorted(archive.namelist()))
