"""What goes from the confined process to the bot: a flaw or "", then the parts."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_SIZE = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read; with a `flaw`, which is a key, there are no parts."""

    flaw: str = ""
    parts: tuple[bytes, ...] = ()


def build_frames(reading: Reading) -> bytes:
    """Return the reading as bytes."""
    return b"".join(map(_build_frame, (reading.flaw.encode(), *reading.parts)))


def _build_frame(part: bytes) -> bytes:
    return _SIZE.pack(len(part)) + part


def parse_frames(sent: bytes) -> Reading | None:
    """Return the reading; None when these bytes are none."""
    parts, at = [], 0
    while at < len(sent):
        if len(sent) - at < _SIZE.size:
            return None
        (size,) = _SIZE.unpack_from(sent, at)
        at += _SIZE.size + size
        parts.append(sent[at - size : at])
    if not parts or at != len(sent) or not parts[0].isascii():
        return None
    return _build_reading(parts)


def _build_reading(parts: Sequence[bytes]) -> Reading | None:
    flaw = parts[0].decode()
    return Reading(flaw, tuple(parts[1:])) if bool(flaw) != bool(parts[1:]) else None
