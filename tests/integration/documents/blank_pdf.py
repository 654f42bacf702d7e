"""A PDF of empty pages, for tests that need no words on them."""

from __future__ import annotations

import io

from PIL import Image


def build_blank_pdf(pages: int) -> bytes:
    stream = io.BytesIO()
    first, *others = (Image.new("1", (20, 28), 1) for _ in range(pages))
    first.save(stream, "PDF", save_all=True, append_images=others)
    return stream.getvalue()
