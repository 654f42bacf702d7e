"""The entries of an archive, held against its bytes before any of them is unpacked.

Bombs overlap their entries or quote them inside each other (David Fifield, “A better zip bomb”,
WOOT 2019), and files that are two things at once keep the other one before, between or behind the
entries. So entries must follow each other without a gap, from the first byte to the directory.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.documents.reading.refusals import ReadingError

MOST_ENTRIES = 2000
MOST_BYTES = 50_000_000
"""Bytes of all entries together, unpacked."""

MOST_TIMES = 200
"""How many times its size an archive may unpack to; a report that repeats one line has 70."""

_HEAD = 30
"""Bytes of what stands before an entry, without its name and its extra field."""

_DESCRIPTOR = 24
"""Bytes that may stand behind an entry written in one go: its sizes once more."""

_END = 22
"""Bytes of what ends an archive (APPNOTE.TXT, 4.3.16), without a comment."""

_OUT = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\\")


def check_count(content: bytes) -> None:
    """Raise ReadingError for too many entries, before the archive's directory is even read."""
    if content.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise ReadingError("too_many_entries")


def check_entries(archive: ZipFile, content: bytes) -> None:
    """Raise ReadingError when the archive is more than it seems, or must not be unpacked."""
    entries = archive.infolist()
    _check_names(entries)
    _check_kinds(entries)
    _check_sizes(entries, len(content))
    _check_places(entries, content, archive.start_dir)


def _check_names(entries: Sequence[ZipInfo]) -> None:
    names = [entry.orig_filename for entry in entries]  # `filename` ends at the first NUL
    if any(map(_leads_out, names)) or any(map(_is_link, entries)):
        raise ReadingError("bad_names")
    if len({name.lower() for name in names}) < len(names):  # OPC tells no case apart
        raise ReadingError("bad_names")


def _leads_out(name: str) -> bool:
    unseen = any(unicodedata.category(sign) in ("Cc", "Cf") for sign in name)
    return not name or unseen or _OUT.search(name) is not None


def _is_link(entry: ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _check_kinds(entries: Sequence[ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadingError("password")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise ReadingError("broken")
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise ReadingError("macros")


def _check_sizes(entries: Sequence[ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_BYTES or unpacked > size * MOST_TIMES:
        raise ReadingError("unpacks_too_much")


def _check_places(entries: Sequence[ZipInfo], content: bytes, directory: int) -> None:
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < 0:
            raise ReadingError("broken")
        if entry.header_offset < at:
            raise ReadingError("unpacks_too_much")  # it begins inside the one before
        _check_gap(at, entry.header_offset)
        at = _find_end(entry, content)
    if directory < at:
        raise ReadingError("unpacks_too_much")
    _check_gap(at, directory)
    if content[-_END : -_END + 4] != b"PK\x05\x06":
        raise ReadingError("mismatch")


def _check_gap(end: int, start: int) -> None:
    """Raise for what is neither an entry nor said about one; before the first there is nothing."""
    if start != end and (end == 0 or not 0 < start - end <= _DESCRIPTOR):
        raise ReadingError("mismatch")


def _find_end(entry: ZipInfo, content: bytes) -> int:
    """Return where the bytes of the entry end; its head says itself how long it is."""
    head = content[entry.header_offset : entry.header_offset + _HEAD]
    if len(head) < _HEAD or not head.startswith(b"PK\x03\x04"):
        raise ReadingError("broken")
    name, extra = struct.unpack("<HH", head[26:30])
    return int(entry.header_offset + _HEAD + name + extra + entry.compress_size)
