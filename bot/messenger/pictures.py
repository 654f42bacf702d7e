"""How wide and high a picture is, read from the head of its file."""

from __future__ import annotations

import struct

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start-of-frame markers


def find_size(body: bytes) -> tuple[int, int] | None:
    """Return (width, height) in pixels of a PNG or JPEG; None for anything else."""
    size = None
    if body.startswith(PNG) and len(body) >= 24:
        size = struct.unpack(">II", body[16:24])
    elif body.startswith(JPEG):
        size = _find_jpeg_size(body)
    return size if size and all(size) else None


def _find_jpeg_size(body: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(body) and body[position] == 0xFF:
        marker, length = body[position + 1], int.from_bytes(body[position + 2 : position + 4])
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", body[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None
