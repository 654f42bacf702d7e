"""Photos and scans: looked at before they are opened, and made fit to be kept and printed."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PIXELS = 50_000_000
"""What a phone makes; a small file can unpack to far more."""

_LONGEST_SIDE = 2000
"""Pixels that are kept: over the width of a page, some 330 to the inch."""

_QUALITY = 85
_LARGEST_PNG = 1_500_000
"""Of a JPEG the quality, of a PNG the bytes that are kept."""


class PictureError(ValueError):
    """A picture that cannot be taken; `flaw` is not_a_picture or too_many_pixels."""

    def __init__(self, flaw: str) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def clean_picture(body: bytes) -> bytes:
    """Return the PNG or JPEG upright, at most 2,000 pixels a side, and without what it tells else.

    That is where and when it was taken, and with what. The same bytes give the same bytes. Takes a
    few tenths of a second. PictureError when it is none, is damaged, or unpacks to too much.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(body), formats=("PNG", "JPEG")) as given:
            if given.width * given.height > MOST_PIXELS:
                raise PictureError("too_many_pixels")
            kind = given.format or "PNG"
            given.draft(None, _find_size(given.width, given.height))
            # Of two colours or a palette, no smaller picture could be made that is not coarse.
            shown = _flatten(given) if given.mode in ("1", "P") else given
            shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
            return _encode(_flatten(ImageOps.exif_transpose(shown)), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("too_many_pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        flaw = error.flaw if isinstance(error, PictureError) else "not_a_picture"
        raise PictureError(flaw) from None


def _find_size(width: int, height: int) -> tuple[int, int]:
    """Return the size that is kept: a JPEG is unpacked to the next larger eighth of its own."""
    times = max(width, height, _LONGEST_SIDE) / _LONGEST_SIDE
    return math.ceil(width / times), math.ceil(height / times)


def measure_picture(body: bytes) -> tuple[int, int]:
    """Return width and height, in pixels, of a picture that `clean_picture` made."""
    from PIL import Image

    with Image.open(io.BytesIO(body), formats=("PNG", "JPEG")) as picture:
        return picture.size


def is_png(body: bytes) -> bool:
    """Whether the picture is a PNG, and not a JPEG."""
    return body.startswith(b"\x89PNG")


def _flatten(picture: Picture) -> Picture:
    """Return the picture in grey or in colours, what one sees through being white."""
    from PIL import Image

    if picture.mode in ("L", "RGB"):
        return picture
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("L" if picture.mode in ("1", "I", "I;16", "F") else "RGB")
    seen = picture.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")


def _encode(picture: Picture, kind: str) -> bytes:
    """Return the picture's bytes, with nothing in them but what is to be seen.

    What is too large as a PNG is a photo, whatever it came as: nine of them must fit in a report.
    """
    from PIL import Image

    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if kind == "PNG":
        stream = io.BytesIO()
        bare.save(stream, "PNG")
        if stream.tell() <= _LARGEST_PNG:
            return stream.getvalue()
    stream = io.BytesIO()
    bare.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()
