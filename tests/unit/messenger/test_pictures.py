"""The size of a picture, from the head of its file."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.pictures import JPEG, PNG, find_size


def build_segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def test_a_png() -> None:
    assert find_size(PNG + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 30, 20)) == (30, 20)


def test_a_jpeg_with_a_preview_before_its_frame() -> None:
    frame = build_segment(0xC2, b"\x08" + struct.pack(">HH", 20, 30) + b"\x03")
    body = b"\xff\xd8" + build_segment(0xE1, b"Exif" * 9) + build_segment(0xC4, b"x") + frame
    assert find_size(body) == (30, 20)


@given(st.sampled_from([b"", PNG, JPEG]), st.binary())
def test_anything_else_has_no_size_or_a_sane_one(head: bytes, rest: bytes) -> None:
    size = find_size(head + rest)
    assert size is None or min(size) > 0
